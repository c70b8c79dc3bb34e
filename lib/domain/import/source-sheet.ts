/** A cell of a source: its text, or a list of texts where the source keeps a list (JSON arrays, bullets below a label). */
export type SourceCell = string | string[]

/** One row of a source, with the number that the person's own program shows for it. */
export interface SourceRow {
  number: number
  cells: SourceCell[]
  /** Of a row that is one quoted cell: what the content of the cell reads as when it is read once more. */
  reread?: string[]
}

/** A range of merged cells: rows by their numbers, columns from 0. */
export interface Merge {
  top: number
  bottom: number
  left: number
  right: number
}

/** What a source was: it decides what its rows are called and whether a row of another width is a mistake. */
export type SourceKind = 'text' | 'sheet' | 'markdown' | 'json' | 'headings'

/** A grid of cells as it stood in a file: a sheet of a workbook, a text file, one table or the scenarios of a Markdown document. */
export interface SourceSheet {
  /** Name of the sheet, or what stands in its place; null for a file of one grid. */
  name: string | null
  kind: SourceKind
  rows: SourceRow[]
  merges: Merge[]
}

/** Why a file cannot be read at all, and what would help. */
export interface SourceRefusal {
  message: string
  hint: string
}

/** What was read from a file. */
export interface SourceReading {
  sheets: SourceSheet[]
  /** The encoding that was found or chosen; null where the format says so itself. */
  encoding: string | null
  /** Encodings that the bytes may be in as well, for whoever knows better. */
  encodings: string[]
  delimiter: string | null
  refusal: SourceRefusal | null
}

/** What a row of a source is called where its number is given. */
export const ROW_WORDS = { text: 'line', sheet: 'row', markdown: 'line', json: 'entry', headings: 'line' } as const satisfies Record<SourceKind, string>

/** The letters of a column in a spreadsheet, from 0: A, B, … Z, AA. */
export function columnLetters(column: number): string {
  const rest = column % 26
  const letter = String.fromCharCode(65 + rest)
  return column < 26 ? letter : columnLetters((column - rest) / 26 - 1) + letter
}

/** The text of a cell without spaces, no-break spaces and zero-width characters at its edges; the entries of a list on lines of their own. */
export function tidyCell(cell: SourceCell | undefined): string {
  if (cell === undefined) return ''
  return typeof cell === 'string' ? tidyText(cell) : cell.map(tidyText).filter(Boolean).join('\n')
}

/** The entries of a cell, tidied; a text is one entry. */
export function listEntries(cell: SourceCell | undefined): string[] {
  if (cell === undefined) return []
  return (typeof cell === 'string' ? [cell] : cell).map(tidyText).filter(Boolean)
}

// \s holds the no-break space and U+FEFF already.
const EDGES = /^[\s\u200B-\u200D\u2060]+|[\s\u200B-\u200D\u2060]+$/gu

/** A text without blank edges, its line ends written as line feeds. */
export function tidyText(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(EDGES, '')
}

/** A text on one line: what breaks it becomes one space. */
export function oneLine(text: string): string {
  return text.replace(/[ \t\u200B]*\n[ \t\u200B]*/g, ' ')
}
