import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureAppUrl, requireAppRole } from '@/scripts/database/app-role'
import { locateDataHome, type DataHome } from '@/scripts/database/data-home'
import { withDatabase } from '@/scripts/database/database-url'
import { openEmbeddedDatabase, type EmbeddedDatabase } from '@/scripts/database/embedded-database'
import { StartProblem } from '@/scripts/database/start-problem'
import { runAsAdmin } from '@/scripts/database/test-server'

const projectRoot = path.resolve(import.meta.dirname, '../..')
let folder = ''
let home: DataHome
let server: EmbeddedDatabase

/** A server that stands in for somebody's own: without our roles, with a user who may make roles and one who may not. */
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'eyes-open-'))
  fs.chmodSync(folder, 0o755)
  home = locateDataHome({ projectRoot: folder, dataDir: '.data', asRoot: process.getuid?.() === 0, rootDataFolder: path.join(folder, 'var') })
  server = await openEmbeddedDatabase({ projectRoot, home, settings: ['fsync=off'] })
  await runAsAdmin(server.adminUrl, [
    "CREATE ROLE mayor LOGIN CREATEROLE PASSWORD 'm'",
    "CREATE ROLE clerk LOGIN PASSWORD 'c'",
    'CREATE DATABASE risks OWNER mayor',
    'CREATE DATABASE files OWNER clerk',
  ])
})
afterAll(async () => {
  await server.release()
  fs.rmSync(folder, { recursive: true, force: true })
})

function as(user: string, password: string, database: string): string {
  const url = new URL(withDatabase(server.adminUrl, database))
  url.username = user
  url.password = password
  return url.toString()
}

const forgetRoles = () => runAsAdmin(server.adminUrl, ['DROP ROLE IF EXISTS eyes_open_web', 'DROP OWNED BY eyes_open_app', 'DROP ROLE eyes_open_app'])

async function problemOf(work: Promise<unknown>): Promise<StartProblem> {
  const error: unknown = await work.then(() => null, (reason: unknown) => reason)
  if (error instanceof StartProblem) return error
  throw new Error(`expected a StartProblem and got ${String(error)}`)
}

describe('a database of one’s own', () => {
  it('ST-32 a role whose password is not known here is not touched', async () => {
    const problem = await problemOf(ensureAppUrl(as('mayor', 'm', 'risks'), home))
    expect(problem.message).toMatch(/its password is not known here\. Set DATABASE_APP_URL=postgresql:\/\/eyes_open_web:PASSWORD@127\.0\.0\.1/)
    const [{ rowCount } = { rowCount: 0 }] = await runAsAdmin(server.appUrl, ['SELECT 1'])
    expect(rowCount).toBe(1)
  })

  it('ST-31 a user who may not make roles gets the SQL that would, and it does', async () => {
    await runAsAdmin(server.adminUrl, ['DROP DATABASE eyes_open WITH (FORCE)'])
    await forgetRoles()
    const problem = await problemOf(ensureAppUrl(as('clerk', 'c', 'files'), home))
    expect(problem.message).toMatch(/may not make the app's role/)
    const appUrl = problem.details.at(-1)?.replace('DATABASE_APP_URL=', '') ?? ''
    await runAsAdmin(server.adminUrl, problem.details.slice(0, -1))
    await requireAppRole(as('clerk', 'c', 'files'), appUrl)
    await forgetRoles()
  })

  it('ST-30 a user who may make roles gets them, and the same address at the next start', async () => {
    const ownerUrl = as('mayor', 'm', 'risks')
    const appUrl = await ensureAppUrl(ownerUrl, home)
    await requireAppRole(ownerUrl, appUrl)
    expect(await ensureAppUrl(ownerUrl, home)).toBe(appUrl)
    expect(fs.statSync(path.join(home.real, 'app-passwords.json')).mode & 0o777).toBe(0o600)
  })

  it('ST-33 a role that could look past row-level security is refused', async () => {
    const ownerUrl = as('mayor', 'm', 'risks')
    expect((await problemOf(requireAppRole(ownerUrl, withDatabase(server.adminUrl, 'risks')))).message).toMatch(/role postgres .* is a superuser/)
    await runAsAdmin(ownerUrl, ['CREATE TABLE mine (id int)'])
    expect((await problemOf(requireAppRole(ownerUrl, ownerUrl))).message).toMatch(/role mayor .* owns tables/)
  })

  it('ST-30 an app’s role of another name is taken into the group, or the SQL that would is printed', async () => {
    await runAsAdmin(server.adminUrl, ["CREATE ROLE guest LOGIN PASSWORD 'g'"])
    const problem = await problemOf(requireAppRole(as('clerk', 'c', 'risks'), as('guest', 'g', 'risks')))
    expect(problem.details).toEqual(['GRANT eyes_open_app TO "guest";'])
    await requireAppRole(as('mayor', 'm', 'risks'), as('guest', 'g', 'risks'))
    await expect(requireAppRole(as('clerk', 'c', 'risks'), as('guest', 'g', 'risks'))).resolves.toBeUndefined()
  })
})
