import fs from 'node:fs'
import path from 'node:path'
import { createTestDatabase } from '@/lib/testing/test-database'
import { readCatalogue } from '@/scripts/data-model/read-catalogue'
import { PAGE, writePage } from '@/scripts/data-model/write-page'
import { openTestServer } from '@/scripts/database/test-server'

/** `npm run data-model`: migrates a database of its own, reads it and writes the page. Returns the exit code. */
export async function runDataModel(projectRoot: string): Promise<number> {
  const server = await openTestServer(projectRoot)
  try {
    const database = await createTestDatabase(server)
    try {
      const toCome = fs.readFileSync(path.join(projectRoot, PAGE.toCome), 'utf8')
      fs.writeFileSync(path.join(projectRoot, PAGE.file), writePage(await readCatalogue(database.ownerUrl), toCome))
    } finally {
      await database.drop()
    }
  } finally {
    await server.release()
  }
  process.stdout.write(`${PAGE.file} is written.\n`)
  return 0
}
