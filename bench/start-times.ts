import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { locateDataHome } from '@/scripts/database/data-home'
import { openEmbeddedDatabase } from '@/scripts/database/embedded-database'
import { findFreePort } from '@/scripts/database/server-process'
import { placesOf } from '@/scripts/proof/start-cases'
import { copyProject } from '@/scripts/proof/project-copy'
import { startApp } from './live/app-process'
import { makeFigure, percentile, type Figure } from './figure'

/** Issue 2: a second start takes under five seconds to ready. */
const SECOND_BAR_S = 5
const SECOND_RUNS = 3
const READY_PATIENCE_MS = 400_000
const STOP_PATIENCE_MS = 20_000
const POLL_MS = 10

export interface StartOptions {
  projectRoot: string
  tell(text: string): void
  signal: AbortSignal
}

/**
 * `npm start` on a copy of the project without packages, build and data: the first start installs (from npm's cache where it has them),
 * makes the database, loads the demonstration and builds; the later ones find it all. The later figure is the median of three.
 */
export async function measureStarts({ projectRoot, tell, signal }: StartOptions): Promise<Figure[]> {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'eyes-open-bench-'))
  try {
    copyProject(projectRoot, copy)
    tell('the first start …')
    const first = await timeStart(copy, signal)
    const later: number[] = []
    tell('later starts …')
    const bare: number[] = []
    while (later.length < SECOND_RUNS) {
      later.push(await timeStart(copy, signal))
      bare.push(await timeBareServers(copy))
    }
    return [
      makeFigure({ name: 'start.first', value: first, unit: 's' }),
      makeFigure({ name: 'start.second', value: percentile(later, 0.5), unit: 's', floor: percentile(bare, 0.5), bar: SECOND_BAR_S }),
    ]
  } finally {
    for (const folder of placesOf({ cwd: copy }).reverse()) fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** Seconds that the two servers of a start need when nothing else is done: Postgres until it answers, then the built app. */
async function timeBareServers(projectRoot: string): Promise<number> {
  const home = locateDataHome({ projectRoot, dataDir: '.data', asRoot: process.getuid?.() === 0 })
  const began = performance.now()
  const database = await openEmbeddedDatabase({ projectRoot, home })
  try {
    const app = await startApp(projectRoot, database.appUrl, randomBytes(32).toString('base64url'))
    const seconds = (performance.now() - began) / 1000
    await app.stop()
    return seconds
  } finally {
    await database.release()
  }
}

/** Seconds from `npm start` to its line with the address; stops it again. */
async function timeStart(cwd: string, signal: AbortSignal): Promise<number> {
  const env = { ...keepNeeded(), PORT: String(await findFreePort(0)) }
  const began = performance.now()
  // A group of its own, so that stopping reaches npm and what npm started alike, as Ctrl-C does.
  const child = spawn('npm', ['start'], { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()).once('error', () => resolve()))
  try {
    await waitUntilReady(child, signal)
    return (performance.now() - began) / 1000
  } finally {
    await stopGroup(child, ended)
  }
}

async function waitUntilReady(child: ChildProcess, signal: AbortSignal): Promise<void> {
  let out = ''
  let err = ''
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')))
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')))
  const deadline = Date.now() + READY_PATIENCE_MS
  while (!out.includes('Eyes Open is ready at ')) {
    signal.throwIfAborted()
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`npm start was not ready:\n${err}`)
    await sleep(POLL_MS)
  }
}

async function stopGroup(child: ChildProcess, ended: Promise<void>): Promise<void> {
  signalGroup(child, 'SIGTERM')
  const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_PATIENCE_MS)
  await ended
  clearTimeout(insist)
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal)
  } catch {
    // It has ended by itself.
  }
}

const NEEDED = /^(path|home|tmpdir|npm_config_(cache|registry|userconfig)|https?_proxy|no_proxy|node_extra_ca_certs)$/i

/** Of our own environment only what finds programs and packages: a start must not meet our settings. */
function keepNeeded(): NodeJS.ProcessEnv {
  const kept = { ...process.env }
  for (const name of Object.keys(kept)) if (!NEEDED.test(name)) Reflect.deleteProperty(kept, name)
  return kept
}
