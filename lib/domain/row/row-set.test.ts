import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invertChange, sameValue, type Change, type Row } from '@/lib/domain/row/change'
import { RowSet } from '@/lib/domain/row/row-set'
import { failureModeOf, ID, registerRows, rowOf } from '@/lib/testing/register-rows'

const IDS = [ID.failureMode, ID.secondFailureMode, ID.fresh, ID.spare]
const CATEGORIES = [ID.category, ID.otherCategory]

/** Random changes: rows that come, categories that change, kinds that are mixed. */
const changes = fc.array(
  fc.oneof(
    fc.record({ id: fc.constantFrom(...IDS), categoryId: fc.constantFrom(...CATEGORIES) }).map(({ id, categoryId }): Change => ({ kind: 'failure-mode', id, field: null, before: null, after: failureModeOf({ id, categoryId }) })),
    fc.record({ id: fc.constantFrom(...IDS, ID.nowhere), after: fc.constantFrom(...CATEGORIES) }).map(({ id, after }): Change => ({ kind: 'failure-mode', id, field: 'categoryId', before: null, after })),
    fc.constantFrom(...CATEGORIES).map((id): Change => ({ kind: 'category', id, field: 'title', before: null, after: 'Renamed' })),
  ),
  { maxLength: 12 },
)

/** The obvious, slow way: a list that is copied and searched. */
function applySlowly(rows: readonly Row[], list: readonly Change[], kind: string): Row[] {
  return list.reduce<Row[]>((now, change) => {
    if (change.kind !== kind) return now
    if (change.field === null) return [...now.filter((row) => row.id !== change.id), change.after]
    return now.map((row) => (row.id === change.id ? { ...row, [change.field]: change.after } : row))
  }, [...rows])
}
const byId = (rows: readonly { id: string }[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))

describe('a set of rows', () => {
  it('RW-50 after any changes, in any parts, holds and finds what a slow list would', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 4 }), (batches) => {
        const start = registerRows()
        let set = start
        for (const batch of batches) {
          // Asking in between builds an index that the next set must not trust for rows that changed.
          set.where('failure-mode', 'categoryId', ID.category)
          set = set.applied(batch)
        }
        const slow = applySlowly(start.all('failure-mode'), batches.flat(), 'failure-mode')
        expect(byId(set.all('failure-mode'))).toEqual(byId(slow))
        for (const category of CATEGORIES) expect(byId(set.where('failure-mode', 'categoryId', category))).toEqual(byId(slow.filter((row) => row.categoryId === category)))
        for (const id of [...IDS, ID.nowhere]) expect(set.get('failure-mode', id)).toEqual(slow.find((row) => row.id === id))
        expect(byId(start.all('failure-mode'))).toEqual(byId(registerRows().all('failure-mode')))
      }),
      { seed: 42, numRuns: 300 },
    )
  })

  it('RW-51 keeps the very object of every row that did not change', () => {
    const before = registerRows()
    const after = before.applied([{ kind: 'failure-mode', id: ID.failureMode, field: 'cause', before: 'Old', after: 'New' }])
    expect(after.get('failure-mode', ID.secondFailureMode)).toBe(before.get('failure-mode', ID.secondFailureMode))
    expect(after.get('failure-mode', ID.failureMode)).not.toBe(before.get('failure-mode', ID.failureMode))
    expect(before.get('failure-mode', ID.failureMode)?.cause).toBe('Old')
    expect(before.applied([])).toBe(before)
  })

  it('RW-52 passes over a change of a row that is not loaded', () => {
    expect(registerRows().applied([{ kind: 'revision', id: ID.nowhere, field: 'date', before: '', after: 'x' }]).get('revision', ID.nowhere)).toBeUndefined()
    expect(RowSet.of({}).all('category')).toEqual([])
  })

  it('RW-53 finds the deleted rows too: leaving them out is for whoever asks', () => {
    expect(registerRows().where('failure-mode', 'categoryId', ID.category).map((row) => row.id)).toContain(ID.deletedFailureMode)
  })
})

describe('a change', () => {
  it('RW-54 compares lists in order and everything else by value; missing is null', () => {
    expect([sameValue(['a', 'b'], ['a', 'b']), sameValue(['a', 'b'], ['b', 'a']), sameValue(['a'], ['a', 'a']), sameValue([], null)]).toEqual([true, false, false, false])
    expect([sameValue(undefined, null), sameValue(0, null), sameValue('', null), sameValue('1', 1)]).toEqual([true, false, false, false])
  })

  it('RW-55 is taken back by exchanging its values; a row that came is taken back by deleting it', () => {
    const edit: Change = { kind: 'category', id: ID.category, field: 'title', before: 'A', after: 'B' }
    expect(invertChange(edit)).toEqual({ ...edit, before: 'B', after: 'A' })
    expect(invertChange({ kind: 'category', id: ID.fresh, field: null, before: null, after: rowOf('category', { id: ID.fresh, title: 'T', orderKey: 'a0' }) })).toBeNull()
  })
})
