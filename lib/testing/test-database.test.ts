import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from './test-database'

const made: TestDatabase[] = []
afterAll(async () => {
  for (const database of made) await database.drop()
})

async function make(): Promise<TestDatabase> {
  const database = await createTestDatabase()
  made.push(database)
  return database
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(sql).then((result) => result.rows).finally(() => client.end())
}

describe('the test database', () => {
  it('ST-01 the owner is no superuser and may make the trusted extensions', async () => {
    const { ownerUrl } = await make()
    for (const name of ['pg_trgm', 'btree_gist', 'pgcrypto']) await ask(ownerUrl, `CREATE EXTENSION IF NOT EXISTS ${name}`)
    expect(await ask(ownerUrl, 'SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user')).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: true },
    ])
  })

  it('ST-02 the app is a member of the group, owns nothing, and cannot bypass row-level security', async () => {
    const { appUrl } = await make()
    const sql = `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, pg_has_role('eyes_open_app', 'USAGE') AS member,
      (SELECT count(*)::int FROM pg_class WHERE relowner = pg_roles.oid) AS owned FROM pg_roles WHERE rolname = current_user`
    expect(await ask(appUrl, sql)).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, member: true, owned: 0 },
    ])
    await expect(ask(appUrl, 'CREATE TABLE intruder (id int)')).rejects.toThrow(/permission denied/)
  })

  it('ST-03 two databases are strangers', async () => {
    const [first, second] = [await make(), await make()]
    await ask(first.ownerUrl, 'CREATE TABLE only_here (id int)')
    expect(await ask(second.ownerUrl, "SELECT to_regclass('only_here') AS place")).toEqual([{ place: null }])
  })

  it('ST-04 dropping one closes the connections that are still open', async () => {
    const database = await createTestDatabase()
    const client = new pg.Client({ connectionString: database.ownerUrl })
    client.on('error', () => undefined)
    await client.connect()
    await database.drop()
    await expect(ask(database.ownerUrl, 'SELECT 1')).rejects.toThrow(/does not exist/)
  })
})
