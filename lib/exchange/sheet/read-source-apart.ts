import { z } from 'zod'
import type { SourceReading } from '@/lib/domain/import/source-sheet'
import { readInProcess } from '@/lib/exchange/apart/reader-process'
import { readSource, type SourceChoice } from '@/lib/exchange/sheet/read-source'
import { refuseSource, TABLE_FILE_MAX } from '@/lib/exchange/sheet/sheet-limits'

/** Smaller texts are read in a few milliseconds, so they are read on the spot. Archives never are. */
const APART_FROM_BYTES = 64_000

const TIME_MAX_MS = 30_000

/** Memory of the reading process, in megabytes. */
const MEMORY_MAX_MB = 700

// What comes back was made by `readSource` in the other process; only its outline is looked at again.
const reading = z.custom<SourceReading>((value) => z.object({ sheets: z.array(z.unknown()), refusal: z.unknown() }).safeParse(value).success)

/** Reads a file as `readSource` does: workbooks and large texts in a process of its own with limits on time and memory. */
export async function readSourceApart(bytes: Uint8Array, name: string, choice: SourceChoice): Promise<SourceReading> {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (bytes.length > TABLE_FILE_MAX || (bytes.length < APART_FROM_BYTES && !isArchive)) return readSource(bytes, name, choice)
  const args = [JSON.stringify({ name, choice })]
  const read = await readInProcess(bytes, { script: 'read-table.mjs', args, timeMs: TIME_MAX_MS, memoryMb: MEMORY_MAX_MB })
  if (read !== null) return reading.parse(read)
  const message = `Reading this file takes more than ${TIME_MAX_MS / 1000} seconds or ${MEMORY_MAX_MB} MB of memory.`
  return refuseSource({ message, hint: 'Keep only the sheet and the columns that are part of the register.' })
}
