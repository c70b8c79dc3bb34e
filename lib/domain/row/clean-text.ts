/**
 * Whether a text can be stored, sent and printed: no control characters but line feed and tab (those of both sets, U+0000 to U+001F and
 * U+007F to U+009F), no line or paragraph separators (U+2028, U+2029), which many programs take for a line feed, and no half of a
 * character (a lone surrogate). The one rule for fields, documents and reasons.
 */
export function isCleanText(text: string): boolean {
  return !NEVER.test(text)
}

const NEVER = /[^\P{Cc}\n\t]|[\u2028\u2029]|\p{Cs}/u
