import { checkedStage, scoreOf } from '@/lib/domain/import/column-target'
import { isHeader, placeOf, type FoundTable, type PassedOver } from '@/lib/domain/import/find-table'
import { headerName, type Mapping } from '@/lib/domain/import/guess-mapping'
import type { ImportDraft, RefusedRow, RowProblem } from '@/lib/domain/import/import-draft'
import { readDraft, type RowGroup } from '@/lib/domain/import/read-draft'
import { offerRepair } from '@/lib/domain/import/repair-row'
import { ROW_WORDS, tidyCell, type SourceRow } from '@/lib/domain/import/source-sheet'

/** What the rows of a table are, each of them one thing: read, continuing, refused or passed over. */
export interface ReadRows {
  drafts: ImportDraft[]
  refused: RefusedRow[]
  warnings: RowProblem[]
  passed: PassedOver[]
  /** Columns whose blank cells were filled from above, by header. */
  filledDown: string[]
  /** Rows whose repair was accepted. */
  repaired: number[]
}

/** Reads the rows below a header. `repairs` are the numbers of rows whose offered repair was accepted, one by one. */
export function readRows(table: FoundTable, mapping: Mapping, repairs: ReadonlySet<number>): ReadRows {
  const { full, blank } = splitBlank(table.rows)
  const { own, foreign, headers } = splitAtHeader(table, full)
  const refused: RefusedRow[] = foreign.map((row) => refuse(table, row, 'This row stands under another header.', 'Import that part as a file of its own, with its header in the first line.'))
  const wide = own.flatMap((row) => fitRow(table, mapping, row, repairs, refused))
  const { groups, idle } = groupRows(table, mapping, fillDown(mapping, wide.map(({ row }) => row)), refused)
  const read = groups.map((group) => ({ group, ...readDraft(table, mapping, group) }))
  const wrong = read.filter(({ problems }) => problems.some(({ severity }) => severity === 'error'))
  refused.push(...wrong.flatMap(({ group, problems }) => [group.row, ...group.continued].map(({ number }, i) => ({ row: number, problems: i === 0 ? problems : [], repair: null }))))
  const right = read.filter((one) => !wrong.includes(one))
  const { drafts, doubles } = refuseDoubles(table, right.map(({ draft }) => draft))
  return {
    drafts,
    refused: [...refused, ...doubles].sort((a, b) => a.row - b.row),
    warnings: right.filter(({ draft }) => drafts.includes(draft)).flatMap(({ problems }) => problems),
    passed: [...table.passed, ...countPassed('Blank', blank), ...countPassed('Header of another table', headers), ...countPassed('Nothing but computed figures', idle)],
    filledDown: mapping.columns.flatMap((plan, i) => (plan.fillDown ? [headerName(table, i)] : [])),
    repaired: wide.flatMap(({ row, repaired }) => (repaired ? [row.number] : [])),
  }
}

function splitBlank(rows: readonly SourceRow[]): { full: SourceRow[]; blank: SourceRow[] } {
  const isBlank = ({ cells }: SourceRow) => cells.every((cell) => tidyCell(cell) === '')
  return { full: rows.filter((row) => !isBlank(row)), blank: rows.filter(isBlank) }
}

// From a second header on, the columns mean something else.
function splitAtHeader(table: FoundTable, rows: readonly SourceRow[]): { own: SourceRow[]; foreign: SourceRow[]; headers: SourceRow[] } {
  const own: SourceRow[] = []
  const foreign: SourceRow[] = []
  const headers: SourceRow[] = []
  for (const row of rows) {
    const isOwnAgain = table.headers.every((header, i) => header === tidyCell(row.cells[i]))
    if (isOwnAgain || isHeader(row)) headers.push(row)
    else if (headers.some((header) => !table.headers.every((own, i) => own === tidyCell(header.cells[i])))) foreign.push(row)
    else own.push(row)
  }
  return { own, foreign, headers }
}

function refuse(table: FoundTable, row: SourceRow, message: string, hint: string): RefusedRow {
  return { row: row.number, problems: [{ severity: 'error', sheet: table.sheet.name, row: row.number, column: null, message, hint }], repair: null }
}

