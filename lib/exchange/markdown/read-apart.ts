import { z } from 'zod'
import { readInProcess } from '@/lib/exchange/apart/reader-process'
import type { DocumentReading } from '@/lib/exchange/markdown/read-document'
import { readStorable } from '@/lib/exchange/markdown/read-storable'
import { SOURCE_MAX } from '@/lib/exchange/markdown/decode-source'

/** Smaller documents are read in a fraction of a second, so they are read on the spot. */
export const APART_FROM_BYTES = 64_000

/** A document of ten thousand scenarios takes about fifteen seconds on a busy machine. */
const TIME_MAX_MS = 90_000

/** Memory of the reading process, in megabytes. */
const MEMORY_MAX_MB = 1_500

/**
 * Reads a document as `readStorable` does, a large one in a process of its own with limits on time and memory: a server that parses
 * eight hostile megabytes itself would answer nobody meanwhile.
 */
export async function readStorableApart(bytes: Uint8Array): Promise<DocumentReading> {
  if (bytes.length < APART_FROM_BYTES || bytes.length > SOURCE_MAX) return readStorable(bytes)
  const read = await readInProcess(bytes, { script: 'read-document.mjs', args: [], timeMs: TIME_MAX_MS, memoryMb: MEMORY_MAX_MB })
  return read === null ? tooMuch() : reading.parse(read)
}

function tooMuch(): DocumentReading {
  const message = `Reading this file takes more than ${TIME_MAX_MS / 1000} seconds or ${MEMORY_MAX_MB.toLocaleString('en')} MB of memory.`
  const hint = 'Split it into several registers, or remove what is no scenario.'
  return { content: null, problems: [{ line: 1, severity: 'error', message, hint }], stamp: { found: 'none' } }
}

// What comes back was made by `readStorable` in the other process; only its outline is looked at again.
const reading = z.custom<DocumentReading>((value) => z.object({ content: z.unknown(), problems: z.array(z.unknown()) }).safeParse(value).success)
