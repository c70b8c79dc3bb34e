const MARKS = /\p{Mn}/gu
const PLAIN = /^[\x20-\x7e]*$/

/** A text without case and accents, for looking and sorting: “Überlauf” is found by “uberlauf”. */
export function foldText(text: string): string {
  return PLAIN.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(MARKS, '').toLowerCase()
}
