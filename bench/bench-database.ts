import { withDatabase } from '@/scripts/database/database-url'
import { locateDataHome } from '@/scripts/database/data-home'
import { openEmbeddedDatabase, type OpenDatabase } from '@/scripts/database/embedded-database'
import { markProcess } from '@/scripts/database/living-process'
import { OWNER_ROLE } from '@/scripts/database/roles'
import { runAsAdmin } from '@/scripts/database/test-server'
import { applyMigrations } from '@/scripts/prisma/migrations'

export interface BenchDatabase extends OpenDatabase {
  /** The superuser, for what must be made a million times. */
  adminUrl: string
}

/**
 * An empty database with all migrations on an embedded server of its own, which writes as carefully as the product's: the tests' server,
 * which may lose data, would flatter us. `release` removes the database and stops the server.
 */
export async function openBenchDatabase(projectRoot: string): Promise<BenchDatabase> {
  const dataDir = process.env.EYES_OPEN_DATA_DIR ?? '.data'
  const home = locateDataHome({ projectRoot, dataDir, asRoot: process.getuid?.() === 0 })
  const server = await openEmbeddedDatabase({ projectRoot, home, name: 'bench' })
  const name = `bench_${process.pid}_${Date.now()}`
  const drop = async (database: string) => void (await runAsAdmin(server.adminUrl, [`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`]))
  try {
    for (const dead of await listDead(server.adminUrl)) await drop(dead)
    await runAsAdmin(server.adminUrl, [`CREATE DATABASE ${name} OWNER ${OWNER_ROLE}`])
    const ownerUrl = withDatabase(server.ownerUrl, name)
    await applyMigrations(projectRoot, ownerUrl)
    const release = () => drop(name).finally(server.release)
    return { ownerUrl, appUrl: withDatabase(server.appUrl, name), adminUrl: withDatabase(server.adminUrl, name), release }
  } catch (error) {
    await server.release()
    throw error
  }
}

/** Databases of runs that were killed; their names hold the number of the process. */
async function listDead(adminUrl: string): Promise<string[]> {
  const [found] = await runAsAdmin(adminUrl, ["SELECT datname FROM pg_database WHERE datname LIKE 'bench\\_%'"])
  const names = (found?.rows ?? []).map((row: { datname: unknown }) => String(row.datname))
  return names.filter((name) => markProcess(Number(name.split('_')[1])) === null)
}
