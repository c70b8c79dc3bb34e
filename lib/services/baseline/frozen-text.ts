import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import { LOOKED_AT_APART_FROM } from '@/lib/exchange/frozen/frozen-apart'
import { listBaselines, readFrozenRows, readRowsText } from '@/lib/data/baselines'
import type { Reading } from '@/lib/data/reading'
import { refuseUnknown } from '@/lib/services/baseline/read-baseline'
import { present } from '@/lib/kernel/assert'

/** A baseline whose rows are read where somebody needs them. */
export interface FrozenText {
  head: BaselineRow
  /** False where the texts are not those that were frozen. */
  isWhole: boolean
  /** What its two texts are known by, where they are large; null where reading them costs nothing to speak of. */
  largeKey: string | null
  /** The text of the rows; within the same reading. */
  readRows(): Promise<string>
}

/** Looks a baseline up by its number. Its texts stay where they are if they are large: the database says what digests they give. Throws AppError `not-found`. */
export async function openFrozen(reading: Reading, registerId: string, number: number): Promise<FrozenText> {
  const head = (await listBaselines(reading, registerId)).find((row) => row.number === number) ?? refuseUnknown()
  const { rows, digest, contentDigest } = (await readFrozenRows(reading, { registerId, baselineId: head.id }, LOOKED_AT_APART_FROM)) ?? refuseUnknown()
  return {
    head,
    isWhole: digest === head.digest && contentDigest === head.contentDigest,
    largeKey: rows === null ? `${head.id} ${digest} ${contentDigest}` : null,
    readRows: async () => rows ?? present(await readRowsText(reading, registerId, head.id), 'frozen texts are never removed'),
  }
}
