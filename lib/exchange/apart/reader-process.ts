import { spawn } from 'node:child_process'
import path from 'node:path'

/** Which script reads, and what it may take. */
export interface ReaderLimits {
  /** In the folder `scripts`; it reads its standard input and writes JSON. */
  script: string
  /** What the script is told beside the bytes. */
  args: readonly string[]
  timeMs: number
  memoryMb: number
}

/** How many files are read in processes at once; others wait their turn. */
const PROCESSES_MAX = 1

/** Megabytes for what is new in the heap: a parser makes far more than it keeps, and a larger share spares the collector a third of the time. */
const YOUNG_MB = 64

const queue: (() => void)[] = []
let running = 0

/**
 * What a script makes of bytes, in a process of its own with limits on time and memory: a server that parses a hostile file itself would
 * answer nobody meanwhile. Null when the process ran out of time or memory. Any other failure is thrown with what the process said.
 */
export async function readInProcess(bytes: Uint8Array, limits: ReaderLimits): Promise<unknown> {
  if (running >= PROCESSES_MAX) await new Promise<void>((resolve) => queue.push(resolve))
  running += 1
  try {
    return await runReader(bytes, limits)
  } finally {
    running -= 1
    queue.shift()?.()
  }
}

async function runReader(bytes: Uint8Array, { script, args, timeMs, memoryMb }: ReaderLimits): Promise<unknown> {
  const program = path.join(process.cwd(), 'scripts', script)
  const child = spawn(process.execPath, [`--max-old-space-size=${memoryMb}`, `--max-semi-space-size=${YOUNG_MB}`, program, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  const output: Buffer[] = []
  const complaints: Buffer[] = []
  let expired = false
  const timer = setTimeout(() => {
    expired = true
    child.kill('SIGKILL')
  }, timeMs)
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk))
  // A reader that dies early closes its end; its exit says why.
  child.stdin.on('error', () => undefined)
  child.stdin.end(bytes)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  }).finally(() => clearTimeout(timer))
  if (code === 0) return JSON.parse(Buffer.concat(output).toString('utf8'))
  const said = Buffer.concat(complaints).toString('utf8')
  if (expired || code === null || said.includes('heap out of memory')) return null
  throw new Error(`The reader ${script} ended with ${code}: ${said.slice(-2_000)}`)
}
