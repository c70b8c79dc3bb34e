/** A rectangle of cells: the first line and column, and how many. */
export interface CellRange {
  line: number
  column: number
  lines: number
  columns: number
}

/** Where each cell of a block goes: `at(line, column)` counts from the corner of the range and says which text stands there. */
export interface PlacedBlock {
  lines: number
  columns: number
  at(line: number, column: number): string | undefined
}

/**
 * Lays a block over a range as spreadsheets do: one value fills the range, a block that fits into it a whole number of times is repeated, any
 * other one spills from the corner over as many cells as it has.
 */
export function placeBlock(block: readonly (readonly string[])[], range: CellRange): PlacedBlock {
  const lines = block.length
  const columns = block.reduce((most, row) => Math.max(most, row.length), 0)
  const isRepeated = range.lines % lines === 0 && range.columns % columns === 0
  const size = isRepeated ? { lines: range.lines, columns: range.columns } : { lines, columns }
  return { ...size, at: (line, column) => block[line % lines]?.[column % columns] }
}
