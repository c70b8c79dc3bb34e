import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import path from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { AppError } from '@/lib/kernel/errors'

/** A PDF of five thousand pages takes about a minute on a busy machine. */
const TIME_MAX_MS = 120_000

/** Memory of a process, in megabytes: what it holds in all, and of that the part that JavaScript does. A thousand failure modes with everything take one gigabyte. */
const MEMORY_MAX_MB = 1_500
const HEAP_MAX_MB = 700
const LOOK_EVERY_MS = 250

/** How many files are made at once; others wait their turn. */
const PROCESSES_MAX = 1
const WAITING_MAX = 20

/** How far behind other processes these are (0 is theirs, 19 the last): what people wait for at a page goes before what they wait for at a download. */
const PRIORITY = 5

const queue: (() => void)[] = []
let running = 0

/** A process that makes a file: it gets its order on the standard input and says on descriptor 3 how far it is. */
export type Maker = ChildProcess & { stdin: Writable; stdout: Readable; stderr: Readable }

/** Starts a script of the folder `scripts` with the limits of this room. */
export function startMaker(script: string, ...options: string[]): Maker {
  const program = path.join(process.cwd(), 'scripts', script)
  const child = spawn(process.execPath, ['--expose-gc', `--max-old-space-size=${HEAP_MAX_MB}`, program, ...options], { stdio: ['pipe', 'pipe', 'pipe', 'pipe'] })
  if (child.pid !== undefined) setPriority(child.pid, PRIORITY)
  return child
}

/** True while another file is made or waits to be. */
export function isBusy(): boolean {
  return running > 1 || queue.length > 0
}

/** Waits for its turn, then does the work. Throws AppError `limit` where too many wait already, and what the signal says when it is aborted. */
export async function inTurn<T>(wait: () => void, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  if (running >= PROCESSES_MAX) {
    wait()
    await takeTurn(signal)
  }
  running += 1
  try {
    signal.throwIfAborted()
    return await work()
  } finally {
    running -= 1
    queue.shift()?.()
  }
}

function takeTurn(signal: AbortSignal): Promise<void> {
  if (queue.length >= WAITING_MAX) throw new AppError('limit', `${WAITING_MAX} documents are waiting to be made already. Try again in a minute.`)
  return new Promise((resolve, reject) => {
    const go = () => {
      signal.removeEventListener('abort', leave)
      resolve()
    }
    const leave = () => {
      queue.splice(queue.indexOf(go), 1)
      reject(signal.reason)
    }
    queue.push(go)
    signal.addEventListener('abort', leave, { once: true })
  })
}

/** Why a process was ended before it was done. */
type Ended = 'time' | 'memory' | 'abort' | null

/**
 * The bytes that a process writes, which `talk` gives its order: within limits on time and memory, and ended at once by the signal or where `talk` fails. Throws what `talk` throws, and AppError `limit`
 * where a limit is met.
 */
export async function bytesOf(child: Maker, talk: () => Promise<void> | void, signal: AbortSignal): Promise<Uint8Array> {
  const [output, complaints] = [collect(child.stdout), collect(child.stderr)]
  let ended: Ended = null
  let failure: unknown = null
  const end = (why: Ended) => {
    ended ??= why
    child.kill('SIGKILL')
  }
  const leave = () => end('abort')
  const timer = setTimeout(() => end('time'), TIME_MAX_MS)
  const watch = setInterval(() => void residentMemory(child).then((megabytes) => megabytes > MEMORY_MAX_MB && end('memory')), LOOK_EVERY_MS)
  signal.addEventListener('abort', leave, { once: true })
  // A process that dies early closes its end; its exit says why.
  child.stdin.on('error', () => undefined)
  // Its end is not told while anything that it said lies unread.
  child.once('exit', () => child.stdio[3] instanceof Readable && child.stdio[3].resume())
  const exit = exitOf(child)
  const talking = Promise.resolve(talk()).catch((error: unknown) => {
    failure ??= error
    end('abort')
  })
  const code = await exit.finally(() => {
    clearTimeout(timer)
    clearInterval(watch)
    signal.removeEventListener('abort', leave)
  })
  await talking
  signal.throwIfAborted()
  const said = Buffer.concat(complaints).toString('utf8')
  const isTooMuch = ended === 'time' || ended === 'memory' || said.includes('heap out of memory')
  if (failure !== null && !isTooMuch) throw failure
  if (code === 0) return Buffer.concat(output)
  if (isTooMuch || code === null) return refuseTooMuch(ended === 'time')
  throw new Error(`The process that makes documents ended with ${code}: ${said.slice(-2_000)}`)
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
}

function collect(stream: Readable): Buffer[] {
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  return chunks
}

/** What a process holds in memory, in megabytes; 0 where the system does not say, and the limit of its heap is all that holds. */
async function residentMemory({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1_024
}

function refuseTooMuch(isTime: boolean): never {
  const limit = isTime ? `${TIME_MAX_MS / 1000} seconds` : `${MEMORY_MAX_MB.toLocaleString('en')} MB of memory`
  throw new AppError('limit', `Making this file takes more than ${limit}.`, [
    { path: 'as', message: 'The register is too large for this format.', hint: 'Leave out scores and annex, or take Markdown, XLSX or CSV, which hold any register.' },
  ])
}
