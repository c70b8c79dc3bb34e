import { FAILURE_MODES_MAX } from '@/lib/domain/register/register-rows'

/** Largest block that is read from a clipboard. */
export const BLOCK_LINES_MAX = FAILURE_MODES_MAX
export const BLOCK_COLUMNS_MAX = 200
/** Most cells of a block, so that its preview stays quick. */
export const BLOCK_CELLS_MAX = 500_000
/** Most characters of a block; more would not fit into one command. */
export const BLOCK_CHARS_MAX = 8_000_000

export type ParsedBlock = { ok: true; rows: string[][] } | { ok: false; message: string; hint: string }

/**
 * Reads what a spreadsheet puts on the clipboard: cells between tabs, rows between line ends of any kind, a cell with a tab, a line end or a
 * quote in quotes, quotes in it doubled. A quote that closes nothing is text, as Google Sheets writes it. One line end at the very end
 * counts for nothing.
 */
export function parseTsv(text: string): ParsedBlock {
  if (text.length > BLOCK_CHARS_MAX) return refuse(`The block has ${count(text.length)} characters.`, `At most ${count(BLOCK_CHARS_MAX)} at once; paste it in parts.`)
  const rows = splitRows(text)
  if (rows === null) return refuse(`The block has more than ${count(BLOCK_LINES_MAX)} lines.`, `A register holds at most ${count(FAILURE_MODES_MAX)} failure modes; paste fewer.`)
  if (rows.length === 0) return refuse('There is nothing to paste.', 'Copy some cells first.')
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (widest > BLOCK_COLUMNS_MAX) return refuse(`The block has ${count(widest)} columns.`, `At most ${BLOCK_COLUMNS_MAX}; paste fewer.`)
  const cells = rows.reduce((sum, row) => sum + row.length, 0)
  if (cells > BLOCK_CELLS_MAX) return refuse(`The block has ${count(cells)} cells.`, `At most ${count(BLOCK_CELLS_MAX)} at once; paste it in parts.`)
  return { ok: true, rows }
}

function refuse(message: string, hint: string): ParsedBlock {
  return { ok: false, message, hint }
}

function count(n: number): string {
  return n.toLocaleString('en')
}

/** The rows of a text; null when there are too many. */
function splitRows(text: string): string[][] | null {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length || row.length > 0) {
    const cell = readQuoted(text, at) ?? readPlain(text, at)
    row.push(unguard(cell.value))
    at = cell.end
    if (text[at] === '\t') {
      at += 1
      // A tab at the very end still has an empty cell behind it.
      if (at < text.length) continue
      row.push('')
    }
    rows.push(row)
    if (rows.length > BLOCK_LINES_MAX) return null
    row = []
    at = skipLineEnd(text, at)
  }
  return rows
}

interface Cell {
  value: string
  /** Where the cell ends: at a tab, a line end or the end of the text. */
  end: number
}

const isEnd = (char: string | undefined) => char === undefined || char === '\t' || char === '\n' || char === '\r'

// Each look stops at the first quote that stands alone, where another cell in quotes could begin: so all looks together read the text twice.
function readQuoted(text: string, start: number): Cell | null {
  if (text[start] !== '"') return null
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from)
    if (quote === -1) return null
    if (text[quote + 1] === '"') from = quote + 2
    else if (!isEnd(text[quote + 1])) return null
    else return { value: text.slice(start + 1, quote).replaceAll('""', '"').replace(/\r\n?/g, '\n'), end: quote + 1 }
  }
}

function readPlain(text: string, start: number): Cell {
  let end = start
  while (!isEnd(text[end])) end += 1
  return { value: text.slice(start, end), end }
}

function skipLineEnd(text: string, at: number): number {
  if (text[at] === '\r') return at + (text[at + 1] === '\n' ? 2 : 1)
  return text[at] === '\n' ? at + 1 : at
}

/** Prints rows of cells as a spreadsheet reads them, with a line end at the end only where an empty row would be lost without. */
export function printTsv(rows: readonly (readonly string[])[]): string {
  const text = rows.map((row) => row.map(printTsvCell).join('\t')).join('\n')
  return rows.at(-1)?.join('') === '' ? `${text}\n` : text
}

function printTsvCell(text: string): string {
  const safe = guard(text)
  return /["\t\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

// A spreadsheet would calculate a text that looks like a formula; behind an apostrophe it stays text, there and on its way back.
function guard(text: string): string {
  return /^'*[=+\-@]/.test(text) ? `'${text}` : text
}

function unguard(text: string): string {
  return /^'+[=+\-@]/.test(text) ? text.slice(1) : text
}
