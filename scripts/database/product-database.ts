import { ensureGeneratedClient } from '../prisma/generated-client'
import { applyMigrations } from '../prisma/migrations'
import type { Environment } from '@/lib/env'
import { ensureAppUrl, requireAppRole } from './app-role'
import { withConnection } from './connection'
import { locateDataHome, type DataHome } from './data-home'
import { openEmbeddedDatabase, type OpenDatabase } from './embedded-database'
import { StartProblem } from './start-problem'

const OLDEST_POSTGRES = 15
/** Any number that only we use: who holds it brings a database up to date while others wait. */
const UPDATE_LOCK = 7_271_905

/** Where this project's data is, for this user. */
export function findDataHome(projectRoot: string, environment: Environment): DataHome {
  return locateDataHome({ projectRoot, dataDir: environment.dataDir, asRoot: process.getuid?.() === 0 })
}

/** The product's database, embedded or the given one, with both roles. Its tables may not be there yet. */
export async function openProductDatabase(projectRoot: string, environment: Environment): Promise<OpenDatabase> {
  const home = findDataHome(projectRoot, environment)
  const { databaseUrl, databaseAppUrl } = environment
  if (databaseUrl === null) {
    if (databaseAppUrl !== null) throw new StartProblem('DATABASE_APP_URL is set without DATABASE_URL. Set both, or neither.')
    return openEmbeddedDatabase({ projectRoot, home })
  }
  await withConnection(databaseUrl, 'DATABASE_URL', async (client) => {
    const { rows } = await client.query<{ version: number }>("SELECT current_setting('server_version_num')::int / 10000 AS version")
    const version = rows[0]?.version ?? 0
    if (version < OLDEST_POSTGRES) throw new StartProblem(`DATABASE_URL is a Postgres ${version}; ${OLDEST_POSTGRES} or newer is needed.`)
  })
  const appUrl = databaseAppUrl ?? (await ensureAppUrl(databaseUrl, home))
  await requireAppRole(databaseUrl, appUrl)
  return { ownerUrl: databaseUrl, appUrl, release: async () => undefined }
}

/** Brings the tables to their newest shape and lets `fill` put in what an empty database needs; one process at a time does so. */
export async function updateDatabase(projectRoot: string, database: OpenDatabase, fill: () => Promise<void>): Promise<void> {
  await ensureGeneratedClient(projectRoot)
  await withConnection(database.ownerUrl, 'DATABASE_URL', async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [UPDATE_LOCK])
    await applyMigrations(projectRoot, database.ownerUrl)
    await fill()
  })
}
