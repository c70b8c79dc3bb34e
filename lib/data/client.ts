import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '@/lib/data/generated/client'
import { makeStatementNames, type Statement } from '@/lib/data/statement-name'
import { readEnvironment } from '@/lib/env'
import { present } from '@/lib/kernel/assert'

/** Connections of one process to the database; a verb holds one while it runs. */
const POOL_SIZE = 12

/** What reads without Prisma goes through. */
export interface Connections {
  pool: pg.Pool
  /** The name under which the pool's connections keep a statement prepared. */
  nameStatement(statement: Statement): string
}

interface OpenDatabase extends Connections {
  url: string
  client: PrismaClient
}

declare global {
  // Kept across the module reloads of `next dev`, which would otherwise open a pool each time.
  var eyesOpenDatabase: OpenDatabase | undefined
}

/** Connects this process to a database as the application's role. Tests, the seed and the command line name their own; a server's comes from the environment. */
export function connectDatabase(url: string): PrismaClient {
  return open(url).client
}

function open(url: string): OpenDatabase {
  const known = globalThis.eyesOpenDatabase
  if (known?.url === url) return known
  // Statements of a transaction that do not wait for each other's answers are sent at once (reading.ts). None of them runs long enough to be worth
  // compiling, which the database would do for its estimates alone once many registers are in it, and anew for each connection.
  const pool = new pg.Pool({ connectionString: url, max: POOL_SIZE, connectionTimeoutMillis: 10_000, pipeline: true, options: '-c jit=off' })
  // A connection that breaks while nobody uses it is left out by the pool, and the next one who needs one gets another.
  pool.on('error', () => undefined)
  const nameStatement = makeStatementNames()
  const client = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: nameStatement }) })
  globalThis.eyesOpenDatabase = { url, client, pool, nameStatement }
  return globalThis.eyesOpenDatabase
}

/** The database of this process. */
export function database(): PrismaClient {
  return openOwn().client
}

/** The connections of this process, which `database` uses too. */
export function connections(): Connections {
  return openOwn()
}

function openOwn(): OpenDatabase {
  return globalThis.eyesOpenDatabase ?? open(configuredUrl())
}

/** Address of the database of this process, for the one listening connection. */
export function databaseUrl(): string {
  return globalThis.eyesOpenDatabase?.url ?? configuredUrl()
}

function configuredUrl(): string {
  return present(readEnvironment().databaseAppUrl, 'DATABASE_APP_URL is set; `npm start` and `npm run eyes-open` set it')
}

/** Closes the connections of this process. */
export async function disconnectDatabase(): Promise<void> {
  const known = globalThis.eyesOpenDatabase
  globalThis.eyesOpenDatabase = undefined
  await known?.client.$disconnect()
  await known?.pool.end()
}