/** The row where its width is right or was made right; otherwise it is refused. A workbook has no widths. */
function fitRow(table: FoundTable, mapping: Mapping, row: SourceRow, repairs: ReadonlySet<number>, refused: RefusedRow[]): { row: SourceRow; repaired: boolean }[] {
  const width = table.headers.length
  const surplus = row.cells.slice(width).some((cell) => tidyCell(cell) !== '')
  if (table.sheet.kind !== 'text' || (row.cells.length >= width && !surplus)) return [{ row: { ...row, cells: row.cells.slice(0, width) }, repaired: false }]
  const repair = offerRepair(table, mapping, row)
  if (repair && repairs.has(row.number)) return [{ row: { ...row, cells: repair.cells }, repaired: true }]
  const found = row.cells.length
  const hint =
    repair?.kind === 'reread'
      ? 'The whole row is inside quotes. Read its content once more, as offered.'
      : found > width
        ? `Put the text with the ${table.sheet.kind === 'text' ? 'separator' : 'surplus'} in it inside quotes${repair ? ', or join the cells as offered' : ''}.`
        : `Write the missing ${width - found === 1 ? 'cell' : 'cells'}, empty where there is nothing to say.`
  refused.push({ ...refuse(table, row, `${found} ${found === 1 ? 'cell' : 'cells'} where ${width} are expected.`, hint), repair })
  return []
}

function fillDown(mapping: Mapping, rows: readonly SourceRow[]): SourceRow[] {
  const titleAt = mapping.columns.findIndex(({ target }) => target === 'title')
  const above = new Map<number, SourceRow['cells'][number]>()
  return rows.map((row) => {
    if (tidyCell(row.cells[titleAt]) === '') return row
    const cells = row.cells.map((cell, i) => (mapping.columns[i]?.fillDown && tidyCell(cell) === '' ? (above.get(i) ?? cell) : cell))
    cells.forEach((cell, i) => above.set(i, cell))
    return { ...row, cells }
  })
}

// A row without a title continues the one above, unless it has an id or scores of its own, which no row may lose.
function groupRows(table: FoundTable, mapping: Mapping, rows: readonly SourceRow[], refused: RefusedRow[]): { groups: RowGroup[]; idle: SourceRow[] } {
  const groups: RowGroup[] = []
  const idle: SourceRow[] = []
  for (const row of rows) {
    const filled = mapping.columns.filter((_, i) => tidyCell(row.cells[i]) !== '')
    const last = groups.at(-1)
    if (filled.some(({ target }) => target === 'title')) groups.push({ row, continued: [] })
    else if (filled.every(({ target }) => checkedStage(target) !== null || target === 'ignore')) idle.push(row)
    else if (last && !filled.some(({ target }) => target === 'reference' || scoreOf(target) !== null)) last.continued.push(row)
    else refused.push(refuse(table, row, 'This row does not say what fails.', `Fill in the title of the failure mode in this ${ROW_WORDS[table.sheet.kind]}, or choose another column for it.`))
  }
  return { groups, idle }
}

function refuseDoubles(table: FoundTable, drafts: readonly ImportDraft[]): { drafts: ImportDraft[]; doubles: RefusedRow[] } {
  const first = new Map<string, number>()
  const doubles: RefusedRow[] = []
  const kept = drafts.filter((draft) => {
    const before = draft.reference === null ? undefined : first.get(draft.reference)
    if (before === undefined) {
      if (draft.reference !== null) first.set(draft.reference, draft.row)
      return true
    }
    const message = `The reference ${draft.reference ?? ''} stands in ${ROW_WORDS[table.sheet.kind]} ${before} already.`
    const hint = 'Give each failure mode a reference of its own, or keep that column as a note.'
    const refusals = [draft.row, ...draft.continued].map((number) => refuse(table, { number, cells: [] }, message, hint))
    doubles.push(...refusals)
    return false
  })
  return { drafts: kept, doubles }
}

function countPassed(what: string, rows: readonly SourceRow[]): PassedOver[] {
  const [first] = rows
  return first ? [{ what, place: rows.length > 8 ? placeOf(first.number, rows.at(-1)?.number ?? 0) : rows.map(({ number }) => number).join(', '), count: rows.length }] : []
}
