import pg from 'pg'
import { describeDatabaseUrl } from './database-url'
import { StartProblem } from './start-problem'

const CONNECT_PATIENCE_MS = 5000

/** Runs some work on a connection of its own. A connection that cannot be made is told as a StartProblem that names the variable. */
export async function withConnection<T>(url: string, variable: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_PATIENCE_MS })
  // A server that goes away while we work makes the query fail; without a listener the same news would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    throw explainConnection(error, url, variable)
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** True when a query finds at least one row. */
export async function findsRow(client: pg.Client, sql: string, values: string[] = []): Promise<boolean> {
  return ((await client.query(sql, values)).rowCount ?? 0) > 0
}

/** Says in one line what is wrong with an address and what to do. Never repeats a password. */
export function explainConnection(error: unknown, url: string, variable: string): StartProblem {
  const place = describeDatabaseUrl(url)
  const { username, pathname } = new URL(url)
  const user = decodeURIComponent(username)
  const database = decodeURIComponent(pathname.slice(1))
  const code = readCode(error)
  if (code === '28P01' || code === '28000') {
    return new StartProblem(`the Postgres at ${place} refuses the user ${user} or its password. Correct ${variable}.`)
  }
  if (code === '3D000') {
    const make = `CREATE DATABASE ${pg.escapeIdentifier(database)} OWNER ${pg.escapeIdentifier(user)};`
    return new StartProblem(`the Postgres at ${place} has no database of that name. Correct ${variable}, or make it there with:`, [make])
  }
  const reason = error instanceof Error && error.message !== '' ? error.message : 'no answer'
  const isUnreachable = /^(ECONN|ENOTFOUND|EHOST|ENET|EAI|ETIMEDOUT)/.test(code) || /timeout|terminated/i.test(reason)
  if (isUnreachable) {
    return new StartProblem(
      `no Postgres answers at ${place} (${code || reason}). Start it, correct ${variable}, or remove ${variable} to use the embedded one.`,
    )
  }
  return new StartProblem(`the Postgres at ${place} cannot be used: ${reason}. Correct ${variable}.`)
}

function readCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
