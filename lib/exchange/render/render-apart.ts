import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { Socket } from 'node:net'
import { setPriority } from 'node:os'
import path from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { RENDER_STEPS, type RenderOrder, type TellStep } from '@/lib/exchange/render/render-order'
import { AppError } from '@/lib/kernel/errors'

/** A PDF of five thousand pages takes about a minute on a busy machine. */
const TIME_MAX_MS = 120_000

/** Memory of the rendering process, in megabytes: what it holds in all, and of that the part that JavaScript does. A thousand failure modes with everything take one gigabyte. */
const MEMORY_MAX_MB = 1_500
const HEAP_MAX_MB = 700
const LOOK_EVERY_MS = 250

/** How many documents are rendered at once; others wait their turn. */
const PROCESSES_MAX = 1
const WAITING_MAX = 20

const queue: (() => void)[] = []
let running = 0

/**
 * Renders an order in a process of its own, with limits on time and memory, one at a time: a server that set pages itself would answer nobody
 * meanwhile. An aborted signal ends it at once. Throws AppError `limit` where a limit is met, or where too many wait already.
 */
export async function renderApart(order: RenderOrder, tell: TellStep, signal: AbortSignal): Promise<Uint8Array> {
  if (running >= PROCESSES_MAX) {
    tell('waiting')
    await takeTurn(signal)
  }
  running += 1
  try {
    signal.throwIfAborted()
    return await runRenderer(order, tell, signal)
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

type Renderer = ChildProcess & { stdin: Writable; stdout: Readable; stderr: Readable }

function startRenderer(...options: string[]): Renderer {
  const program = path.join(process.cwd(), 'scripts/render-document.mjs')
  const child = spawn(process.execPath, ['--expose-gc', `--max-old-space-size=${HEAP_MAX_MB}`, program, ...options], { stdio: ['pipe', 'pipe', 'pipe', 'pipe'] })
  // What people wait for at a page goes before what they wait for at a download.
  if (child.pid !== undefined) setPriority(child.pid, PRIORITY)
  return child
}

/** A little behind other processes (0 is theirs, 19 the last). */
const PRIORITY = 5

/** How long a renderer waits for a second document: whoever exports one often exports another, and starting takes a second. */
const SPARE_MS = 60_000

let spare: { child: Renderer; timer: NodeJS.Timeout } | null = null

/** The renderer that has been started already; null where there is none. */
function takeSpare(): Renderer | null {
  const kept = spare
  if (!kept) return null
  spare = null
  clearTimeout(kept.timer)
  hold(kept.child, 'ref')
  return kept.child.exitCode === null && kept.child.signalCode === null ? kept.child : null
}

/** Starts a renderer for the next document. It ends with this process, because nobody is left to give it an order, and holds nothing back from ending. */
function keepSpare(): void {
  if (spare || running > 1 || queue.length > 0) return
  const child = startRenderer('--spare')
  const timer = setTimeout(() => {
    if (spare?.child !== child) return
    spare = null
    child.kill('SIGKILL')
  }, SPARE_MS)
  timer.unref()
  child.on('error', () => undefined)
  hold(child, 'unref')
  spare = { child, timer }
}

/** Whether a child keeps this process from ending. */
function hold(child: Renderer, how: 'ref' | 'unref'): void {
  child[how]()
  for (const stream of child.stdio) {
    if (stream instanceof Socket) stream[how]()
  }
}

/** Why a process was ended before it was done. */
type Ended = 'time' | 'memory' | 'abort' | null

async function runRenderer(order: RenderOrder, tell: TellStep, signal: AbortSignal): Promise<Uint8Array> {
  const child = takeSpare() ?? startRenderer()
  const [output, complaints] = [collect(child.stdout), collect(child.stderr)]
  tellSteps(child.stdio[3], tell)
  let ended: Ended = null
  const end = (why: Ended) => {
    ended ??= why
    child.kill('SIGKILL')
  }
  const leave = () => end('abort')
  const timer = setTimeout(() => end('time'), TIME_MAX_MS)
  const watch = setInterval(() => void residentMemory(child).then((megabytes) => megabytes > MEMORY_MAX_MB && end('memory')), LOOK_EVERY_MS)
  signal.addEventListener('abort', leave, { once: true })
  // A renderer that dies early closes its end; its exit says why.
  child.stdin.on('error', () => undefined)
  child.stdin.end(JSON.stringify(order))
  const code = await exitOf(child).finally(() => {
    clearTimeout(timer)
    clearInterval(watch)
    signal.removeEventListener('abort', leave)
    keepSpare()
  })
  signal.throwIfAborted()
  if (code === 0) return Buffer.concat(output)
  const said = Buffer.concat(complaints).toString('utf8')
  if (ended === 'time' || ended === 'memory' || code === null || said.includes('heap out of memory')) return refuseTooMuch(ended === 'time')
  throw new Error(`The renderer of documents ended with ${code}: ${said.slice(-2_000)}`)
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

function tellSteps(stream: unknown, tell: TellStep): void {
  const words = stream as Readable
  words.on('data', (chunk: Buffer) => {
    for (const word of chunk.toString('utf8').split('\n')) {
      const step = RENDER_STEPS.find((one) => one === word)
      if (step) tell(step)
    }
  })
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
