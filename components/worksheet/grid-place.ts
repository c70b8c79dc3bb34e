/** What stands in a row of the grid: the head, the line above a group, a failure mode, or the place where a new one is typed. */
export type GridRowKind = 'head' | 'group' | 'line' | 'add'

/** A cell by its place; row 0 is the head. A row that is one wide cell keeps the column that the hands came from. */
export interface Place {
  row: number
  column: number
}

/** What moving needs to know of a grid. */
export interface GridShape {
  /** Rows with the head. */
  rows: number
  columns: number
  /** Rows that Page Up and Page Down pass. */
  page: number
  kindOf(row: number): GridRowKind
  isEmpty(place: Place): boolean
}

/** A block of cells, its edges included. */
export interface GridRange {
  top: number
  bottom: number
  left: number
  right: number
}

/** The block between two corners. */
export function rangeBetween(a: Place, b: Place): GridRange {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  }
}

/** True when a block is more than one cell. */
export function isBlock(range: GridRange): boolean {
  return range.top !== range.bottom || range.left !== range.right
}

/** The nearest line from a row on, in a direction; null beyond the last one. */
export function findLine(shape: GridShape, row: number, step: -1 | 1): number | null {
  for (let at = row; at >= 0 && at < shape.rows; at += step) {
    if (shape.kindOf(at) === 'line') return at
  }
  return null
}

/** The rows of a block that are lines, from top to bottom. */
export function linesWithin(shape: Pick<GridShape, 'kindOf'>, range: GridRange): number[] {
  const rows: number[] = []
  for (let row = range.top; row <= range.bottom; row += 1) {
    if (shape.kindOf(row) === 'line') rows.push(row)
  }
  return rows
}
