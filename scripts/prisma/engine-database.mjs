import pg from 'pg'

/** Postgres' error codes for what Prisma's commands can explain, with Prisma's. */
const PRISMA_CODES = { '3D000': 'P1003', '28P01': 'P1000' }
const UNREACHABLE = 'P1001'

/** Answers `cli can-connect-to-database`, `create-database` and `drop-database`. Returns the exit code. */
export async function answerDatabaseCommand(command, url) {
  const database = decodeURIComponent(new URL(url).pathname.slice(1))
  try {
    if (command === 'can-connect-to-database') await runOn(url, 'SELECT 1')
    else await runOn(maintenanceUrl(url), `${command === 'create-database' ? 'CREATE' : 'DROP'} DATABASE ${pg.escapeIdentifier(database)}`)
    return 0
  } catch (error) {
    process.stderr.write(`${JSON.stringify(describeError(error, database))}\n`)
    return 1
  }
}

async function runOn(url, sql) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

/** The database that every server has; one cannot make or drop the one that one is connected to. */
function maintenanceUrl(url) {
  const address = new URL(url)
  address.pathname = '/postgres'
  return address.toString()
}

/** The line of log that Prisma's commands look for on standard error. */
function describeError(error, database) {
  const fields = {
    is_panic: false,
    error_code: PRISMA_CODES[error.code] ?? UNREACHABLE,
    message: error.message,
    meta: { database_name: database },
  }
  return { level: 'ERROR', fields, timestamp: new Date().toISOString(), target: 'schema_engine' }
}
