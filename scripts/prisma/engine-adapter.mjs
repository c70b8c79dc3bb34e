import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'

/** Postgres' own types that the adapter does not know: "char" and its array, as the catalogue tables use them. */
const CHAR = 18
const CHAR_ARRAY = 1002
const TEXT = 25
const TEXT_ARRAY = 1009

/** Connections for the engine: to the database, and to a shadow database that is made and dropped where none is given. */
export function makeAdapterFactory({ url, shadowDatabaseUrl }) {
  const base = new PrismaPg({ connectionString: url })
  return {
    provider: base.provider,
    adapterName: base.adapterName,
    connect: async () => mendAdapter(await base.connect()),
    connectToShadowDb: () => (shadowDatabaseUrl ? connectTo(shadowDatabaseUrl) : makeShadowDatabase(base, url)),
  }
}

async function connectTo(connectionString) {
  return mendAdapter(await new PrismaPg({ connectionString }).connect())
}

/** The adapter's own would land on the main database, and would be dropped while its connections are open. */
async function makeShadowDatabase(base, url) {
  const name = `prisma_migrate_shadow_db_${randomUUID().replaceAll('-', '_')}`
  const main = mendAdapter(await base.connect())
  await main.executeScript(`CREATE DATABASE "${name}"`)
  const address = new URL(url)
  address.pathname = `/${name}`
  const shadow = await connectTo(address.toString())
  const disconnect = shadow.dispose.bind(shadow)
  shadow.dispose = async () => {
    await disconnect()
    await main.executeScript(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    await main.dispose()
  }
  return shadow
}

/** Mends what the adapter cannot do for migrations: whole scripts, and the type "char". */
function mendAdapter(adapter) {
  runScriptsWhole(adapter)
  readCharColumns(adapter)
  const begin = adapter.startTransaction?.bind(adapter)
  if (begin) adapter.startTransaction = async (...options) => mendAdapter(await begin(...options))
  return adapter
}

/** The adapter splits a script at every semicolon, which cuts functions, triggers and DO blocks in pieces. */
function runScriptsWhole(adapter) {
  adapter.executeScript = async (sql) => {
    try {
      await adapter.client.query(sql)
    } catch (error) {
      adapter.onError(error)
    }
  }
}

/** Reads "char" as text and tells the engine that it was a character. */
function readCharColumns(adapter) {
  const perform = adapter.performIO.bind(adapter)
  const query = adapter.queryRaw.bind(adapter)
  let charColumns = new Set()
  adapter.performIO = async (request) => {
    const answer = await perform(request)
    const fields = answer.fields ?? []
    charColumns = new Set(fields.flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : [])))
    for (const field of fields) {
      if (field.dataTypeID === CHAR) field.dataTypeID = TEXT
      if (field.dataTypeID === CHAR_ARRAY) field.dataTypeID = TEXT_ARRAY
    }
    return answer
  }
  adapter.queryRaw = async (request) => {
    const answer = await query(request)
    const columnTypes = answer.columnTypes.map((type, index) => (charColumns.has(index) ? ColumnTypeEnum.Character : type))
    return { ...answer, columnTypes }
  }
}
