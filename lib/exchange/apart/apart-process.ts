import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import path from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { AppError } from '@/lib/kernel/errors'

/** What a process may take. */
export interface ApartLimits {
  timeMs: number
  /** Megabytes that it holds in all, and of that the part that JavaScript does. */
  memoryMb: number
  heapMb: number
  /** Megabytes for what is new in the heap, where far more is made than kept: a larger share spares the collector much of its work. */
  youngMb?: number
  /** How far behind other processes it is: 0 is theirs, 19 the last. */
  priority: number
  /** What somebody may do who meets one. */
  hint: string
}

const LOOK_EVERY_MS = 250

/** A process that works something out: it gets its order on the standard input, and may say on descriptor 3 how far it is. */
export type Maker = ChildProcess & { stdin: Writable; stdout: Readable; stderr: Readable }

/** Starts a script of the folder `scripts`. */
export function startMaker(script: string, { heapMb, youngMb = 16, priority }: ApartLimits, ...options: string[]): Maker {
  const program = path.join(process.cwd(), 'scripts', script)
  const child = spawn(process.execPath, ['--expose-gc', `--max-old-space-size=${heapMb}`, `--max-semi-space-size=${youngMb}`, program, ...options], { stdio: ['pipe', 'pipe', 'pipe', 'pipe'] })
  if (child.pid !== undefined) setPriority(child.pid, priority)
  return child
}

/** Why a process was ended before it was done. */
type Ended = 'time' | 'memory' | 'abort' | null

/**
 * The bytes that a process writes, which `talk` gives its order: within limits on time and memory, and ended at once by the signal or where `talk` fails. Throws what `talk` throws, and AppError `limit`
 * where a limit is met.
 */
export async function bytesOf(child: Maker, limits: ApartLimits, talk: () => Promise<void> | void, signal: AbortSignal): Promise<Uint8Array> {
  const [output, complaints] = [collect(child.stdout), collect(child.stderr)]
  let ended: Ended = null
  let failure: unknown = null
  const end = (why: Ended) => {
    ended ??= why
    child.kill('SIGKILL')
  }
  const leave = () => end('abort')
  const timer = setTimeout(() => end('time'), limits.timeMs)
  const watch = setInterval(() => void residentMemory(child).then((megabytes) => megabytes > limits.memoryMb && end('memory')), LOOK_EVERY_MS)
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
  if (isTooMuch || code === null) return refuseTooMuch(limits, ended === 'time')
  throw new Error(`The process apart ended with ${code}: ${said.slice(-2_000)}`)
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

function refuseTooMuch({ timeMs, memoryMb, hint }: ApartLimits, isTime: boolean): never {
  const limit = isTime ? `${timeMs / 1000} seconds` : `${memoryMb.toLocaleString('en')} MB of memory`
  throw new AppError('limit', `This takes more than ${limit}.`, [{ path: 'as', message: 'The register is too large for it.', hint }])
}
