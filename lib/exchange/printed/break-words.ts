/** A word of so many characters gets places to break behind its joints; one of so many more anywhere. */
const JOINTED_FROM = 16
const LONG_FROM = 36
const PIECE = 12

const ZERO_WIDTH_SPACE = '\u200B'
const JOINTS = /(?<=[\p{L}\p{N}][_/.\-:,;=&|?@])(?=[\p{L}\p{N}])/gu

/**
 * A text whose long words can be broken at the end of a line: names in code, addresses, words of forty thousand letters. The places are zero-width
 * spaces, which nobody sees and which no program that reads the text takes for a space.
 */
export function breakLongWords(text: string): string {
  return text.length < JOINTED_FROM ? text : text.replace(/\S{16,}/g, breakWord)
}

function breakWord(word: string): string {
  const jointed = word.replace(JOINTS, ZERO_WIDTH_SPACE)
  if (word.length < LONG_FROM) return jointed
  return jointed.split(ZERO_WIDTH_SPACE).map(breakAnywhere).join(ZERO_WIDTH_SPACE)
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Cuts between characters as people see them, so that no emoji or accent is taken apart. */
function breakAnywhere(word: string): string {
  if (word.length < LONG_FROM) return word
  let broken = ''
  let count = 0
  for (const { segment } of graphemes.segment(word)) {
    if (count > 0 && count % PIECE === 0) broken += ZERO_WIDTH_SPACE
    broken += segment
    count += 1
  }
  return broken
}
