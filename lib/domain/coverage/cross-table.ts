import { worseBand } from '@/lib/domain/scoring/band'
import type { Band } from '@/lib/domain/scoring/factor'

/** A row or column of a cross table; `key` is null for what is not given, such as "nobody". */
export interface CrossHead {
  key: string | null
  label: string
}

export interface CrossCell {
  /** Failure modes in the cell. */
  count: number
  /** Worst band among them; null when none is scored. */
  worst: Band | null
}

export interface CrossTable {
  rows: CrossHead[]
  columns: CrossHead[]
  /** One list for each row, one cell for each column. */
  cells: CrossCell[][]
  rowTotals: CrossCell[]
  columnTotals: CrossCell[]
  total: CrossCell
}

interface CrossInput<L> {
  lines: readonly L[]
  rows: readonly CrossHead[]
  columns: readonly CrossHead[]
  /** Keys of the rows that a line stands in: at least one, each at most once. */
  rowsOf(line: L): readonly (string | null)[]
  columnOf(line: L): string | null
  bandOf(line: L): Band | null
}

/**
 * Counts lines by two things. A line may stand in several rows but counts once in every total, so the total at the corner is the number of
 * lines. Every key that a line has must be among the heads. Time in proportion to lines plus cells.
 */
export function buildCrossTable<L>({ lines, rows, columns, rowsOf, columnOf, bandOf }: CrossInput<L>): CrossTable {
  const placeOf = (heads: readonly CrossHead[]) => new Map(heads.map((head, place) => [head.key, place]))
  const rowPlace = placeOf(rows)
  const columnPlace = placeOf(columns)
  const cells = rows.map(() => columns.map(emptyCell))
  const rowTotals = rows.map(emptyCell)
  const columnTotals = columns.map(emptyCell)
  const total = emptyCell()
  for (const line of lines) {
    const band = bandOf(line)
    const column = columnPlace.get(columnOf(line)) ?? -1
    for (const key of rowsOf(line)) {
      const row = rowPlace.get(key) ?? -1
      count(cells[row]?.[column], band)
      count(rowTotals[row], band)
    }
    count(columnTotals[column], band)
    count(total, band)
  }
  return { rows: [...rows], columns: [...columns], cells, rowTotals, columnTotals, total }
}

function emptyCell(): CrossCell {
  return { count: 0, worst: null }
}

function count(cell: CrossCell | undefined, band: Band | null): void {
  if (!cell) return
  cell.count += 1
  cell.worst = worseBand(cell.worst, band)
}
