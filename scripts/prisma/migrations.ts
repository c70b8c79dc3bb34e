import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import { StartProblem } from '../database/start-problem'
import { runPrisma } from './run-prisma'

const MIGRATIONS = 'prisma/migrations'

/** How a database stands beside the project's migrations. */
export interface MigrationState {
  /** In the project and not yet in the database, in their order. */
  pending: string[]
  /** Begun in the database and never finished. */
  broken: string[]
  /** In the database and not in the project: the database is newer than the code. */
  unknown: string[]
}

const rowsSchema = z.array(z.object({ migration_name: z.string(), finished: z.boolean() }))

/** The names of the project's migrations, in their order. */
export function listMigrations(projectRoot: string): string[] {
  const folder = path.join(projectRoot, MIGRATIONS)
  if (!fs.existsSync(folder)) return []
  return fs.readdirSync(folder).filter((name) => fs.existsSync(path.join(folder, name, 'migration.sql'))).sort()
}

/** A hash over the text of all migrations; databases that were made from equal texts are equal. */
export function hashMigrations(projectRoot: string): string {
  const hash = createHash('sha256')
  for (const name of listMigrations(projectRoot)) {
    hash.update(name).update(fs.readFileSync(path.join(projectRoot, MIGRATIONS, name, 'migration.sql')))
  }
  return hash.digest('hex').slice(0, 16)
}

/** Compares the project's migrations with what the database says it has had. */
export function compareMigrations(names: string[], rows: { migration_name: string; finished: boolean }[]): MigrationState {
  const finished = new Set(rows.filter((row) => row.finished).map((row) => row.migration_name))
  const known = new Set(names)
  return {
    pending: names.filter((name) => !finished.has(name)),
    broken: [...new Set(rows.filter((row) => !row.finished && !finished.has(row.migration_name)).map((row) => row.migration_name))],
    unknown: [...finished].filter((name) => !known.has(name)).sort(),
  }
}

/**
 * Brings the database to the newest shape and checks that it got there: Prisma's command may do nothing and exit 0. Asks the
 * database first, so that a later start does not pay for the command. Says whether anything was applied.
 */
export async function applyMigrations(projectRoot: string, ownerUrl: string): Promise<boolean> {
  const state = await readState(projectRoot, ownerUrl)
  requireSound(state)
  if (state.pending.length === 0) return false
  const answer = await runPrisma(projectRoot, ['migrate', 'deploy'], ownerUrl)
  const after = await readState(projectRoot, ownerUrl)
  if (after.pending.length > 0 || answer.code !== 0) {
    const name = after.broken[0] ?? after.pending[0] ?? 'unknown'
    throw new StartProblem(`the migration ${name} could not be applied. The database keeps what was there before it.`, [answer.text])
  }
  return true
}

function requireSound({ broken, unknown }: MigrationState): void {
  if (broken.length > 0) {
    throw new StartProblem(
      `the migration ${broken[0]} was begun and never finished. Look at what it left, then run ` +
        `\`npm run prisma -- migrate resolve --rolled-back ${broken[0]}\` and start again.`,
    )
  }
  if (unknown.length > 0) {
    throw new StartProblem(`the database is newer than this code: it has the migration ${unknown[0]}. Start the newer version.`)
  }
}

async function readState(projectRoot: string, ownerUrl: string): Promise<MigrationState> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const table = await client.query("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS present")
    if (table.rows[0]?.present !== true) return compareMigrations(listMigrations(projectRoot), [])
    const sql = 'SELECT migration_name, finished_at IS NOT NULL AS finished FROM public._prisma_migrations WHERE rolled_back_at IS NULL'
    return compareMigrations(listMigrations(projectRoot), rowsSchema.parse((await client.query(sql)).rows))
  } finally {
    await client.end()
  }
}
