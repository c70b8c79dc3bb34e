import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeCover, listHoles } from '@/lib/domain/coverage/control-cover'
import { compareCodes, OpenLines, OPEN_STATUSES } from '@/lib/domain/coverage/open-lines'
import { countCover, tabulateCategories, tabulateOwners, tabulatePromises } from '@/lib/domain/coverage/coverage-tables'
import type { CrossTable } from '@/lib/domain/coverage/cross-table'
import { CONTROL_STATES, CONTROL_TYPES } from '@/lib/domain/control/control-words'
import { FAILURE_MODE_STATUSES, PROMISES } from '@/lib/domain/failure-mode/failure-mode-words'
import { OWNER_PARTS } from '@/lib/domain/failure-mode/owner-chain'
import type { Row } from '@/lib/domain/row/change'
import { RowSet } from '@/lib/domain/row/row-set'
import { worstBand } from '@/lib/domain/scoring/band'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { DEFAULT_POLICY } from '@/lib/domain/scoring/policy'
import { coverageOf } from '@/lib/domain/worksheet/filter-match'
import type { LineContext } from '@/lib/domain/worksheet/worksheet-line'
import { ID, rowOf } from '@/lib/testing/register-rows'

const GONE = '2026-04-01T00:00:00.000Z'
const deletedAt = fc.constantFrom(null, null, null, GONE)
const index = fc.nat({ max: 7 })

interface Drawn {
  failureModes: { status: string; promise: string[]; layer: string | null; category: number; level: number | null; deletedAt: string | null }[]
  controls: { type: string; state: string; deletedAt: string | null }[]
  links: { control: number; failureMode: number; deletedAt: string | null }[]
  owners: { failureMode: number; role: number; part: string; deletedAt: string | null }[]
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  failureModes: fc.array(
    fc.record({
      status: fc.constantFrom(...FAILURE_MODE_STATUSES),
      promise: fc.subarray([...PROMISES]),
      layer: fc.constantFrom(null, 'schema', 'edge cache'),
      category: fc.nat({ max: 1 }),
      level: fc.constantFrom(null, 1, 2, 3, 4, 5),
      deletedAt,
    }),
    { minLength: 1, maxLength: 8 },
  ),
  controls: fc.array(fc.record({ type: fc.constantFrom(...CONTROL_TYPES), state: fc.constantFrom(...CONTROL_STATES), deletedAt }), { maxLength: 8 }),
  links: fc.array(fc.record({ control: index, failureMode: index, deletedAt }), { maxLength: 16 }),
  owners: fc.array(fc.record({ failureMode: index, role: fc.nat({ max: 1 }), part: fc.constantFrom(...OWNER_PARTS), deletedAt }), { maxLength: 10 }),
})

const ROLES = ['SRE Lead', 'Ingestion Owner']
const CONTEXT = { policy: DEFAULT_POLICY, today: '2026-05-01' }
const CATEGORIES = [
  { id: ID.category, title: 'C' },
  { id: ID.otherCategory, title: 'O' },
]

function rowsOf({ failureModes, controls, links, owners }: Drawn): RowSet {
  const assess = ({ level }: Drawn['failureModes'][number], i: number): Row[] =>
    level === null
      ? []
      : [rowOf('assessment', { id: `a${i}`, failureModeId: `f${i}`, stage: 'current', ordinal: 1, ...Object.fromEntries(FACTORS.map((factor) => [factor, level])) })]
  return RowSet.of({
    'failure-mode': failureModes.map(({ category, level: _level, ...row }, i) =>
      rowOf('failure-mode', { id: `f${i}`, code: `D10-${i + 1}`, title: `T${i}`, orderKey: 'a0', categoryId: CATEGORIES[category]?.id ?? '', ...row }),
    ),
    assessment: failureModes.flatMap(assess),
    acceptance: failureModes.map((_, i) => rowOf('acceptance', { id: `y${i}`, failureModeId: `f${i}`, expiresOn: CONTEXT.today, band: 'critical' })),
    'acceptance-decision': failureModes.map((_, i) => rowOf('acceptance-decision', { id: `d${i}`, acceptanceId: `y${i}`, outcome: 'approved' })),
    control: controls.map((row, i) => rowOf('control', { id: `c${i}`, title: 'C', ...row })),
    'control-link': links.map((row, i) => ({ id: `l${i}`, controlId: `c${row.control}`, failureModeId: `f${row.failureMode}`, deletedAt: row.deletedAt })),
    'owner-role': ROLES.map((name, i) => rowOf('owner-role', { id: `r${i}`, name, orderKey: 'a0' })),
    'owner-link': owners.map(({ failureMode, role, part, deletedAt: gone }, i) =>
      rowOf('owner-link', { id: `o${i}`, failureModeId: `f${failureMode}`, ownerRoleId: `r${role}`, part, orderKey: `a${i}`, deletedAt: gone }),
    ),
  })
}

