const MARKS = /\p{Mn}/gu
const PLAIN = /^[\x20-\x7e]*$/

/** A text without case and accents, for looking and sorting: “Überlauf” is found by “uberlauf”. */
export function foldText(text: string): string {
  return PLAIN.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(MARKS, '').toLowerCase()
}

/** A text to sort by: `D10-9` stands before `D10-10`, case and accents count for nothing. */
export function naturalText(text: string): string {
  return foldText(text).replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(12, '0'))
}
