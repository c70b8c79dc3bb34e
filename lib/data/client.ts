import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@/lib/data/generated/client'
import { nameStatement } from '@/lib/data/statement-name'
import { readEnvironment } from '@/lib/env'
import { present } from '@/lib/kernel/assert'

/** Connections of one process to the database; a verb holds one while it runs. */
const POOL_SIZE = 12

declare global {
  // Kept across the module reloads of `next dev`, which would otherwise open a pool each time.
  var eyesOpenDatabase: { url: string; client: PrismaClient } | undefined
}

/** Connects this process to a database as the application's role. Tests, the seed and the command line name their own; a server's comes from the environment. */
export function connectDatabase(url: string): PrismaClient {
  const open = globalThis.eyesOpenDatabase
  if (open?.url === url) return open.client
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: POOL_SIZE, connectionTimeoutMillis: 10_000 }, { statementNameGenerator: nameStatement }),
  })
  globalThis.eyesOpenDatabase = { url, client }
  return client
}

/** The database of this process. */
export function database(): PrismaClient {
  return globalThis.eyesOpenDatabase?.client ?? connectDatabase(configuredUrl())
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
  const open = globalThis.eyesOpenDatabase
  globalThis.eyesOpenDatabase = undefined
  await open?.client.$disconnect()
}
