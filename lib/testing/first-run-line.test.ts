import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setupCode } from '@/lib/auth/setup-code'
import { runAsAdmin } from '@/scripts/database/test-server'
import { describeFirstRun } from '@/scripts/start/first-run'
import { createTestDatabase, type TestDatabase } from './test-database'

const SECRET = 'a secret of more than thirty-two characters'
let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

describe('the first run', () => {
  it('ST-53 is told with the page and its code as long as nobody administers anything, and not after', async () => {
    const line = () => describeFirstRun(database.appUrl, 'https://risks.example.org', SECRET)
    expect(await line()).toBe(`Nobody administers Eyes Open yet. Open https://risks.example.org/welcome and give it the code ${setupCode(SECRET)}`)
    await runAsAdmin(database.adminUrl, ["CREATE OR REPLACE FUNCTION has_administrator() RETURNS boolean LANGUAGE sql AS 'SELECT true'"])
    expect(await line()).toBeNull()
  })
})
