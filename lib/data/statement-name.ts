/** Statements that are kept prepared at most; each connection holds its plan of those that it met. */
const NAMES_MAX = 500
/** An argument longer than this, in characters, is a set of rows. */
const SET_LENGTH = 8_000

export interface Statement {
  sql: string
  args: readonly unknown[]
}

/**
 * Makes the names under which the connections of one pool keep statements prepared, so that each is parsed and planned once instead of with every command.
 * The name is empty for a statement that is planned anew. Sets of rows are: a plan that is kept does not hear of `enable_nestloop` (row-storage.ts).
 * The names belong to the pool: a server holds this module several times, and two texts under one name are refused.
 */
export function makeStatementNames(): (statement: Statement) => string {
  const names = new Map<string, string>()
  return ({ sql, args }) => {
    if (args.some((arg) => typeof arg === 'string' && arg.length > SET_LENGTH)) return ''
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= NAMES_MAX) return ''
    const name = `eyes_open_${names.size}`
    names.set(sql, name)
    return name
  }
}
