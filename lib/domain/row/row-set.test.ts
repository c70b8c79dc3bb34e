import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invertChange, sameValue, type Change, type Row } from '@/lib/domain/row/change'
import { RowSet } from '@/lib/domain/row/row-set'
import { newId } from '@/lib/kernel/ids'
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
/** Every object that can be reached from a value, beside those that are known already. */
function reach(value: unknown, known: Set<object>): Set<object> {
  const open = [value]
  for (let next = open.pop(); open.length > 0 || next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null || known.has(next)) continue
    known.add(next)
    open.push(...(next instanceof Map ? [...next.keys(), ...next.values()] : Object.values(next)))
  }
  return known
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

  it('RW-56 finds after any history what a set made anew finds, wherever it was first asked', () => {
    const ask = fc.constantFrom(
      (set: RowSet) => set.where('failure-mode', 'categoryId', ID.category).length,
      (set: RowSet) => set.where('failure-mode', 'status', 'open').length,
      (set: RowSet) => set.where('category', 'title', 'C').length,
    )
    const step = fc.record({ batch: changes, ask, askEarlier: fc.boolean(), gone: fc.option(fc.constantFrom(...IDS)) })
    const given = fc.array(step, { maxLength: 8 })
    fc.assert(
      fc.property(given, (steps) => {
        let set = registerRows()
        for (const { batch, ask: askSet, askEarlier, gone } of steps) {
          // Asked of an earlier set after a later one was made, or of the later one alone.
          const later = set.applied(batch)
          askSet(askEarlier ? set : later)
          set = gone === null ? later : later.with(new Map([['failure-mode', new Map([[gone, null]])]]))
        }
        const anew = RowSet.of({ 'failure-mode': set.all('failure-mode'), category: set.all('category') })
        for (const status of ['open', 'closed']) expect(byId(set.where('failure-mode', 'status', status))).toEqual(byId(anew.where('failure-mode', 'status', status)))
        for (const category of CATEGORIES) expect(byId(set.where('failure-mode', 'categoryId', category))).toEqual(byId(anew.where('failure-mode', 'categoryId', category)))
        for (const title of ['C', 'Renamed']) expect(byId(set.where('category', 'title', title))).toEqual(byId(anew.where('category', 'title', title)))
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  it('RW-57 makes a few new objects for a change, however many rows there are', () => {
    const rows = Array.from({ length: 5_000 }, () => failureModeOf({ id: newId() }))
    const before = RowSet.of({ 'failure-mode': rows, category: registerRows().all('category') })
    before.where('failure-mode', 'categoryId', ID.category)
    const id = rows[2_500]?.id ?? ''
    const known = reach(before, new Set())
    const after = before.applied([{ kind: 'failure-mode', id, field: 'categoryId', before: ID.category, after: ID.otherCategory }])
    const fresh = reach(after, known).size - reach(before, new Set()).size
    expect(known.size).toBeGreaterThan(5_000)
    expect(fresh).toBeLessThan(60)
    expect(after.where('failure-mode', 'categoryId', ID.otherCategory).map((row) => row.id)).toEqual([id])
    expect(before.where('failure-mode', 'categoryId', ID.otherCategory)).toEqual([])
  })

  it('RW-58 is no larger after 20,000 changes than one made anew', () => {
    const rows = Array.from({ length: 500 }, () => failureModeOf({ id: newId() }))
    let set = RowSet.of({ 'failure-mode': rows, category: registerRows().all('category') })
    for (let i = 0; i < 20_000; i += 1) {
      set.where('failure-mode', 'categoryId', ID.category)
      set = set.applied([{ kind: 'failure-mode', id: rows[(i * 7) % 500]?.id ?? '', field: 'categoryId', before: null, after: CATEGORIES[i % 2] ?? '' }])
    }
    const anew = RowSet.of({ 'failure-mode': set.all('failure-mode'), category: set.all('category') })
    anew.where('failure-mode', 'categoryId', ID.category)
    // A draft marks the branches that it made, each with an object of its own.
    expect(reach(set, new Set()).size).toBeLessThan(reach(anew, new Set()).size * 1.5)
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
