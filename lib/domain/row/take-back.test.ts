import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change, Row } from '@/lib/domain/row/change'
import { endOfDay, momentSchema, parseMoment, printMoment } from '@/lib/domain/row/moment'
import { RowSet } from '@/lib/domain/row/row-set'
import { takeBack, type FirstChange } from '@/lib/domain/row/take-back'

const NAMES = ['title', 'cause', 'promise'] as const
const id = fc.constantFrom('a', 'b', 'c', 'd')
const value = fc.oneof(fc.constantFrom('x', 'y', 'z', null), fc.subarray(['p', 'q']))
const anySteps = fc.array(fc.record({ id, field: fc.constantFrom(...NAMES), value }), { maxLength: 30 })

/** A change for a step: a row that is not there yet is made, another field changes. */
function changeFor(rows: RowSet, step: { id: string; field: string; value: Change['after'] }): Change {
  const row: Row | undefined = rows.all('failure-mode').find((one) => one.id === step.id)
  if (!row) return { kind: 'failure-mode', id: step.id, field: null, before: null, after: { id: step.id, title: 'new', cause: null, promise: [] } }
  return { kind: 'failure-mode', id: step.id, field: step.field, before: row[step.field] ?? null, after: step.value as never }
}

/** The obvious version of what the database answers: walks forward and keeps the first change of each field. */
function firstChanges(changes: readonly Change[]): FirstChange[] {
  const first: FirstChange[] = []
  for (const { id: row, field, before } of changes) {
    if (!first.some((one) => one.id === row && one.field === field)) first.push({ id: row, field, before })
  }
  return first
}

describe('rows as of a moment', () => {
  it('AO-1 taking back the first changes since gives the rows of every moment', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        let rows = RowSet.of({ 'failure-mode': [] })
        const moments = [rows.all('failure-mode')]
        const changes: Change[] = []
        for (const step of steps) {
          const change = changeFor(rows, step as never)
          changes.push(change)
          rows = rows.applied([change])
          moments.push(rows.all('failure-mode'))
        }
        for (const [seq, then] of moments.entries()) {
          expect(takeBack(rows.all('failure-mode') as unknown as Row[], firstChanges(changes.slice(seq)))).toEqual(then)
        }
      }),
    )
  })

  it('AO-1 leaves what did not change the same object', () => {
    const rows: Row[] = [{ id: 'a', title: 'x' }, { id: 'b', title: 'y' }]
    const then = takeBack(rows, [{ id: 'b', field: 'title', before: 'z' }])
    expect(then[0]).toBe(rows[0])
    expect(then[1]).toEqual({ id: 'b', title: 'z' })
    expect(rows[1]).toEqual({ id: 'b', title: 'y' })
  })

  it('AO-2 a moment is a day that there is or a number from 1', () => {
    expect(parseMoment('2026-11-20')).toEqual({ day: '2026-11-20' })
    expect(parseMoment('2028-02-29')).toEqual({ day: '2028-02-29' })
    expect(parseMoment('17')).toEqual({ seq: 17 })
    for (const text of ['', '0', '-1', '1.5', '2026-02-30', '2026-13-01', '2026-1-1', 'yesterday', '1234567890', '2026-11-20T10:00', '１７']) {
      expect(parseMoment(text)).toBeNull()
      expect(momentSchema.safeParse(text).success).toBe(false)
    }
    for (const text of ['2026-11-20', '17']) expect(printMoment(momentSchema.parse(text))).toBe(text)
  })

  it('AO-2 a day ends at midnight UTC', () => {
    expect(endOfDay('2026-12-31')).toBe('2027-01-01T00:00:00.000Z')
    expect(endOfDay('2028-02-28')).toBe('2028-02-29T00:00:00.000Z')
  })
})
