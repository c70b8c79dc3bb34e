/** Statements that are kept prepared at most; each connection holds its plan of those that it met. */
const NAMES_MAX = 500
/** An argument longer than this, in characters, is a set of rows. */
const SET_LENGTH = 8_000

const names = new Map<string, string>()

/**
 * The name under which connections keep a statement prepared, so that it is parsed and planned once instead of with every command; empty for
 * a statement that is planned anew. Sets of rows are: a plan that is kept does not hear of `enable_nestloop` (row-storage.ts).
 */
export function nameStatement({ sql, args }: { sql: string; args: readonly unknown[] }): string {
  if (args.some((arg) => typeof arg === 'string' && arg.length > SET_LENGTH)) return ''
  const known = names.get(sql)
  if (known !== undefined) return known
  if (names.size >= NAMES_MAX) return ''
  const name = `eyes_open_${names.size}`
  names.set(sql, name)
  return name
}
