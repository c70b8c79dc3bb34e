import type { SourceReading, SourceRefusal } from '@/lib/domain/import/source-sheet'
import { checkCost } from '@/lib/exchange/markdown/check-cost'
import { decodeText, ENCODINGS, type Encoding } from '@/lib/exchange/sheet/decode-text'
import { readJsonTable } from '@/lib/exchange/sheet/read-json-table'
import { readMarkdownTables } from '@/lib/exchange/sheet/read-markdown-tables'
import { readTextTable, type Delimiter } from '@/lib/exchange/sheet/read-text-table'
import { readWorkbook } from '@/lib/exchange/sheet/read-workbook'
import { refuseSource, SheetRefusal, TABLE_FILE_MAX } from '@/lib/exchange/sheet/sheet-limits'

/** What a person may choose where a guess was wrong. */
export interface SourceChoice {
  encoding: Encoding | null
  delimiter: Delimiter | null
}

/**
 * The grids of a file of at most 8 MB: workbook, JSON, Markdown, or delimited text. What the bytes say goes before the name. Never throws for
 * what is wrong with the file: `refusal` says it.
 */
export function readSource(bytes: Uint8Array, name: string, choice: SourceChoice): SourceReading {
  try {
    return readBytes(bytes, name.toLowerCase(), choice)
  } catch (error) {
    if (error instanceof SheetRefusal) return refuseSource({ message: error.message, hint: error.hint })
    throw error
  }
}

function readBytes(bytes: Uint8Array, name: string, choice: SourceChoice): SourceReading {
  const foreign = bytes.length > TABLE_FILE_MAX ? TOO_LARGE : nameForeign(bytes)
  if (foreign) throw new SheetRefusal(foreign.message, foreign.hint)
  const none = { encoding: null, encodings: [], delimiter: null, refusal: null }
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return { ...none, sheets: readWorkbook(bytes) }
  if (/\.xls[xmb]?$/.test(name)) throw new SheetRefusal('The workbook is broken: it does not begin like one.', 'Open it in a spreadsheet program and save it again as .xlsx.')
  const { text, encoding } = decodeText(bytes, choice.encoding)
  if (text.trim() === '') throw new SheetRefusal('The file is empty.', 'Choose a file with a header and rows.')
  const read = { ...none, encoding, encodings: [...ENCODINGS] }
  if (name.endsWith('.json') || (/^[\uFEFF\s]*[[{]/.test(text) && !/\.(?:csv|tsv|md|markdown)$/.test(name))) return { ...read, sheets: [readJsonTable(text)] }
  if (isMarkdown(name, text)) {
    refuseCost(text)
    return { ...read, sheets: readMarkdownTables(text) }
  }
  const { sheet, delimiter } = readTextTable(text, choice.delimiter)
  return { ...read, sheets: [sheet], delimiter }
}

const TOO_LARGE: SourceRefusal = {
  message: `The file is larger than ${TABLE_FILE_MAX / 1024 / 1024} MB.`,
  hint: 'Split it into several registers, or remove what is no part of one.',
}

const startsWith = (bytes: Uint8Array, mark: string) => Buffer.from(bytes.subarray(0, mark.length)).toString('latin1') === mark

function nameForeign(bytes: Uint8Array): SourceRefusal | null {
  if (startsWith(bytes, '%PDF')) return { message: 'The file is a PDF, whatever its name says.', hint: 'Export the table itself, as .xlsx or CSV.' }
  if (!startsWith(bytes, '\xd0\xcf\x11\xe0')) return null
  const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  if (isEncrypted) return { message: 'The workbook is protected by a password.', hint: 'Open it, take the password off, and save it again.' }
  return { message: 'The file is an old Office document such as .xls.', hint: 'Save it as .xlsx.' }
}

// Delimited text may hold bars too; a table of Markdown has its rule line.
const isMarkdown = (name: string, text: string) =>
  /\.(?:md|markdown|mdx)$/.test(name) || (!/\.(?:csv|tsv)$/.test(name) && /^\s*\|?\s*:?-{3,}:?\s*\|/m.test(text))

function refuseCost(text: string): void {
  checkCost(text.split(/\r\n?|\n/), ({ message, hint }) => {
    throw new SheetRefusal(message, hint)
  })
}
