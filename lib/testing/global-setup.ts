import path from 'node:path'
import { openTestServer } from '@/scripts/database/test-server'
import { ensureGeneratedClient } from '@/scripts/prisma/generated-client'
import { TEST_SERVER_VARIABLE } from './test-database'

/** Starts the tests' own database server before the first test; the returned function gives it back after the last. */
export async function setup(): Promise<() => Promise<void>> {
  const projectRoot = path.resolve(import.meta.dirname, '../..')
  await ensureGeneratedClient(projectRoot)
  const { release, ...address } = await openTestServer(projectRoot)
  process.env[TEST_SERVER_VARIABLE] = JSON.stringify(address)
  return release
}
