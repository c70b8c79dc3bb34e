import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database'
import { readCatalogue } from '@/scripts/data-model/read-catalogue'
import { PAGE, writePage } from '@/scripts/data-model/write-page'

const projectRoot = path.resolve(import.meta.dirname, '..')
const readFile = (file: string) => fs.readFileSync(path.join(projectRoot, file), 'utf8')
let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database?.drop())

it('DM-4 the page of the data model is what the migrated database says; otherwise run `npm run data-model`', async () => {
  expect(readFile(PAGE.file)).toBe(writePage(await readCatalogue(database.ownerUrl), readFile(PAGE.toCome)))
})

it('DM-4 the page would change with the database', async () => {
  const found = await readCatalogue(database.ownerUrl)
  const less = { ...found, tables: found.tables.map((table) => ({ ...table, policies: [] })) }
  expect(writePage(less, readFile(PAGE.toCome))).not.toBe(readFile(PAGE.file))
})
