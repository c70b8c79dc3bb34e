import pg from 'pg'
import { z } from 'zod'
import { applyMigrations, hashMigrations } from '../prisma/migrations'
import { locateDataHome } from './data-home'
import { withDatabase } from './database-url'
import { openEmbeddedDatabase } from './embedded-database'
import { markProcess } from './living-process'
import { holdLock } from './process-lock'
import { OWNER_ROLE } from './roles'

/** Data that no test needs after a crash may be written carelessly, which makes the tests much quicker. */
const CARELESS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_connections=300',
]

/** Templates of earlier states of the migrations that are kept: two people may work on two of them at once. */
const TEMPLATES_KEPT = 4

/** What a worker needs to clone databases; plain text, so that it passes through the environment. */
export const testServerSchema = z.object({ adminUrl: z.string(), ownerUrl: z.string(), appUrl: z.string(), template: z.string() })
export type TestServerAddress = z.infer<typeof testServerSchema>

export interface TestServer extends TestServerAddress {
  release(): Promise<void>
}

/** The tests' own embedded server, with a template database that has all migrations: made once for each state of them. */
export async function openTestServer(projectRoot: string, dataDir = process.env.EYES_OPEN_DATA_DIR ?? '.data'): Promise<TestServer> {
  const home = locateDataHome({ projectRoot, dataDir, asRoot: process.getuid?.() === 0 })
  const server = await openEmbeddedDatabase({ projectRoot, home, name: 'test', settings: CARELESS })
  try {
    const { adminUrl, ownerUrl, appUrl } = server
    await dropLeftOvers(adminUrl)
    const template = await holdLock(`${server.folder}/template.lock`, 120_000, () => ensureTemplate(projectRoot, adminUrl, ownerUrl))
    return { adminUrl, ownerUrl, appUrl, template, release: server.release }
  } catch (error) {
    await server.release()
    throw error
  }
}

/** Runs statements one by one on a connection of their own: making a database cannot stand in a transaction. */
export async function runAsAdmin(adminUrl: string, statements: string[]): Promise<pg.QueryResult[]> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const results: pg.QueryResult[] = []
    for (const statement of statements) results.push(await client.query(statement))
    return results
  } finally {
    await client.end()
  }
}

async function ensureTemplate(projectRoot: string, adminUrl: string, ownerUrl: string): Promise<string> {
  const template = `template_${hashMigrations(projectRoot)}`
  const names = await listDatabases(adminUrl, 'template\\_%')
  if (names.includes(template)) return template
  const draft = `draft_${template}`
  await runAsAdmin(adminUrl, [`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`, `CREATE DATABASE ${draft} OWNER ${OWNER_ROLE}`])
  await applyMigrations(projectRoot, withDatabase(ownerUrl, draft))
  const outdated = names.slice(0, Math.max(0, names.length + 1 - TEMPLATES_KEPT))
  await runAsAdmin(adminUrl, [
    `ALTER DATABASE ${draft} RENAME TO ${template}`,
    `ALTER DATABASE ${template} ALLOW_CONNECTIONS false`,
    ...outdated.map((name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  ])
  return template
}

/** The databases of test processes that died before they could clear up. Their names hold the process's number. */
async function dropLeftOvers(adminUrl: string): Promise<void> {
  const names = await listDatabases(adminUrl, 'test\\_%')
  const dead = names.filter((name) => markProcess(Number(name.split('_')[1])) === null)
  await runAsAdmin(adminUrl, dead.map((name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
}

/** Names that match a pattern, oldest first. */
async function listDatabases(adminUrl: string, pattern: string): Promise<string[]> {
  const [found] = await runAsAdmin(adminUrl, [`SELECT datname FROM pg_database WHERE datname LIKE '${pattern}' ORDER BY oid`])
  return z.array(z.object({ datname: z.string() })).parse(found?.rows).map((row) => row.datname)
}
