import type { SourceReading, SourceRefusal } from '@/lib/domain/import/source-sheet'

/** Largest file with a table that is read, in bytes. */
export const TABLE_FILE_MAX = 8 * 1024 * 1024

/** Most rows of a sheet, columns of a row and cells of a file. */
export const SHEET_ROWS_MAX = 20_100
export const SHEET_COLUMNS_MAX = 200
export const SHEET_CELLS_MAX = 500_000

/** Most sheets or tables of a file. */
export const SHEETS_MAX = 100

/** A file that is refused while it is read; caught where the reading began. */
export class SheetRefusal extends Error {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message)
  }
}

/** Counts what is read of a file and refuses what is more than an import takes. */
export class SheetMeter {
  private cells = 0

  /** One row of the width, the `rows`-th of its sheet. Throws SheetRefusal. */
  countRow(width: number, rows: number): void {
    this.cells += width
    if (width > SHEET_COLUMNS_MAX) {
      throw new SheetRefusal(`The file has ${width.toLocaleString('en')} columns or more.`, `At most ${SHEET_COLUMNS_MAX} are read. Leave out what is no part of the register.`)
    }
    if (rows > SHEET_ROWS_MAX) {
      throw new SheetRefusal(`A sheet has more than ${SHEET_ROWS_MAX.toLocaleString('en')} rows.`, 'A register holds no more. Split the file into several registers.')
    }
    if (this.cells > SHEET_CELLS_MAX) {
      throw new SheetRefusal(`The file has more than ${SHEET_CELLS_MAX.toLocaleString('en')} cells.`, 'Split it, or leave out columns that are no part of the register.')
    }
  }
}

/** The reading of a file that cannot be read. */
export function refuseSource({ message, hint }: SourceRefusal): SourceReading {
  return { sheets: [], encoding: null, encodings: [], delimiter: null, refusal: { message, hint } }
}
