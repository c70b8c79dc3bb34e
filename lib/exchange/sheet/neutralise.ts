/**
 * What a spreadsheet program takes for a formula when it opens a text file: its first character. The full-width forms are read as formulas by
 * programs set to Chinese or Japanese; a tab or a line break before the sign is passed over by some.
 */
const FORMULA = /^[\s\u200B]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/

/** A text with an apostrophe before it where a program could compute it. Whoever imports the file again takes that apostrophe off. */
export function neutralise(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}