const listOpenLines = (rows: RowSet, context: LineContext) => new OpenLines(context).update(rows, 'all')
const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
// What is accepted and not scored any more is open: nobody accepted that.
const isAtRest = ({ status, level }: Drawn['failureModes'][number]) => status === 'closed' || (status === 'accepted' && level !== null)
const open = (from: Drawn) => from.failureModes.filter((row) => row.deletedAt === null && !isAtRest(row))

/** Every cell counted by looking at every line. */
function expectTotals(table: CrossTable, count: number, isOnce: boolean): void {
  expect(table.total.count).toBe(count)
  expect(sum(table.columnTotals.map((cell) => cell.count))).toBe(count)
  if (isOnce) expect(sum(table.rowTotals.map((cell) => cell.count))).toBe(count)
  for (const [i, total] of table.rowTotals.entries()) {
    expect(sum((table.cells[i] ?? []).map((cell) => cell.count))).toBe(total.count)
    expect(worstBand((table.cells[i] ?? []).map((cell) => cell.worst))).toBe(total.worst)
  }
}

/** The live controls of a failure mode, found by looking at every link; each once. */
function servingOf(from: Drawn, id: string): Drawn['controls'] {
  const places = from.links.flatMap((link) => (link.deletedAt === null && `f${link.failureMode}` === id ? [link.control] : []))
  return [...new Set(places)].flatMap((place) => from.controls[place] ?? []).filter((control) => control.deletedAt === null)
}

describe('control coverage', () => {
  it('CV-10 a type is a hole when nothing of it is in place, planned or proposed; what is retired covers nothing', () => {
    fc.assert(
      fc.property(drawn, (from) => {
        for (const line of listOpenLines(rowsOf(from), CONTEXT)) {
          const serving = servingOf(from, line.id)
          expect(listHoles(line.controls)).toEqual(CONTROL_TYPES.filter((type) => serving.every((control) => control.type !== type || control.state === 'retired')))
        }
      }),
    )
    expect([{ existing: 2, planned: 1 }, { existing: 0, planned: 3 }, { existing: 0, planned: 0 }].map(describeCover)).toEqual(['2 existing, 1 planned', '3 planned', 'missing'])
  })

  it('CV-11 counts every open failure mode once under each type', () => {
    fc.assert(
      fc.property(drawn, (from) => {
        const totals = countCover(listOpenLines(rowsOf(from), CONTEXT))
        for (const type of CONTROL_TYPES) expect(sum(Object.values(totals[type]))).toBe(open(from).length)
      }),
    )
  })

  it('CV-12 counts what a search through all links finds; deleted links and controls cover nothing', () => {
    fc.assert(
      fc.property(drawn, (from) => {
        const lines = listOpenLines(rowsOf(from), CONTEXT)
        const totals = countCover(lines)
        for (const type of CONTROL_TYPES) {
          const words = lines.map((line) => {
            const states = servingOf(from, line.id).flatMap((control) => (control.type === type ? [control.state] : []))
            return states.includes('in-place') ? 'existing' : states.some((state) => state !== 'retired') ? 'planned' : 'missing'
          })
          expect(lines.map((line) => coverageOf(line.controls[type]))).toEqual(words)
          for (const word of ['existing', 'planned', 'missing'] as const) expect(totals[type][word]).toBe(words.filter((one) => one === word).length)
        }
      }),
    )
  })

  it('CV-13 takes open risks only, the worst first, then by code with its numbers as numbers', () => {
    expect(OPEN_STATUSES).toEqual(['draft', 'open', 'in-treatment'])
    fc.assert(
      fc.property(drawn, (from) => {
        const lines = listOpenLines(rowsOf(from), CONTEXT)
        const numbers = lines.map(({ scores: { current } }) => (current.state === 'scored' ? current.number : -1))
        expect(numbers).toEqual([...numbers].sort((a, b) => b - a))
        expect(lines.map(({ id }) => id).sort()).toEqual(open(from).map((row) => `f${from.failureModes.indexOf(row)}`).sort())
      }),
    )
    expect(['D10-10', 'D10-2', 'D10-1'].sort(compareCodes)).toEqual(['D10-1', 'D10-2', 'D10-10'])
  })
})

