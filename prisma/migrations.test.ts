import fs from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { gatherAllWords } from '@/lib/services/search/gathered-words'
import { fullContent } from '@/lib/testing/full-register'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database'
import { makeTestWorkspace, openTestDatabase, send } from '@/lib/testing/test-workspace'
import { newId } from '@/lib/kernel/ids'
import type { DatabaseCatalogue } from '@/scripts/data-model/catalogue-schema'
import { readCatalogue } from '@/scripts/data-model/read-catalogue'
import { runAsAdmin } from '@/scripts/database/test-server'
import { listMigrations } from '@/scripts/prisma/migrations'

const projectRoot = path.resolve(import.meta.dirname, '..')
const names = listMigrations(projectRoot)
/** Tables whose rows all come from others. */
const GATHERED = ['answering_team', 'open_count', 'open_failure_mode', 'search_document', 'search_word']
const made: TestDatabase[] = []
afterAll(async () => {
  for (const database of made) await database.drop()
})

const read = (name: string, file: 'migration.sql' | 'down.sql') => fs.readFileSync(path.join(projectRoot, 'prisma/migrations', name, file), 'utf8')
const run = (url: string, name: string, file: 'migration.sql' | 'down.sql') => runAsAdmin(url, [read(name, file)])

describe('every migration', () => {
  it('DM-1 has a number that rises, a name, a way down, and opens with why', () => {
    expect(names.length).toBeGreaterThan(0)
    const folders = fs.readdirSync(path.join(projectRoot, 'prisma/migrations'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(folders.map((entry) => entry.name).sort()).toEqual(names)
    for (const name of names) {
      expect(name).toMatch(/^\d{14}_[a-z][a-z0-9_]*$/)
      expect([name, read(name, 'migration.sql').slice(0, 8)]).toEqual([name, '-- Why: '])
      expect([name, /^-- Takes/.test(read(name, 'down.sql'))]).toEqual([name, true])
    }
  })

  it('DM-2 goes up, down to exactly what was before, and up again to exactly what it made', async () => {
    const database = await createTestDatabase()
    made.push(database)
    const url = database.ownerUrl
    await runAsAdmin(database.adminUrl, ['DROP SCHEMA public CASCADE', 'CREATE SCHEMA public AUTHORIZATION eyes_open_owner'])
    const states: DatabaseCatalogue[] = [await readCatalogue(url)]
    for (const name of names) {
      await run(url, name, 'migration.sql')
      states.push(await readCatalogue(url))
    }
    expect(states.at(-1)?.tables.length).toBeGreaterThan(30)
    for (const [i, name] of [...names.entries()].reverse()) {
      await run(url, name, 'down.sql')
      expect([name, await readCatalogue(url)]).toEqual([name, states[i]])
    }
    for (const [i, name] of names.entries()) {
      await run(url, name, 'migration.sql')
      expect([name, await readCatalogue(url)]).toEqual([name, states[i + 1]])
    }
  })

  it('DM-3 keeps the rows on the way down to the first shape and up again', async () => {
    const database = await openTestDatabase()
    made.push(database)
    const workspace = await makeTestWorkspace('kept')
    await send(workspace.as.facilitator, 'register.import', { content: fullContent('K1') }, newId())
    await gatherAllWords()
    const before = await countRows(database.ownerUrl)
    const later = names.slice(1)
    for (const name of [...later].reverse()) await run(database.ownerUrl, name, 'down.sql')
    // What later migrations made is gone on the way down; what stood before them is all there.
    const left = await countRows(database.ownerUrl)
    // A table that a later migration made is gone with it; nothing of the first shape is. What is gathered from other tables comes back with it.
    expect(left).toEqual(new Map([...before].filter(([table, rows]) => left.has(table) || (rows > 0 && !GATHERED.includes(table)))))
    for (const name of later) await run(database.ownerUrl, name, 'migration.sql')
    expect(await countRows(database.ownerUrl)).toEqual(before)
    expect(before.get('failure_mode')).toBe(2)
  })
})

async function countRows(url: string): Promise<Map<string, number>> {
  const { tables } = await readCatalogue(url)
  const results = await runAsAdmin(url, tables.map(({ name }) => `SELECT count(*)::int AS rows FROM ${name}`))
  return new Map(tables.map(({ name }, i) => [name, results[i]?.rows[0].rows]))
}
