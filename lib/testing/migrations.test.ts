import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runAsAdmin } from '@/scripts/database/test-server'
import { applyMigrations, compareMigrations, listMigrations } from '@/scripts/prisma/migrations'
import { runPrisma } from '@/scripts/prisma/run-prisma'
import { createTestDatabase, type TestDatabase } from './test-database'

const projectRoot = path.resolve(import.meta.dirname, '../..')
const made: TestDatabase[] = []
let project = ''
/** One database for all of the project's stories, which stand in their order: Prisma's command takes a second each time. */
let ownerUrl = ''

/** A project of its own with other migrations, beside our packages. */
beforeAll(async () => {
  project = fs.mkdtempSync(path.join(os.tmpdir(), 'eyes-open-'))
  for (const shared of ['node_modules', 'scripts']) fs.symlinkSync(path.join(projectRoot, shared), path.join(project, shared))
  for (const file of ['package.json', 'prisma.config.ts', 'tsconfig.json']) fs.copyFileSync(path.join(projectRoot, file), path.join(project, file))
  write('schema.prisma', 'generator client {\n  provider = "prisma-client"\n  output = "../out"\n}\ndatasource db {\n  provider = "postgresql"\n}\n')
  write('migrations/migration_lock.toml', 'provider = "postgresql"\n')
  ownerUrl = await makeEmpty()
})
afterAll(async () => {
  for (const database of made) await database.drop()
  fs.rmSync(project, { recursive: true, force: true })
})

function write(file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(project, 'prisma', file)), { recursive: true })
  fs.writeFileSync(path.join(project, 'prisma', file), text)
}

async function makeEmpty(): Promise<string> {
  const database = await createTestDatabase()
  made.push(database)
  await runAsAdmin(database.adminUrl, ['DROP SCHEMA public CASCADE', 'CREATE SCHEMA public AUTHORIZATION eyes_open_owner'])
  return database.ownerUrl
}

const BODY = `CREATE TABLE thing (id int PRIMARY KEY, seen boolean NOT NULL DEFAULT false);
CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.seen := true; RETURN NEW; END; $$;
CREATE TRIGGER see BEFORE INSERT ON thing FOR EACH ROW EXECUTE FUNCTION see();
DO $$ BEGIN INSERT INTO thing (id) VALUES (1); INSERT INTO thing (id) VALUES (2); END; $$;`

describe('migrations', () => {
  it('ST-40 ST-44 arrive whole, once', async () => {
    write('migrations/20260101000000_first/migration.sql', BODY)
    expect(await applyMigrations(project, ownerUrl)).toBe(true)
    expect(await applyMigrations(project, ownerUrl)).toBe(false)
    const [found] = await runAsAdmin(ownerUrl, ['SELECT count(*)::int AS all, count(*) FILTER (WHERE seen)::int AS seen FROM thing'])
    expect(found?.rows).toEqual([{ all: 2, seen: 2 }])
  })

  it('ST-42 that the code does not know stop it', async () => {
    fs.renameSync(path.join(project, 'prisma/migrations/20260101000000_first'), path.join(project, 'first'))
    await expect(applyMigrations(project, ownerUrl)).rejects.toThrow(/newer than this code: it has the migration 20260101000000_first/)
    fs.renameSync(path.join(project, 'first'), path.join(project, 'prisma/migrations/20260101000000_first'))
  })

  it('ST-41 that fail are told with their name, and the next start says how to go on', async () => {
    write('migrations/20260103000000_broken/migration.sql', 'CREATE TABLE half (id int); SELECT nonsense;')
    await expect(applyMigrations(project, ownerUrl)).rejects.toThrow(/the migration 20260103000000_broken could not be applied/)
    const [found] = await runAsAdmin(ownerUrl, ["SELECT to_regclass('half') AS half"])
    expect(found?.rows).toEqual([{ half: null }])
    await expect(applyMigrations(project, ownerUrl)).rejects.toThrow(/was begun and never finished/)
  })

  it('ST-40 are compared by name', () => {
    const row = (migration_name: string, finished = true) => ({ migration_name, finished })
    expect(compareMigrations(['a', 'b'], [row('a')])).toEqual({ pending: ['b'], broken: [], unknown: [] })
    expect(compareMigrations(['a'], [row('a', false), row('a')])).toEqual({ pending: [], broken: [], unknown: [] })
    expect(compareMigrations(['a'], [row('a', false)])).toEqual({ pending: ['a'], broken: ['a'], unknown: [] })
    expect(compareMigrations(['a'], [row('a'), row('z')])).toEqual({ pending: [], broken: [], unknown: ['z'] })
  })

  it('ST-43 and the schema for Prisma’s client tell the same', async () => {
    expect(listMigrations(projectRoot).length).toBeGreaterThan(0)
    const database = await createTestDatabase()
    made.push(database)
    const args = ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema.prisma', '--exit-code']
    const answer = await runPrisma(projectRoot, args, database.ownerUrl)
    expect(answer).toMatchObject({ code: 0, text: expect.stringContaining('No difference detected') })
  })
})
