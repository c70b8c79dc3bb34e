import pg from 'pg'
import { localDatabaseUrl } from './database-url'
import type { ServerPasswords } from './server-passwords'

/** The role that owns everything and applies migrations. It is no superuser. */
export const OWNER_ROLE = 'eyes_open_owner'
/** The group that migrations grant to and that row-level security binds. Nobody signs in as it. */
export const APP_ROLE = 'eyes_open_app'
/** The login of the app's processes, a member of the group, which owns nothing. */
export const WEB_ROLE = 'eyes_open_web'
export const PRODUCT_DATABASE = 'eyes_open'

/** The statements that make the group and the app's login, for a person to run where we may not. */
export function describeAppRoles(password: string): string[] {
  return [
    `CREATE ROLE ${APP_ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS;`,
    `CREATE ROLE ${WEB_ROLE} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '${password.replaceAll("'", "''")}';`,
    `GRANT ${APP_ROLE} TO ${WEB_ROLE};`,
  ]
}

/** Makes roles and the product's database on a fresh embedded server; on a later start everything is there already. */
export async function makeRoles(port: number, passwords: ServerPasswords): Promise<void> {
  const address = { user: 'postgres', password: passwords.superuser, port, database: 'postgres' }
  const client = new pg.Client({ connectionString: localDatabaseUrl(address) })
  await client.connect()
  try {
    const has = async (sql: string, name: string) => (await client.query(sql, [name])).rowCount === 1
    const findRole = 'SELECT 1 FROM pg_roles WHERE rolname = $1'
    if (!(await has(findRole, OWNER_ROLE))) {
      await client.query(`CREATE ROLE ${OWNER_ROLE} LOGIN CREATEROLE CREATEDB NOSUPERUSER NOBYPASSRLS PASSWORD '${passwords.owner}'`)
    }
    if (!(await has(findRole, WEB_ROLE))) {
      for (const statement of describeAppRoles(passwords.web)) await client.query(statement)
      await client.query(`GRANT ${APP_ROLE}, ${WEB_ROLE} TO ${OWNER_ROLE} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE`)
    }
    if (!(await has('SELECT 1 FROM pg_database WHERE datname = $1', PRODUCT_DATABASE))) {
      await client.query(`CREATE DATABASE ${PRODUCT_DATABASE} OWNER ${OWNER_ROLE}`)
      await client.query(`REVOKE ALL ON DATABASE ${PRODUCT_DATABASE} FROM PUBLIC`)
      await client.query(`GRANT CONNECT ON DATABASE ${PRODUCT_DATABASE} TO ${APP_ROLE}`)
    }
  } finally {
    await client.end()
  }
}
