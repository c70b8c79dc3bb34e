import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export interface CommandOptions {
  cwd: string
  /** Variables beyond ours; none of ours that would change a start comes along. */
  env?: Record<string, string>
  account?: { uid: number; gid: number }
}

export interface StartedCommand {
  child: ChildProcess
  out(): string
  err(): string
  /** Resolves with the exit code. */
  ended: Promise<number>
}

const READY_PATIENCE_MS = 600_000
const POLL_MS = 50

/** Starts `node scripts/NAME …` in a copy of the project, as npm would. */
export function startCommand(name: string, args: string[], { cwd, env, account }: CommandOptions): StartedCommand {
  const surroundings = { ...keepNeeded(), ...(account ? { HOME: cwd } : {}), ...env }
  const child = spawn(process.execPath, [`scripts/${name}`, ...args], { cwd, env: surroundings, ...account, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')))
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)))
  return { child, out: () => out, err: () => err, ended }
}

/** Of our own environment only what finds programs and packages. */
function keepNeeded(): NodeJS.ProcessEnv {
  const kept = { ...process.env }
  for (const name of Object.keys(kept)) if (!/^(path|home|npm_config_.*)$/i.test(name)) Reflect.deleteProperty(kept, name)
  return kept
}

/** Runs a command to its end. */
export async function runCommand(name: string, args: string[], options: CommandOptions): Promise<{ code: number; out: string; err: string }> {
  const started = startCommand(name, args, options)
  const code = await started.ended
  return { code, out: started.out(), err: started.err() }
}

/** Waits for the line with the address. Throws with what was said when the command ends before. */
export async function waitForReady(started: StartedCommand): Promise<void> {
  const deadline = Date.now() + READY_PATIENCE_MS
  while (!started.out().includes('Eyes Open is ready at ')) {
    if (started.child.exitCode !== null || Date.now() > deadline) throw new Error(`not ready:\n${started.err()}`)
    await sleep(POLL_MS)
  }
}

/** The processes whose command line, or whose folder, is under one of these folders. Linux only. */
export function listProcessesOf(folders: string[]): string[] {
  return fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid).flatMap((pid) => {
    try {
      const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      const place = fs.readlinkSync(`/proc/${pid}/cwd`)
      return folders.some((folder) => command.includes(folder) || place.startsWith(folder)) ? [`${pid} ${command}`] : []
    } catch {
      return []
    }
  })
}
