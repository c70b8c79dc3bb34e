import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { ServerAccount } from './server-account'
import type { ServerBinaries } from './server-binaries'
import { StartProblem } from './start-problem'

const run = promisify(execFile)

/** One embedded server: its folder, its programs, and who it runs as. */
export interface Cluster {
  /** Holds the passwords, the leases, the log and the data. */
  folder: string
  /** The data itself, Postgres' own folder. */
  data: string
  binaries: ServerBinaries
  account: ServerAccount
  /** Settings beyond our own, as `name=value`. */
  settings: string[]
}

/** True when the folder holds a database that was made to its end. */
export function hasData(cluster: Cluster): boolean {
  return fs.existsSync(path.join(cluster.data, 'PG_VERSION'))
}

/** Refuses data of another major version, which this server could not read. */
export function requireSameVersion(cluster: Cluster): void {
  const found = fs.readFileSync(path.join(cluster.data, 'PG_VERSION'), 'utf8').trim()
  if (found === String(cluster.binaries.major)) return
  throw new StartProblem(
    `the data in ${cluster.data} is from Postgres ${found} and this version brings Postgres ${cluster.binaries.major}. ` +
      'Export with the version that wrote it, or move that folder away to begin anew.',
  )
}

/**
 * Makes an empty database cluster: UTF-8, sorted by code point on every machine alike, passwords by SCRAM, checksums on.
 * It is made beside its place and renamed, so that one that was cut short is never opened.
 */
export async function makeCluster(cluster: Cluster, superuserPassword: string): Promise<void> {
  const draft = `${cluster.data}.part`
  const passwordFile = path.join(cluster.folder, 'first-password')
  fs.rmSync(draft, { recursive: true, force: true })
  fs.mkdirSync(draft, { mode: 0o700 })
  fs.writeFileSync(passwordFile, superuserPassword, { mode: 0o600 })
  giveTo(cluster.account, draft)
  giveTo(cluster.account, passwordFile)
  try {
    await run(cluster.binaries.initdb, initOptions(draft, passwordFile), serverSurroundings(cluster))
    fs.renameSync(draft, cluster.data)
  } catch (error) {
    throw new StartProblem(`the embedded database could not be made in ${cluster.folder}: ${firstReason(error)}`)
  } finally {
    fs.rmSync(passwordFile, { force: true })
    fs.rmSync(draft, { recursive: true, force: true })
  }
}

/** What the server's programs see of our environment: nothing that could turn their heads, such as PGDATA or a locale. */
export function serverSurroundings({ account, folder }: Cluster): { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv } {
  return { ...account, cwd: folder, env: { ...process.env, ...WITHOUT, LC_ALL: 'C' } }
}

const WITHOUT: Record<string, undefined> = Object.fromEntries(
  ['PGDATA', 'PGPORT', 'PGHOST', 'PGUSER', 'PGDATABASE', 'PGOPTIONS', 'LD_LIBRARY_PATH', 'NODE_OPTIONS'].map((name) => [name, undefined]),
)

function initOptions(data: string, passwordFile: string): string[] {
  return [
    `--pgdata=${data}`,
    `--pwfile=${passwordFile}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]
}

function giveTo(account: ServerAccount, place: string): void {
  if (account.uid !== undefined && account.gid !== undefined) fs.chownSync(place, account.uid, account.gid)
}

function firstReason(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
  return text.split('\n').find((line) => /error|fatal|could not/i.test(line)) ?? text.trim().slice(0, 300)
}
