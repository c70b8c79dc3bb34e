/**
 * Removes what no document keeps: control characters but line feed and tab, byte order marks; halves of characters become U+FFFD, line
 * and paragraph separators (U+2028, U+2029) a space. What it returns is clean text (lib/domain/row/clean-text.ts).
 */
export function removeControls(source: string): string {
  if (!NEEDS_CLEANING.test(source)) return source
  return source
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\uFEFF/gu, '')
    .replace(/[\u2028\u2029]/g, ' ')
    .replace(/\p{Cs}/gu, '\uFFFD')
}

/** Found in every text that `removeControls` changes, and in those with characters beyond U+FFFF, which it leaves. One search of a text is a quarter of the four. */
const NEEDS_CLEANING = /[\0-\x08\v-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]/

/** Text of an inline node: tabs are spaces, a line break swallows the spaces and breaks around it. */
export function cleanInlineText(value: string): string {
  const clean = removeControls(value).replace(/\t/g, ' ')
  return clean.includes('\n')
    ? clean
        .split('\n')
        .map((line, i, all) => trimSpaces(line, i > 0, i < all.length - 1))
        .filter((line, i, all) => line !== '' || i === 0 || i === all.length - 1)
        .join('\n')
    : clean
}

/** One line of plain text: every run of spaces, tabs and line breaks is one space, none at the ends. */
export function cleanLine(value: string): string {
  const clean = removeControls(value)
  if (!HAS_LOOSE_SPACE.test(clean)) return clean
  return clean
    .split(/[ \t\n]+/)
    .filter((word) => word !== '')
    .join(' ')
}

const HAS_LOOSE_SPACE = /[\t\n]|^ | $| {2}/

/**
 * Cuts ASCII spaces only: other white space, such as a no-break space, is content. Not a pattern with `$`, which is quadratic.
 */
function trimSpaces(text: string, start: boolean, end: boolean): string {
  let from = 0
  let to = text.length
  while (start && from < to && text[from] === ' ') from++
  while (end && to > from && text[to - 1] === ' ') to--
  return text.slice(from, to)
}
