import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '@/lib/domain/row/command-catalogue'
import type { RowSet } from '@/lib/domain/row/row-set'
import { planClear, planFillDown, planPaste } from '@/lib/domain/worksheet/clipboard/paste-plan'
import { needsLook, rowsToLookAt, type Plan } from '@/lib/domain/worksheet/clipboard/plan'
import { batchProblem, planToBatch } from '@/lib/domain/worksheet/clipboard/plan-to-batch'
import { cellNames, cellTexts, sheetSource, type SheetSource } from '@/lib/domain/worksheet/clipboard/sheet-source'
import { COLUMNS, findColumn, type Column } from '@/lib/domain/worksheet/columns'
import { parseCell } from '@/lib/domain/worksheet/parse-cell'
import { printCell } from '@/lib/domain/worksheet/print-cell'
import { compareInDocument } from '@/lib/domain/worksheet/sort'
import { lineContext, makeLine, type WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import { present } from '@/lib/kernel/assert'
import { REGISTER_ID } from '@/lib/testing/register-rows'
import { SHEET_DAY, SheetWorld } from '@/lib/testing/worksheet-world'

const columnsOf = (...ids: string[]): Column[] => ids.map((id) => present(findColumn(id), id))
const linesOf = (rows: RowSet): WorksheetLine[] => {
  const context = lineContext(rows, REGISTER_ID, SHEET_DAY)
  return rows.all('failure-mode').flatMap(({ id }) => makeLine(rows, id, context) ?? []).sort(compareInDocument)
}

/** A register of so many rows without status words that rules would refuse, and everything a plan needs. */
function open(count: number, seed = 5) {
  const world = new SheetWorld(seed, count)
  const calm = world.rows.all('failure-mode').map((row) => world.edit('failure-mode', { ...row }, 'status', 'open'))
  const rows = world.rows.applied(calm)
  const lines = linesOf(rows)
  return { rows, lines, source: sheetSource(rows, lines, () => world.newId()) }
}

/** Does the good rows of a plan as the server would, all at once. */
function take(rows: RowSet, plan: Plan, source: SheetSource, chosen?: ReadonlySet<string>): RowSet {
  const steps = planToBatch(plan, source, chosen)
  if (steps.length === 0) return rows
  const { command } = present(COMMANDS.get('register.batch'), 'the batch')
  return rows.applied(command.apply(rows, command.schema.parse({ steps }), { now: '2026-05-01T10:00:00.000Z', streamId: REGISTER_ID }))
}

const at = (line: number, column = 0, lines = 1, columns = 1) => ({ line, column, lines, columns })
const stateOf = (plan: Plan) => plan.rows.map(({ cells }) => cells.map(({ state }) => state))
const printed = (rows: RowSet, line: WorksheetLine, columns: readonly Column[]) => columns.map((column) => printCell(column, line, cellTexts(rows)))
const cellsOf = (rows: RowSet, columns: readonly Column[]) => linesOf(rows).map((line) => printed(rows, line, columns))

describe('the place of a paste', () => {
  const columns = columnsOf('title', 'component', 'layer')

  it('WS-70 fills the range with one value', () => {
    const { rows, lines, source } = open(4)
    const plan = planPaste([['X']], at(1, 1, 2, 2), { lines, columns }, source)
    expect(cellsOf(take(rows, plan, source), columns).map(([, b, c]) => [b, c].join())).toEqual([expect.any(String), 'X,X', 'X,X', expect.any(String)])
    expect(plan).toMatchObject({ changes: 4, problems: 0, added: 0, cutColumns: 0 })
  })

  it('WS-70 repeats a block that fits into the range, and spills another one over its own size', () => {
    const { lines, source } = open(6)
    const sheet = { lines, columns }
    const block = [['a', 'b'], ['c', 'd']]
    expect(planPaste(block, at(0, 0, 4, 2), sheet, source).rows.map(({ cells }) => cells.map(({ text }) => text).join(''))).toEqual(['ab', 'cd', 'ab', 'cd'])
    expect(planPaste(block, at(0, 0, 3, 1), sheet, source).rows.map(({ cells }) => cells.map(({ text }) => text).join(''))).toEqual(['ab', 'cd'])
  })

  it('WS-71 makes failure modes of what stands below the last row, at the end of their category, and leaves out empty lines', () => {
    const { rows, lines, source } = open(3)
    const sheet = { lines, columns: columnsOf('title', 'category', 'likelihood', 'owner') }
    const block = [['Last', 'Category 2', '3', 'Role 1'], ['New', 'category 2', 'likely', 'Role 1 → Role 2'], ['', '', '', ''], ['Newer', '', '5', '']]
    const plan = planPaste(block, at(2), sheet, source)
    expect(plan).toMatchObject({ added: 2, problems: 0 })
    const after = linesOf(take(rows, plan, source))
    const fresh = after.filter(({ id }) => !lines.some((line) => line.id === id))
    expect(fresh.map((line) => [line.code, line.title, line.categoryTitle, line.factors.current.likelihood, line.ownerLine])).toEqual(
      expect.arrayContaining([['D10-04', 'New', 'Category 2', 4, 'Role 1 → Role 2'], ['D10-05', 'Newer', 'Category 1', 5, '']]),
    )
    for (const line of fresh) expect(after.filter(({ categoryId }) => categoryId === line.categoryId).at(-1)?.id).toBe(line.id)
  })

  it('WS-72 cuts what stands beside the last column, and says how much', () => {
    const { lines, source } = open(2)
    expect(planPaste([['a', 'b', 'c']], at(0, 2), { lines, columns }, source)).toMatchObject({ cutColumns: 2, rows: [{ cells: [{ text: 'a' }] }] })
  })
})

describe('a cell of a paste', () => {
  const CASES: [string, string, string, string][] = [
    ['a level', 'impact', '4', 'change'],
    ['a rubric word', 'impact', 'Critical', 'change'],
    ['a level with its word', 'detectability', '5 silent', 'change'],
    ['a level as a spreadsheet writes it', 'impact', '4.0', 'change'],
    ['another word in a factor', 'impact', 'very bad', 'problem'],
    ['a level beyond five', 'impact', '6', 'problem'],
    ['a rubric word of another factor', 'impact', 'silent', 'problem'],
    ['an unknown category', 'category', 'Nowhere', 'problem'],
    ['no category', 'category', '', 'problem'],
    ['an unknown owner', 'owner', 'Nobody we know', 'problem'],
    ['an unknown owner in a chain', 'owner', 'Role 1 → Stranger', 'problem'],
    ['a known owner', 'owner', 'role 1 + Role 3', 'change'],
    ['a word of a set', 'promise', 'Durability; integrity', 'change'],
    ['a word that is none of a set', 'promise', 'durability, luck', 'problem'],
    ['a status in words', 'status', 'In treatment', 'change'],
    ['accepted, which needs an acceptance', 'status', 'accepted', 'problem'],
    ['an empty title', 'title', '', 'problem'],
    ['a title of two lines', 'title', 'one\ntwo', 'problem'],
    ['a title that is too long', 'title', 'x'.repeat(301), 'problem'],
    ['a control character', 'title', 'a\u0007b', 'problem'],
    ['a line separator', 'cause', 'a\u2028b', 'problem'],
    ['a formula', 'title', '=SUM(A1:A9)', 'change'],
    ['a text of many lines in a long text', 'cause', 'one\ntwo', 'change'],
    ['minutes', 'responseWindow', '45', 'change'],
    ['minutes in words', 'responseWindow', 'a while', 'problem'],
    ['minutes beyond a week', 'responseWindow', '10081', 'problem'],
    ['a score, which follows from factors', 'score', '99999', 'skipped'],
    ['a band', 'band', 'low', 'skipped'],
    ['an unknown code', 'code', 'X-99', 'skipped'],
    ['the code of another row', 'code', 'D10-02', 'problem'],
    ['its own code', 'code', 'D10-01', 'same'],
  ]
  it.each(CASES)('WS-73 with %s (%s: %j) is marked as %s', (_what, column, text, state) => {
    const { lines, source } = open(3)
    const target = lines.findIndex(({ code }) => code === 'D10-01')
    const [cell] = planPaste([[text]], at(target), { lines, columns: columnsOf(column) }, source).rows[0]?.cells ?? []
    expect(cell?.state).toBe(state)
    if (cell?.state === 'problem') expect([cell.message !== '', cell.hint !== '']).toEqual([true, true])
  })

  it('WS-73 is the same where it was copied from, also where nobody could write it anew', () => {
    const world = new SheetWorld(2, 200)
    const lines = linesOf(world.rows)
    const accepted = present(lines.find(({ status }) => status === 'accepted'), 'an accepted row')
    const columns = COLUMNS.filter(({ kind }) => kind !== 'lines')
    const block = [columns.map((column) => printCell(column, accepted, cellTexts(world.rows)) ?? '')]
    const plan = planPaste(block, at(0), { lines: [accepted], columns }, sheetSource(world.rows, lines, () => world.newId()))
    expect(stateOf(plan)).toEqual([columns.map(() => 'same')])
    expect(plan).toMatchObject({ good: [], refused: [], changes: 0 })
  })

  it('WS-73 names the five words of a factor', () => {
    const { lines, source } = open(1)
    const [cell] = planPaste([['bad']], at(0), { lines, columns: columnsOf('impact') }, source).rows[0]?.cells ?? []
    expect(cell).toMatchObject({ hint: 'Write one of: 1 minor, 2 low, 3 medium, 4 high, 5 critical.' })
  })

  it('WS-74 that looks like a formula is text, and says so', () => {
    const { rows, lines, source } = open(1)
    const plan = planPaste([['=HYPERLINK("x")']], at(0), { lines, columns: columnsOf('title') }, source)
    expect(plan.rows[0]?.cells[0]).toMatchObject({ note: expect.stringContaining('kept as text') })
    expect(linesOf(take(rows, plan, source))[0]?.title).toBe('=HYPERLINK("x")')
  })

  it('WS-74 is looked at before it is taken, and what is left out is counted', () => {
    const { lines, source } = open(3)
    const sheet = { lines, columns: columnsOf('title', 'score', 'component') }
    const plan = planPaste([['=A1', '7', '=B1'], ['B', '8'], ['C']], at(0), sheet, source)
    expect(plan).toMatchObject({ problems: 0, notes: 2, skipped: 2 })
    expect(needsLook(plan)).toBe(true)
    expect(rowsToLookAt(plan).map(({ place }) => place)).toEqual([1])
    expect(needsLook(planPaste([['A', '7']], at(0), sheet, source))).toBe(false)
    expect(needsLook(planPaste([['A', '7', 'B', 'C']], at(0), sheet, source))).toBe(true)
  })

  it('WS-75 keeps a text in the place of a role that stands there, and takes no new one', () => {
    const { rows, lines, source } = open(12)
    const line = present(lines.find(({ owners }) => owners.some(({ text }) => text !== null)), 'a row with a team')
    const sheet = { lines: [line], columns: columnsOf('owner') }
    expect(stateOf(planPaste([['A team']], at(0), sheet, source))).not.toEqual([['problem']])
    const other = planPaste([['A team → Role 1']], at(0), sheet, source)
    const after = present(linesOf(take(rows, other, source)).find(({ id }) => id === line.id), 'the row')
    expect(after.ownerLine).toBe('A team → Role 1')
    expect(stateOf(planPaste([['Another team']], at(0), sheet, source))).toEqual([['problem']])
  })
})

describe('a row of a paste', () => {
  it('WS-76 is refused as a whole where one cell is, and the good rows can be taken', () => {
    const { rows, lines, source } = open(3)
    const columns = columnsOf('component', 'impact')
    const plan = planPaste([['A', '5'], ['B', 'awful'], ['C', '1']], at(0), { lines, columns }, source)
    expect(plan).toMatchObject({ problems: 1, refused: [lines[1]?.id], good: [lines[0]?.id, lines[2]?.id] })
    const before = cellsOf(rows, columns)
    const after = cellsOf(take(rows, plan, source), columns)
    expect(after).toEqual([['A', '5'], before[1], ['C', '1']])
    expect(cellsOf(take(rows, plan, source, new Set([lines[2]?.id ?? ''])), columns)).toEqual([before[0], before[1], ['C', '1']])
    expect(take(rows, plan, source, new Set(plan.refused))).toBe(rows)
  })

  it('WS-77 keeps to the rules of a failure mode: a closing needs its reason, a new row its title', () => {
    const { lines, source } = open(2)
    const sheet = { lines, columns: columnsOf('status', 'closedReason', 'title') }
    expect(planPaste([['closed']], at(0), sheet, source).rows[0]?.problem).toMatchObject({ message: expect.stringContaining('reason') })
    expect(planPaste([['closed', 'Built differently']], at(0), sheet, source)).toMatchObject({ problems: 0, changes: 2 })
    expect(planPaste([['open']], at(2), sheet, source).rows[0]?.problem).toMatchObject({ message: 'A new failure mode needs a title.' })
    expect(planPaste([['open', '', 'New']], at(2), sheet, source)).toMatchObject({ problems: 0, added: 1 })
  })

  it('WS-76 that ends early leaves the cells behind its end as they are, and knows its line of the block', () => {
    const { rows, lines, source } = open(2)
    const columns = columnsOf('title', 'component', 'impact')
    const plan = planPaste([['A', 'B', 'awful'], ['C'], [''], ['D', 'E', '5']], at(0), { lines, columns }, source)
    expect(plan.rows.map(({ cells, place }) => [cells.length, place])).toEqual([[3, 1], [1, 2], [3, 4]])
    const [untouched, ended] = cellsOf(rows, columns)
    expect(cellsOf(take(rows, plan, source), columns)).toEqual(expect.arrayContaining([untouched, ['C', ended?.[1], ended?.[2]], ['D', 'E', '5']]))
  })

  it('WS-78 beyond what a register may hold is refused, and the others are not', () => {
    const { lines, source } = open(1)
    const plan = planPaste([['A'], ['B'], ['C']], at(1), { lines, columns: columnsOf('title') }, { ...source, total: 19_998 })
    expect(plan.rows.map(({ problem }) => problem?.message)).toEqual([undefined, undefined, 'The register is full.'])
    expect(plan.added).toBe(2)
  })

  it('WS-79 names the failure modes whose long texts must be fetched first', () => {
    const { lines, source } = open(2)
    const slim: SheetSource = { ...source, value: (id, field) => (field === 'cause' ? undefined : source.value(id, field)) }
    const plan = planPaste([['Because', 'X']], at(0), { lines, columns: columnsOf('cause', 'component') }, slim)
    expect(plan.missing).toEqual([lines[0]?.id])
    expect(() => planToBatch(plan, slim)).toThrow('fetched')
    expect(planFillDown(at(0, 0, 2), { lines, columns: columnsOf('cause') }, slim).missing).toEqual([lines[0]?.id])
  })
})

describe('a batch of a plan', () => {
  it('WS-83 says that it is too large for one command before it is sent', () => {
    const { lines, source } = open(3)
    const sheet = { lines, columns: columnsOf('cause') }
    const steps = planToBatch(planPaste([['x'.repeat(9_999)]], at(0), sheet, source), source)
    expect(batchProblem(steps)).toBeNull()
    expect(batchProblem(Array.from({ length: 1_000 }, () => steps).flat())).toMatchObject({ message: expect.stringContaining('10.1 MB of changes'), hint: expect.stringContaining('fewer rows') })
  })
})

const TEXTS: Record<string, readonly string[]> = {
  title: ['A', '=B', '', 'x\ny', 'Überlauf'],
  component: ['Loader', '', 'x'.repeat(301)],
  impact: ['1', 'critical', '', 'awful', '6'],
  'impact-target': ['2', 'minor', ''],
  owner: ['Role 1', 'Role 2 + Role 1', '', 'Stranger', 'Role 3 → Role 1 + Role 2', 'Role 4 (awareness only)'],
  category: ['Category 1', 'category 3', 'None'],
  promise: ['durability', 'integrity, durability', 'luck', ''],
  status: ['open', 'draft', 'closed'],
  closedReason: ['Why', ''],
  cause: ['One\ntwo', '', 'a\u0000'],
  score: ['12', ''],
}

describe('a plan and its batch', () => {
  it('WS-80 leave each row as if its cells had been typed one by one, or untouched where any of them is refused', () => {
    const ids = fc.shuffledSubarray(Object.keys(TEXTS), { minLength: 1 })
    const blocks = ids.chain((names) =>
      fc.record({
        names: fc.constant(names),
        block: fc.array(fc.tuple(...names.map((name) => fc.constantFrom(...(TEXTS[name] ?? [''])))), { minLength: 1, maxLength: 6 }),
      }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), blocks, fc.integer({ min: 0, max: 4 }), (seed, { names, block }, from) => {
        const { rows, lines, source } = open(4, seed)
        const columns = columnsOf(...names)
        const plan = planPaste(block, at(from), { lines, columns }, source)
        const after = take(rows, plan, source)
        const written = columns.filter(({ editable }) => editable)
        const good = new Set(plan.good)
        for (const [i, line] of lines.entries()) {
          const now = present(linesOf(after).find(({ id }) => id === line.id), 'a row stays')
          const texts = block[i - from]
          expect(printed(after, now, written)).toEqual(texts && good.has(line.id) ? typed(rows, line, columns, texts) : printed(rows, line, written))
        }
        for (const row of plan.rows) expect(good.has(row.id) && row.cells.some(({ state }) => state === 'problem')).toBe(false)
        expect(linesOf(after)).toHaveLength(lines.length + plan.added)
        const again = planPaste(block, at(from), { lines: lines.map(({ id }) => lineIn(after, id)), columns }, sheetSource(after, linesOf(after), source.newId))
        expect(again.good.filter((id) => good.has(id))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

const lineIn = (rows: RowSet, id: string) => present(makeLine(rows, id, lineContext(rows, REGISTER_ID, SHEET_DAY)), 'a line')

/** What the cells of a row read after each text was typed into its own: the text as its column would print it. */
function typed(rows: RowSet, line: WorksheetLine, columns: readonly Column[], texts: readonly string[]): (string | null)[] {
  return columns.flatMap((column, i) => {
    const text = texts[i] ?? ''
    if (!column.editable) return []
    const parsed = parseCell(column, text, cellNames(rows), line.owners.map(({ name }) => name))
    if (!parsed.ok) return 'refused'
    const { value } = parsed
    if (value.kind === 'level') return String(value.level ?? '')
    if (value.kind === 'owners') return text
    if (column.kind === 'category') return present(cellNames(rows).categories.find(({ id }) => id === (value.kind === 'value' ? value.value : '')), 'a category').title
    return value.kind === 'value' ? (Array.isArray(value.value) ? value.value.join(', ') : String(value.value ?? '')) : ''
  })
}

describe('filling and clearing', () => {
  it('WS-81 fills the first row of a range down over the others, and leaves alone what nobody writes', () => {
    const { rows, lines, source } = open(4)
    const columns = columnsOf('component', 'impact', 'owner', 'score', 'cause')
    const plan = planFillDown(at(0, 0, 3, 5), { lines, columns }, source)
    const after = cellsOf(take(rows, plan, source), columns.filter(({ editable }) => editable))
    expect([after[1], after[2]]).toEqual([after[0], after[0]])
    expect(after[3]).toEqual(cellsOf(rows, columns.filter(({ editable }) => editable))[3])
  })

  it('WS-82 clears what may be empty, and refuses rows with what may not', () => {
    const { rows, lines, source } = open(2)
    const columns = columnsOf('component', 'impact', 'owner', 'promise', 'band')
    const after = take(rows, planClear(at(0, 0, 2, 5), { lines, columns }, source), source)
    expect(cellsOf(after, columns)).toEqual([['', '', '', '', ''], ['', '', '', '', '']])
    expect(planClear(at(0), { lines, columns: columnsOf('title') }, source)).toMatchObject({ refused: [lines[0]?.id], good: [] })
  })
})
