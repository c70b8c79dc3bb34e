import { basename } from 'node:path'
import { columnLetters, oneLine, tidyCell, type SourceReading } from '@/lib/domain/import/source-sheet'
import { targetLabel, scoreOf, type ColumnTarget } from '@/lib/domain/import/column-target'
import { findTable, type FoundTable, type PassedOver } from '@/lib/domain/import/find-table'
import { guessMapping, headerName, type Mapping } from '@/lib/domain/import/guess-mapping'
import { refuseUnstorable } from '@/lib/domain/import/plan-import'
import { readRows, type ReadRows } from '@/lib/domain/import/read-rows'
import { SCALE_STEPS, type Scale } from '@/lib/domain/import/scale'
import type { KeptMapping } from '@/lib/services/register/kept-mapping'
import { readSourceApart } from '@/lib/exchange/sheet/read-source-apart'
import type { TableChoice } from '@/lib/services/register/table-choice'

/** How many cells of a column are shown beside its mapping. */
const SAMPLES = 3

/** A table of a file, for choosing between several. */
export interface TableOutline {
  /** Place in the file, from 0. */
  sheet: number
  name: string
  rows: number
}

/** A column as a person maps it. */
export interface ColumnOutline {
  header: string
  letter: string
  samples: string[]
  target: ColumnTarget
  label: string
  scale: Scale | null
  /** The conversion of the scale to levels 1 to 5. */
  steps: readonly string[] | null
  fillDown: boolean
}

/** A file as it was read with a mapping. */
export interface TableReading {
  source: SourceReading
  tables: TableOutline[]
  chosen: { table: FoundTable; mapping: Mapping; rows: ReadRows } | null
  /** The mapping that is kept of the source of the chosen table. */
  kept: KeptMapping | null
  /** What the other sheets and tables hold. */
  others: PassedOver[]
}

/** Reads a file with what a person chose, or once chose for its source (`findKept`), and guesses the rest. */
export async function readTable(bytes: Uint8Array, choice: TableChoice, findKept: (table: FoundTable) => Promise<KeptMapping | null>): Promise<TableReading> {
  const source = await readSourceApart(bytes, basename(choice.name), { encoding: choice.encoding, delimiter: choice.delimiter })
  const found = source.sheets.map((sheet) => findTable(sheet))
  const guesses = found.flatMap((one, sheet) => ('headers' in one ? [{ sheet, ...readGuess(one) }] : []))
  const most = guesses.reduce<(typeof guesses)[number] | null>((best, one) => (one.rows.drafts.length + one.rows.refused.length > (best ? best.rows.drafts.length + best.rows.refused.length : -1) ? one : best), null)
  const chosen = guesses.find(({ sheet }) => sheet === choice.sheet) ?? most
  const kept = chosen ? await findKept(chosen.table) : null
  return {
    source,
    kept,
    tables: guesses.map(({ sheet, table, rows }) => ({ sheet, name: table.sheet.name ?? '', rows: rows.drafts.length + rows.refused.length })),
    chosen: chosen ? applyChoice(chosen.table, choice.kept === 'use' && kept ? kept.mapping : chosen.mapping, choice) : null,
    others: found.flatMap((one, sheet) => {
      if (!('headers' in one)) return [one.passed]
      const guess = guesses.find((other) => other.sheet === sheet)
      return guess === chosen ? [] : [{ what: `Another table${one.sheet.name === null ? '' : ` in “${one.sheet.name}”`}`, place: String(one.headerNumber), count: guess?.rows.drafts.length ?? 0 }]
    }),
  }
}

function readGuess(table: FoundTable): { table: FoundTable; mapping: Mapping; rows: ReadRows } {
  const mapping = guessMapping(table)
  return { table, mapping, rows: readRows(table, mapping, new Set()) }
}

// A mapping of another file's width says nothing about this one.
function applyChoice(table: FoundTable, guess: Mapping, { columns, residual, repairs }: TableChoice): TableReading['chosen'] {
  const mapping = { columns: columns?.length === table.headers.length ? columns : guess.columns, residual: residual ?? guess.residual }
  const rows = readRows(table, mapping, new Set(repairs))
  const { drafts, refused } = refuseUnstorable(rows.drafts, table.sheet.name)
  return { table, mapping, rows: { ...rows, drafts, refused: [...rows.refused, ...refused].sort((a, b) => a.row - b.row) } }
}

/** The columns of a table with their mapping and the beginning of what they hold. */
export function outlineColumns(table: FoundTable, mapping: Mapping): ColumnOutline[] {
  return mapping.columns.map(({ target, scale, fillDown }, i) => ({
    header: headerName(table, i),
    letter: table.sheet.kind === 'sheet' ? columnLetters(i) : '',
    samples: sampleColumn(table, i),
    target,
    label: targetLabel(target),
    scale: scoreOf(target) ? (scale ?? '1-5') : null,
    steps: scoreOf(target) ? SCALE_STEPS[scale ?? '1-5'] : null,
    fillDown,
  }))
}

function sampleColumn({ rows, headers }: FoundTable, column: number): string[] {
  const texts = new Set<string>()
  for (const { cells, reread } of rows) {
    if (texts.size >= SAMPLES) break
    const text = oneLine(tidyCell((cells.length === headers.length ? cells : (reread ?? cells))[column]))
    if (text !== '') texts.add(text.length > 80 ? `${text.slice(0, 80)}…` : text)
  }
  return [...texts]
}
