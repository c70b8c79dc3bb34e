import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import { openDataHome, type DataHome } from './data-home'
import { findsRow, withConnection } from './connection'
import { describeDatabaseUrl } from './database-url'
import { APP_ROLE, describeAppRoles, WEB_ROLE } from './roles'
import { makeSecret, writeSecretFile } from './server-passwords'
import { StartProblem } from './start-problem'

const storedSchema = z.record(z.string(), z.string())
const FIND_ROLE = 'SELECT 1 FROM pg_roles WHERE rolname = $1'

/** The app's address where none is given: makes its role if we may, otherwise throws a StartProblem with the SQL that would. */
export async function ensureAppUrl(ownerUrl: string, home: DataHome): Promise<string> {
  return withConnection(ownerUrl, 'DATABASE_URL', async (client) => {
    const known = readStored(home)[describeDatabaseUrl(ownerUrl)]
    if (await findsRow(client, FIND_ROLE, [WEB_ROLE])) {
      if (known !== undefined) return withUser(ownerUrl, known)
      throw new StartProblem(
        `the role ${WEB_ROLE} is there already and its password is not known here. Set DATABASE_APP_URL=${withUser(ownerUrl, 'PASSWORD')}`,
      )
    }
    const password = known ?? makeSecret()
    const statements = await listMissing(client, password)
    if (!(await mayMakeRoles(client))) throw askForRoles(statements, `DATABASE_APP_URL=${withUser(ownerUrl, password)}`)
    store(home, describeDatabaseUrl(ownerUrl), password)
    for (const statement of statements) await client.query(statement)
    return withUser(ownerUrl, password)
  })
}

/** Refuses an app's address whose role could look past row-level security, or could not see anything for want of the group. */
export async function requireAppRole(ownerUrl: string, appUrl: string): Promise<void> {
  const role = await withConnection(appUrl, 'DATABASE_APP_URL', readRole)
  if (role.mighty) {
    throw new StartProblem(
      `the role ${role.name} of DATABASE_APP_URL is a superuser, bypasses row-level security or owns tables. Give it the app's own role.`,
    )
  }
  if (role.member) return
  await withConnection(ownerUrl, 'DATABASE_URL', async (client) => {
    const hasGroup = await findsRow(client, FIND_ROLE, [APP_ROLE])
    const make = hasGroup ? [] : describeAppRoles('').slice(0, 1)
    const statements = [...make, `GRANT ${APP_ROLE} TO ${pg.escapeIdentifier(role.name)};`]
    try {
      for (const statement of statements) await client.query(statement)
    } catch {
      throw askForRoles(statements)
    }
  })
}

async function readRole(client: pg.Client): Promise<{ name: string; mighty: boolean; member: boolean }> {
  const sql = `SELECT r.rolname AS name,
      r.rolsuper OR r.rolbypassrls OR EXISTS (SELECT 1 FROM pg_class c WHERE c.relowner = r.oid AND c.relkind = 'r') AS mighty,
      EXISTS (SELECT 1 FROM pg_roles g WHERE g.rolname = $1 AND pg_has_role(r.oid, g.oid, 'USAGE')) AS member
    FROM pg_roles r WHERE r.rolname = current_user`
  const { rows } = await client.query(sql, [APP_ROLE])
  return z.object({ name: z.string(), mighty: z.boolean(), member: z.boolean() }).parse(rows[0])
}

async function listMissing(client: pg.Client, password: string): Promise<string[]> {
  const hasGroup = await findsRow(client, FIND_ROLE, [APP_ROLE])
  return describeAppRoles(password).slice(hasGroup ? 1 : 0)
}

async function mayMakeRoles(client: pg.Client): Promise<boolean> {
  return findsRow(client, 'SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolcreaterole)')
}

function askForRoles(statements: string[], thenSet?: string): StartProblem {
  const then = thenSet === undefined ? ' Then start again.' : ' Then set DATABASE_APP_URL as below and start again.'
  const message = `the user of DATABASE_URL may not make the app's role. Have an administrator of that Postgres run this SQL.${then}`
  return new StartProblem(message, thenSet === undefined ? statements : [...statements, thenSet])
}

function withUser(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl)
  url.username = WEB_ROLE
  url.password = encodeURIComponent(password)
  return url.toString()
}

/** Passwords that we made on Postgres servers of other people, by server and database. */
const storedFile = (home: DataHome): string => path.join(home.real, 'app-passwords.json')

function readStored(home: DataHome): Record<string, string> {
  const file = storedFile(home)
  return fs.existsSync(file) ? storedSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8'))) : {}
}

function store(home: DataHome, place: string, password: string): void {
  openDataHome(home)
  writeSecretFile(storedFile(home), JSON.stringify({ ...readStored(home), [place]: password }))
}
