import { spawn } from 'node:child_process'
import path from 'node:path'
import { z } from 'zod'
import { readDocument, type DocumentReading } from '@/lib/exchange/markdown/read-document'
import { SOURCE_MAX } from '@/lib/exchange/markdown/decode-source'

/** Smaller documents are read in a fraction of a second, so they are read on the spot. */
const APART_FROM_BYTES = 64_000

/** A document of ten thousand scenarios takes about fifteen seconds on a busy machine. */
const TIME_MAX_MS = 90_000

/** Memory of the reading process, in megabytes. */
const MEMORY_MAX_MB = 1_500

/** How many large documents are read at once; others wait their turn. */
const PROCESSES_MAX = 1

const queue: (() => void)[] = []
let running = 0

/**
 * Reads a document as `readDocument` does, a large one in a process of its own with limits on time and memory: a server that parses
 * eight hostile megabytes itself would answer nobody meanwhile.
 */
export async function readDocumentApart(bytes: Uint8Array): Promise<DocumentReading> {
  if (bytes.length < APART_FROM_BYTES || bytes.length > SOURCE_MAX) return readDocument(bytes)
  if (running >= PROCESSES_MAX) await new Promise<void>((resolve) => queue.push(resolve))
  running += 1
  try {
    return (await runReader(bytes)) ?? tooMuch()
  } finally {
    running -= 1
    queue.shift()?.()
  }
}

function tooMuch(): DocumentReading {
  const message = `Reading this file takes more than ${TIME_MAX_MS / 1000} seconds or ${MEMORY_MAX_MB.toLocaleString('en')} MB of memory.`
  const hint = 'Split it into several registers, or remove what is no scenario.'
  return { content: null, problems: [{ line: 1, severity: 'error', message, hint }] }
}

// What comes back was made by `readDocument` in the other process; only its outline is looked at again.
const reading = z.custom<DocumentReading>((value) => z.object({ content: z.unknown(), problems: z.array(z.unknown()) }).safeParse(value).success)

/** The reading, or null when the process ran out of time or memory. Any other failure is thrown with what the process said. */
async function runReader(bytes: Uint8Array): Promise<DocumentReading | null> {
  const program = path.join(process.cwd(), 'scripts/read-document.mjs')
  const child = spawn(process.execPath, [`--max-old-space-size=${MEMORY_MAX_MB}`, program], { stdio: ['pipe', 'pipe', 'pipe'] })
  const output: Buffer[] = []
  const complaints: Buffer[] = []
  let expired = false
  const timer = setTimeout(() => {
    expired = true
    child.kill('SIGKILL')
  }, TIME_MAX_MS)
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk))
  // A reader that dies early closes its end; its exit says why.
  child.stdin.on('error', () => undefined)
  child.stdin.end(bytes)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  }).finally(() => clearTimeout(timer))
  if (code === 0) return reading.parse(JSON.parse(Buffer.concat(output).toString('utf8')))
  const said = Buffer.concat(complaints).toString('utf8')
  if (expired || code === null || said.includes('heap out of memory')) return null
  throw new Error(`The reader of documents ended with ${code}: ${said.slice(-2_000)}`)
}
