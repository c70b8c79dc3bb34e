import type { Report } from '@/lib/exchange/markdown/document-problem'

/** Largest document that is read: 8 MB of bytes, or as many characters. */
export const SOURCE_MAX = 8 * 1024 * 1024

/** Most lines of a document. */
export const LINES_MAX = 1_000_000

const UTF8_HINT = 'Save the file as UTF-8 and read it again.'

/** Text of a document with line feeds only and without a byte order mark; null, with an error, when it cannot be text of ours. */
export function decodeSource(source: Uint8Array | string, report: Report): string | null {
  if (source.length > SOURCE_MAX) {
    const message = `The file is larger than ${SOURCE_MAX / 1024 / 1024} MB.`
    report({ line: 1, severity: 'error', message, hint: 'Split it into several registers, or remove what is no scenario.' })
    return null
  }
  const text = typeof source === 'string' ? source : decodeBytes(source, report)
  if (text === null) return null
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  if (clean.trim() === '') {
    report({
      line: 1,
      severity: 'error',
      message: 'The file is empty.',
      hint: 'Begin it with "# CODE — Title", such as "# D10 — Pre-Mortem".',
    })
    return null
  }
  if (countLines(clean) <= LINES_MAX) return clean
  const message = `The file has more than ${LINES_MAX.toLocaleString('en-US')} lines.`
  report({ line: LINES_MAX, severity: 'error', message, hint: 'Split it into several registers.' })
  return null
}

function countLines(text: string): number {
  let count = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}

function decodeBytes(bytes: Uint8Array, report: Report): string | null {
  const foreign = nameForeignFormat(bytes)
  if (foreign) {
    report({ line: 1, severity: 'error', message: `The file is ${foreign}, not UTF-8 text.`, hint: UTF8_HINT })
    return null
  }
  const text = decodeUtf8(bytes)
  if (text === null) {
    const message = 'The file is not valid UTF-8 from this line on. It looks like Latin-1 or Windows-1252.'
    report({ line: findBadLine(bytes), severity: 'error', message, hint: UTF8_HINT })
  }
  return text
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function nameForeignFormat(bytes: Uint8Array): string | null {
  const [a = 0, b = 0, c = 0, d = 0] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return 'UTF-16'
  if (a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04) return 'a zip archive such as DOCX or XLSX'
  if (a === 0x25 && b === 0x50 && c === 0x44 && d === 0x46) return 'PDF'
  const zeros = bytes.subarray(0, 1000).filter((byte) => byte === 0).length
  if (zeros === 0) return null
  return zeros * 5 > Math.min(bytes.length, 1000) ? 'UTF-16' : null
}

/** First line whose bytes are no UTF-8; a line feed is never part of a longer character, so lines can be tried one by one. */
function findBadLine(bytes: Uint8Array): number {
  let line = 1
  for (let start = 0; start <= bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, start)
    const end = feed < 0 ? bytes.length : feed
    if (decodeUtf8(bytes.subarray(start, end)) === null) return line
    start = end + 1
  }
  return 1
}
