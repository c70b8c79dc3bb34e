import { SheetRefusal } from '@/lib/exchange/sheet/sheet-limits'

/** Encodings of text that are read, in the order in which they are offered. */
export const ENCODINGS = ['utf-8', 'windows-1252', 'shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof ENCODINGS)[number]

export interface DecodedText {
  text: string
  encoding: Encoding
}

/**
 * The text of bytes in the encoding that they say (a byte order mark), are valid in (UTF-8), or most likely are in, judged by what comes
 * out: the bytes of a Japanese file are valid Chinese too. A chosen encoding is taken as it is. Throws SheetRefusal where it cannot be.
 */
export function decodeText(bytes: Uint8Array, chosen: Encoding | null): DecodedText {
  if (chosen !== null) {
    const text = decodeAs(bytes, chosen)
    if (text === null) throw new SheetRefusal(`The file is not valid in the encoding ${chosen}.`, 'Choose another encoding.')
    return { text, encoding: chosen }
  }
  const marked = markOf(bytes)
  const certain: readonly Encoding[] = marked ? [marked] : ['utf-8']
  for (const encoding of certain) {
    const text = decodeAs(bytes, encoding)
    if (text !== null && !text.includes('\0')) return { text, encoding }
  }
  return guessText(bytes)
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function markOf([a, b, c]: Uint8Array): Encoding | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

function guessText(bytes: Uint8Array): DecodedText {
  const guesses = ENCODINGS.flatMap((encoding) => {
    const text = decodeAs(bytes, encoding)
    return text === null ? [] : [{ text, encoding, likely: judgeText(text, encoding) }]
  })
  const best = guesses.reduce<(typeof guesses)[number] | null>((most, one) => (one.likely > (most?.likely ?? 0) ? one : most), null)
  if (best) return { text: best.text, encoding: best.encoding }
  throw new SheetRefusal('The file is no text that can be read, and no workbook.', 'Save it as CSV in UTF-8, or as .xlsx.')
}

/** How likely a decoded text was meant, 0 to 1: the share of its characters beyond ASCII that people of that encoding write. */
function judgeText(text: string, encoding: Encoding): number {
  const sample = text.slice(0, 200_000)
  if (/[\0-\x08\x0e-\x1f\ufffd]/.test(sample)) return 0
  const foreign = sample.match(/[^\0-\x7f]/gu) ?? []
  if (foreign.length === 0) return 1
  const share = (pattern: RegExp) => foreign.filter((one) => pattern.test(one)).length / foreign.length
  switch (encoding) {
    case 'windows-1252':
      // Letters of European languages stand among plain letters; bytes of Asian scripts read as long runs of odd signs.
      return share(/[À-ÖØ-öø-ÿŒœŠšŽžŸ§°µ€“”„‘’‚–—…«»©®·×²³]/u) * (/[^\0-\x7f]{5}/u.test(sample) ? 0.2 : 0.9)
    case 'shift_jis':
    case 'euc-jp':
      return share(/\p{Script=Hiragana}|\p{Script=Han}|[ァ-ヺー、。「」・（）：！？]/u) * (share(/[ぁ-ゖァ-ヺー]/u) > 0.1 ? 1 : 0.3)
    case 'gb18030':
    case 'big5':
      return share(/\p{Script=Han}|[、。「」（），：；！？“”]/u) * (share(/[的是不了在有和人这中大为上个]|[的是不了在有和人這中大為上個]/u) > 0.01 ? 0.95 : 0.5)
    case 'euc-kr':
      return share(/\p{Script=Hangul}/u)
    default:
      return share(/[\p{L}\p{N}\p{P}]/u) * (sample.includes(',') || sample.includes('\t') || sample.includes(';') ? 0.8 : 0.1)
  }
}
