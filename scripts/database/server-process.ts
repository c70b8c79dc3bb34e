import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { markProcess, readCommand } from './living-process'
import { serverSurroundings, type Cluster } from './cluster'
import { StartProblem } from './start-problem'

/** A server that runs and takes connections. */
export interface RunningServer {
  pid: number
  port: number
}

const POLL_MS = 15
const STOP_PATIENCE_MS = 30_000
/** What a crashed run left behind notices its death within moments; until then the new server is refused. 30 seconds. */
const CRASH_RETRIES = 120
const LOG_LIMIT_BYTES = 5_000_000

/** The server of this cluster as its own file tells; null when there is none, or when the file is a crashed run's. */
export function findServer(cluster: Cluster): RunningServer | null {
  const lines = readPidFile(cluster)
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || markProcess(pid) === null || !isServerOf(pid, cluster)) return null
  return lines[7]?.trim() === 'ready' ? { pid, port: Number(lines[3]) } : null
}

/** Starts the server and waits until it takes connections; recovery after a crash may take its time. */
export async function startServer(cluster: Cluster): Promise<RunningServer> {
  for (let attempt = 1; ; attempt += 1) {
    clearStalePidFile(cluster)
    // A starter that was killed may have left a server that was still recovering.
    const running = findServer(cluster)
    if (running !== null) return running
    const started = await tryServer(cluster)
    if ('port' in started) return started
    if (attempt >= CRASH_RETRIES || !/shared memory block|lock file/.test(started.reason)) throw explainLog(cluster, started.reason)
    await sleep(250)
  }
}

/** Stops the server at once but in order (open connections are closed, everything is written) and waits until it has ended. */
export async function stopServer(server: RunningServer): Promise<void> {
  const deadline = Date.now() + STOP_PATIENCE_MS
  signalServer(server.pid, 'SIGINT')
  while (markProcess(server.pid) !== null) {
    if (Date.now() > deadline) signalServer(server.pid, 'SIGQUIT')
    await sleep(POLL_MS)
  }
}

/** A port that nobody listens on; the wanted one where that is free. */
export async function findFreePort(wanted: number, host = '127.0.0.1'): Promise<number> {
  const tryPort = (port: number) =>
    new Promise<number>((resolve, reject) => {
      const probe = net.createServer()
      probe.once('error', reject)
      probe.listen(port, host, () => {
        const address = probe.address()
        probe.close(() => resolve(address !== null && typeof address === 'object' ? address.port : port))
      })
    })
  return wanted === 0 ? tryPort(0) : tryPort(wanted).catch(() => tryPort(0))
}

async function tryServer(cluster: Cluster): Promise<RunningServer | { reason: string }> {
  const port = await findFreePort(readPort(cluster))
  const log = openLog(cluster)
  const child = spawn(cluster.binaries.postgres, serverOptions(cluster, port), {
    ...serverSurroundings(cluster),
    // A session of its own: Ctrl-C reaches us and not the server, which others may still use.
    detached: true,
    stdio: ['ignore', log, log],
  })
  fs.closeSync(log)
  child.unref()
  let failure = ''
  child.once('error', (error) => (failure = error.message))
  while (child.exitCode === null && child.signalCode === null && failure === '') {
    const found = findServer(cluster)
    if (found !== null && found.pid === child.pid) {
      fs.writeFileSync(portFile(cluster), String(found.port))
      return found
    }
    await sleep(POLL_MS)
  }
  return { reason: failure || readLogEnd(cluster) }
}

function serverOptions(cluster: Cluster, port: number): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    'max_connections=120',
    ...cluster.settings,
  ]
  return ['-D', cluster.data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
}

/** A crashed run leaves its file behind; Postgres trusts it when the number meanwhile belongs to any other process. */
function clearStalePidFile(cluster: Cluster): void {
  const pid = Number(readPidFile(cluster)[0])
  if (!Number.isInteger(pid) || pid <= 0) return
  if (markProcess(pid) === null || !isServerOf(pid, cluster)) fs.rmSync(pidFile(cluster), { force: true })
}

function isServerOf(pid: number, cluster: Cluster): boolean {
  const command = readCommand(pid)
  return command.includes('postgres') && command.includes(cluster.data)
}

function signalServer(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended between our look and our signal, which is what we want.
  }
}

function readPidFile(cluster: Cluster): string[] {
  try {
    return fs.readFileSync(pidFile(cluster), 'utf8').split('\n')
  } catch {
    return []
  }
}

/** The port of the last run, or 0 for any: an address in somebody's database tool stays good. */
function readPort(cluster: Cluster): number {
  try {
    const port = Number(fs.readFileSync(portFile(cluster), 'utf8'))
    return Number.isInteger(port) && port > 1023 && port < 65_536 ? port : 0
  } catch {
    return 0
  }
}

function openLog(cluster: Cluster): number {
  const file = logFile(cluster)
  const isLong = fs.existsSync(file) && fs.statSync(file).size > LOG_LIMIT_BYTES
  return fs.openSync(file, isLong ? 'w' : 'a', 0o600)
}

function readLogEnd(cluster: Cluster): string {
  return fs.readFileSync(logFile(cluster), 'utf8').slice(-2000)
}

function explainLog(cluster: Cluster, end: string): StartProblem {
  const fatal = end.split('\n').findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? end.trim()
  return new StartProblem(`the embedded database does not start: ${fatal.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '')} See ${logFile(cluster)}.`)
}

const pidFile = (cluster: Cluster): string => path.join(cluster.data, 'postmaster.pid')
const portFile = (cluster: Cluster): string => path.join(cluster.folder, 'port')
const logFile = (cluster: Cluster): string => path.join(cluster.folder, 'server.log')
