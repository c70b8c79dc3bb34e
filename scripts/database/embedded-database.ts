import fs from 'node:fs'
import path from 'node:path'
import { hasData, makeCluster, requireSameVersion, type Cluster } from './cluster'
import { openDataHome, type DataHome } from './data-home'
import { localDatabaseUrl } from './database-url'
import { complainOfSpace, FIRST_START_BYTES, LATER_START_BYTES } from '../prelude/free-space.mjs'
import { countLeases, dropLease, takeLease, type Lease } from './leases'
import { holdLock } from './process-lock'
import { makeRoles, OWNER_ROLE, PRODUCT_DATABASE, WEB_ROLE } from './roles'
import { chooseServerAccount } from './server-account'
import { prepareBinaries } from './server-binaries'
import { keepPasswords, type ServerPasswords } from './server-passwords'
import { findServer, startServer, stopServer } from './server-process'
import { StartProblem } from './start-problem'

/** A database that is ready, and how to let go of it. */
export interface OpenDatabase {
  /** For migrations: the role that owns everything. */
  ownerUrl: string
  /** For the app: the role that owns nothing and that row-level security binds. */
  appUrl: string
  /** Gives the database back; the last one out stops the server. Calling it twice does nothing more. */
  release(): Promise<void>
}

export interface EmbeddedDatabase extends OpenDatabase {
  /** The server's superuser: for tests, which clone whole databases. */
  adminUrl: string
  /** The folder that the server's lease, log and data are in. */
  folder: string
}

export interface EmbeddedOptions {
  projectRoot: string
  home: DataHome
  /** Which server of this home: `postgres` is the product's, `test` the tests'. */
  name?: string
  /** Postgres settings beyond our own, as `name=value`. */
  settings?: string[]
}

const LOCK_PATIENCE_MS = 120_000

/**
 * Starts the embedded server, or joins the one that runs already. Throws StartProblem when the disk is short, when the data is
 * of another version, or when the server refuses.
 */
export async function openEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { home, name = 'postgres' } = options
  const folder = path.join(home.real, name)
  const isFirst = !fs.existsSync(path.join(folder, 'data', 'PG_VERSION'))
  const complaint = complainOfSpace([home.named, home.real], isFirst ? FIRST_START_BYTES : LATER_START_BYTES)
  if (complaint) throw new StartProblem(complaint)
  openDataHome(home)
  fs.mkdirSync(folder, { recursive: true })
  if (home.asRoot) fs.chmodSync(folder, 0o755)
  return holdLock(path.join(folder, 'lock'), LOCK_PATIENCE_MS, () => joinOrStart(options, folder))
}

async function joinOrStart({ projectRoot, home, settings = [] }: EmbeddedOptions, folder: string): Promise<EmbeddedDatabase> {
  const cluster: Cluster = {
    folder,
    data: path.join(folder, 'data'),
    binaries: prepareBinaries(projectRoot, home),
    account: chooseServerAccount(home.asRoot),
    settings,
  }
  const lease = takeLease(path.join(folder, 'leases'))
  try {
    const passwords = keepPasswords(folder, hasData(cluster))
    const port = findServer(cluster)?.port ?? (await startFresh(cluster, passwords))
    return describeDatabase(cluster, port, passwords, lease)
  } catch (error) {
    dropLease(lease)
    throw error
  }
}

async function startFresh(cluster: Cluster, passwords: ServerPasswords): Promise<number> {
  if (hasData(cluster)) requireSameVersion(cluster)
  else await makeCluster(cluster, passwords.superuser)
  const server = await startServer(cluster)
  try {
    await makeRoles(server.port, passwords)
  } catch (error) {
    await stopServer(server)
    throw error
  }
  return server.port
}

function describeDatabase(cluster: Cluster, port: number, passwords: ServerPasswords, lease: Lease): EmbeddedDatabase {
  const address = (user: string, password: string, database: string) => localDatabaseUrl({ user, password, port, database })
  let released: Promise<void> | null = null
  return {
    ownerUrl: address(OWNER_ROLE, passwords.owner, PRODUCT_DATABASE),
    appUrl: address(WEB_ROLE, passwords.web, PRODUCT_DATABASE),
    adminUrl: address('postgres', passwords.superuser, 'postgres'),
    folder: cluster.folder,
    release: () => (released ??= leaveServer(cluster, lease)),
  }
}

/** Under the same lock as the start, so that nobody joins a server that is about to stop. */
async function leaveServer(cluster: Cluster, lease: Lease): Promise<void> {
  await holdLock(path.join(cluster.folder, 'lock'), LOCK_PATIENCE_MS, async () => {
    dropLease(lease)
    const server = findServer(cluster)
    if (server !== null && countLeases(path.dirname(lease.file)) === 0) await stopServer(server)
  })
}
