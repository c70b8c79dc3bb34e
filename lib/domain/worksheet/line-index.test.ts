import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '@/lib/domain/row/change'
import type { RowSet } from '@/lib/domain/row/row-set'
import { worstBand } from '@/lib/domain/scoring/band'
import type { Filter } from '@/lib/domain/worksheet/filter'
import { filterTest } from '@/lib/domain/worksheet/filter-match'
import { foldText } from '@/lib/domain/worksheet/fold-text'
import { compareSections, groupPlaceOf, GROUPS } from '@/lib/domain/worksheet/group'
import { EMPTY_QUERY, WorksheetIndex, type LineQuery, type LineView } from '@/lib/domain/worksheet/line-index'
import { lineOrder, SORT_FIELDS } from '@/lib/domain/worksheet/sort'
import { touchedLines } from '@/lib/domain/worksheet/touched-lines'
import { lineContext, makeLine, type WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import { present } from '@/lib/kernel/assert'
import { REGISTER_ID } from '@/lib/testing/register-rows'
import { SHEET_DAY, SheetWorld } from '@/lib/testing/worksheet-world'

const contextOf = (rows: RowSet) => lineContext(rows, REGISTER_ID, SHEET_DAY)
const linesOf = (rows: RowSet) => rows.all('failure-mode').flatMap(({ id }) => makeLine(rows, id, contextOf(rows)) ?? [])

/** The slow and obvious worksheet: every line made, tested, sorted and grouped from the beginning. */
function slowView(rows: RowSet, query: LineQuery): Pick<LineView, 'lines' | 'sections' | 'total'> {
  const all = linesOf(rows)
  const words = foldText(query.text).split(' ').filter(Boolean)
  const holds = (line: WorksheetLine) => words.every((word) => foldText(`${line.code} ${line.title} ${line.component ?? ''} ${line.ownerLine}`).includes(word))
  const isFound = (line: WorksheetLine) => (query.textIds === null ? holds(line) : query.textIds.has(line.id) || (words.length > 0 && holds(line)))
  const passing = all.filter((line) => isFound(line) && query.filters.every((filter) => filterTest(filter, query.reader)(line)))
  const lines = passing.sort(lineOrder(query.sort))
  const by = query.group
  if (by === null) return { lines, sections: null, total: all.length }
  const keys = [...new Set(lines.map((line) => groupPlaceOf(line, by).key))]
  const sections = keys.map((key) => {
    const own = lines.filter((line) => groupPlaceOf(line, by).key === key)
    const place = groupPlaceOf(present(own[0], 'a section has a line'), by)
    return { ...place, lines: own, count: own.length, worst: worstBand(own.map(({ band }) => band)) }
  })
  return { lines, sections: sections.sort(compareSections), total: all.length }
}

const FILTERS: readonly Filter[] = [
  { field: 'status', op: 'is', values: ['open', 'closed'] },
  { field: 'status', op: 'not', values: ['open'] },
  { field: 'likelihood', op: 'range', values: ['3', ''] },
  { field: 'band', op: 'is', values: ['high', 'critical'] },
  { field: 'band', op: 'empty', values: [] },
  { field: 'component', op: 'has', values: ['queue'] },
  { field: 'component', op: 'filled', values: [] },
  { field: 'promise', op: 'is', values: ['durability', 'integrity'] },
  { field: 'owner', op: 'is', values: ['A team'] },
  { field: 'row', op: 'is', values: ['mine', 'overdue'] },
  { field: 'row', op: 'not', values: ['unowned'] },
  { field: 'row', op: 'is', values: ['unheld'] },
  { field: 'controls-proof', op: 'is', values: ['missing'] },
  { field: 'due', op: 'range', values: ['', '2026-05-01'] },
]

const queries = fc.record({
  filters: fc.subarray([...FILTERS], { maxLength: 3 }),
  text: fc.constantFrom('', 'l', 'lo', 'los', 'uber', 'role 1', 'D10-0', 'ECRIT stale'),
  found: fc.constantFrom('none', 'some', 'empty'),
  sort: fc.array(fc.record({ column: fc.constantFrom(...SORT_FIELDS), desc: fc.boolean() }), { maxLength: 3 }),
  group: fc.constantFrom(null, ...GROUPS),
  mine: fc.boolean(),
})
const steps = fc.array(fc.oneof({ weight: 3, arbitrary: fc.record({ changes: fc.integer({ min: 1, max: 12 }) }) }, { weight: 1, arbitrary: fc.record({ query: queries }) }), { maxLength: 12 })

function queryOf(rows: RowSet, { found, mine, ...rest }: (typeof queries extends fc.Arbitrary<infer Q> ? Q : never)): LineQuery {
  const ids = rows.all('failure-mode').map(({ id }) => id)
  const textIds = found === 'none' ? null : new Set(found === 'some' ? ids.filter((_id, i) => i % 3 === 0) : [])
  return { ...rest, textIds, reader: { membershipId: mine ? present(rows.all('membership')[0], 'a member').id : null } }
}

function follow(index: WorksheetIndex, world: SheetWorld, count: number): void {
  const changes: Change[] = []
  for (let i = 0; i < count; i += 1) changes.push(...world.change())
  index.update(world.rows, touchedLines(world.rows, changes), contextOf(world.rows))
}

describe('the index of the worksheet', () => {
  it('WS-50 shows after any edits and questions what a worksheet made from the beginning would', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 30 }), queries, steps, (seed, count, first, story) => {
        const world = new SheetWorld(seed, count)
        const index = new WorksheetIndex(contextOf(world.rows))
        let query = queryOf(world.rows, first)
        index.show(query)
        index.update(world.rows, 'all')
        for (const step of story) {
          if ('query' in step) index.show((query = queryOf(world.rows, step.query)))
          else follow(index, world, step.changes)
          expect(index.view).toEqual(slowView(world.rows, query))
        }
      }),
      { numRuns: 120 },
    )
  })

  it('WS-50 does so as well for more lines than it made room for at first', () => {
    const world = new SheetWorld(21, 1_000)
    const index = new WorksheetIndex(contextOf(world.rows))
    const query: LineQuery = { ...EMPTY_QUERY, filters: FILTERS.slice(1, 2), text: 'los', sort: [{ column: 'score', desc: true }], group: 'owner' }
    index.show(query)
    index.update(world.rows, 'all')
    const [categories, roles] = [world.rows.all('category'), world.rows.all('owner-role')]
    const changes = Array.from({ length: 200 }, (_, i) => world.failureMode(1_001 + i, 'a7', categories, roles, [])).flat()
    world.rows = world.rows.applied(changes)
    index.update(world.rows, touchedLines(world.rows, changes))
    expect(index.view).toEqual(slowView(world.rows, query))
    follow(index, world, 20)
    expect(index.view).toEqual(slowView(world.rows, query))
  })

  it('WS-51 keeps every line and section that did not change the same object', () => {
    const world = new SheetWorld(7, 30)
    const index = new WorksheetIndex(contextOf(world.rows))
    index.show({ ...EMPTY_QUERY, group: 'category' })
    const before = index.update(world.rows, 'all')
    const changed = present(before.lines[4], 'a fifth line')
    world.rows = world.rows.applied([{ kind: 'failure-mode', id: changed.id, field: 'title', before: changed.title, after: 'Another' }])
    const after = index.update(world.rows, 'all')
    expect(after.lines.filter((line, i) => line !== before.lines[i])).toEqual([{ ...changed, title: 'Another' }])
    const other = after.sections?.filter(({ key }) => key !== changed.categoryId) ?? []
    expect(other.length).toBeGreaterThan(1)
    for (const section of other) expect(before.sections).toContain(section)
  })

  it('WS-51 shows the same object when nothing that it shows has changed', () => {
    const world = new SheetWorld(8, 30)
    const index = new WorksheetIndex(contextOf(world.rows))
    const query: LineQuery = { ...EMPTY_QUERY, filters: [{ field: 'status', op: 'is', values: ['open'] }] }
    index.show(query)
    const before = index.update(world.rows, 'all')
    expect(index.update(world.rows, 'all')).toBe(before)
    expect(index.show({ ...query, filters: [...query.filters] })).toBe(before)
    const hidden = present(linesOf(world.rows).find(({ status }) => status === 'closed'), 'a closed line')
    world.rows = world.rows.applied([{ kind: 'failure-mode', id: hidden.id, field: 'title', before: hidden.title, after: 'Another' }])
    expect(index.update(world.rows, new Set([hidden.id]))).toBe(before)
    expect(index.line(hidden.id)?.title).toBe('Another')
  })

  it('WS-52 judges all lines anew on another day and under another policy', () => {
    const world = new SheetWorld(9, 40)
    const index = new WorksheetIndex(contextOf(world.rows))
    index.update(world.rows, 'all')
    const nextYear = { ...contextOf(world.rows), today: '2027-05-01' }
    const sum = { ...nextYear, policy: { kind: 'sum' as const } }
    for (const context of [nextYear, sum]) {
      const lines = index.update(world.rows, new Set(), context).lines
      expect(new Set(lines)).toEqual(new Set(world.rows.all('failure-mode').map(({ id }) => makeLine(world.rows, id, context))))
    }
  })
})
