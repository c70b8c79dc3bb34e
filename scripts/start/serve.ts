import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartProblem } from '../database/start-problem'

export interface Served {
  /** Resolves with the exit code when the app's process ends, for whatever reason. */
  ended: Promise<number>
  /** Asks it to stop in order, and insists when it does not. */
  stop(): Promise<void>
}

export interface ServeOptions {
  projectRoot: string
  host: string
  port: number
  env: NodeJS.ProcessEnv
  signal?: AbortSignal
}

const READY_PATIENCE_MS = 60_000
const POLL_MS = 25
/** Longer than the app itself takes to close its live streams; what is still open then is given up. */
const STOP_PATIENCE_MS = 3000

/** Starts the built app in a process of its own and waits until its health page answers. */
export async function serveApp(options: ServeOptions): Promise<Served> {
  const child = spawnApp(options)
  const tail = keepTail(child)
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGTERM' ? 0 : 1)))
  })
  const served = { ended, stop: () => stopChild(child, ended) }
  try {
    await waitUntilReady(options, child, tail)
    tail.open()
    return served
  } catch (error) {
    await served.stop()
    throw error
  }
}

function spawnApp({ projectRoot, host, port, env }: ServeOptions): ChildProcess {
  const hook = path.join(projectRoot, 'scripts/start/stop-with-parent.mjs')
  const program = path.join(projectRoot, 'node_modules/next/dist/bin/next')
  return spawn(process.execPath, ['--import', hook, program, 'start', '-H', host, '-p', String(port)], {
    cwd: projectRoot,
    env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    // In a group of its own, so that Ctrl-C reaches it once and through us: first it stops, then the database.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
}

interface Tail {
  read(): string
  /** Shows from now on what the app says. What it said before was its own banner, and we print one line only. */
  open(): void
}

function keepTail(child: ChildProcess): Tail {
  let said = ''
  let isOpen = false
  for (const channel of [child.stdout, child.stderr]) {
    channel?.on('data', (chunk: Buffer) => {
      if (isOpen) process.stderr.write(chunk)
      else said = (said + chunk.toString('utf8')).slice(-8000)
    })
  }
  return { read: () => said.trim(), open: () => (isOpen = true) }
}

async function waitUntilReady({ host, port, signal }: ServeOptions, child: ChildProcess, tail: Tail): Promise<void> {
  const deadline = Date.now() + READY_PATIENCE_MS
  const url = `http://${reachableHost(host)}:${port}/api/health`
  let answer = 'no answer'
  while (Date.now() < deadline) {
    signal?.throwIfAborted()
    if (child.exitCode !== null || child.signalCode !== null) throw new StartProblem('the app ended at once. Its own words:', [tail.read()])
    answer = await askHealth(url)
    if (answer === '') return
    await sleep(POLL_MS)
  }
  throw new StartProblem(`the app runs, and ${url} does not say that it is well (${answer}). Its own words:`, [tail.read()])
}

async function askHealth(url: string): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
    const text = await response.text()
    return response.ok ? '' : `${response.status} ${text.slice(0, 200)}`
  } catch {
    return 'no answer'
  }
}

function reachableHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

async function stopChild(child: ChildProcess, ended: Promise<number>): Promise<void> {
  child.kill('SIGTERM')
  const insist = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS)
  await ended
  clearTimeout(insist)
}