describe('tables of open failure modes', () => {
  it('CV-20 owner by band: each stands under every role that answers for it or under nobody, who stands first, and counts once in the totals of bands', () => {
    fc.assert(
      fc.property(drawn, (from) => {
        const lines = listOpenLines(rowsOf(from), CONTEXT)
        const table = tabulateOwners(lines)
        expectTotals(table, open(from).length, false)
        const rolesOf = (id: string) => new Set(from.owners.flatMap((link) => (`f${link.failureMode}` === id && (link.part === 'accountable' || link.part === 'joint') && link.deletedAt === null ? [link.role] : [])))
        for (const [i, head] of table.rows.entries()) {
          const inside = lines.filter(({ id }) => (head.key === null ? rolesOf(id).size === 0 : rolesOf(id).has(ROLES.indexOf(head.label))))
          expect(table.rowTotals[i]?.count).toBe(inside.length)
        }
        if (lines.some(({ id }) => rolesOf(id).size === 0)) expect(table.rows[0]).toEqual({ key: null, label: 'Nobody' })
      }),
    )
  })

  it('CV-21 category by band: every category stands there, in the order of the document, also an empty one', () => {
    fc.assert(
      fc.property(drawn, (from) => {
        const table = tabulateCategories(listOpenLines(rowsOf(from), CONTEXT), CATEGORIES)
        expectTotals(table, open(from).length, true)
        expect(table.rows.map((head) => head.key)).toEqual(CATEGORIES.map(({ id }) => id))
        expect(table.rowTotals.map((cell) => cell.count)).toEqual([0, 1].map((place) => open(from).filter((row) => row.category === place).length))
      }),
    )
    const stray = tabulateCategories(listOpenLines(rowsOf({ failureModes: [{ status: 'open', promise: [], layer: null, category: 0, level: 1, deletedAt: null }], controls: [], links: [], owners: [] }), CONTEXT), [])
    expect(stray.rows).toEqual([{ key: null, label: 'In no category' }])
    expect(stray.total.count).toBe(1)
  })

  it('CV-22 promise by layer: several promises stand in several rows, and count once in the totals of layers and at the corner', () => {
    fc.assert(
      fc.property(drawn, (from) => {
        const table = tabulatePromises(listOpenLines(rowsOf(from), CONTEXT))
        expectTotals(table, open(from).length, false)
        expect(sum(table.rowTotals.map((cell) => cell.count))).toBe(sum(open(from).map((row) => Math.max(1, row.promise.length))))
      }),
    )
  })

  it('CV-23 a cell takes the worst band of what is in it, and none where nothing is scored', () => {
    fc.assert(
      fc.property(drawn, (from) => {
        const lines = listOpenLines(rowsOf(from), CONTEXT)
        const table = tabulatePromises(lines)
        for (const [i, row] of table.rows.entries()) {
          for (const [j, column] of table.columns.entries()) {
            const inside = lines.filter((line) => line.layer === column.key && (row.key === null ? line.promise.length === 0 : line.promise.some((one) => one === row.key)))
            expect(table.cells[i]?.[j]).toEqual({ count: inside.length, worst: worstBand(inside.map((line) => line.band)) })
          }
        }
      }),
    )
  })
})
