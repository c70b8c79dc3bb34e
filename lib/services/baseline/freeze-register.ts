import { FROZEN_KINDS, NAMED_KINDS } from '@/lib/domain/baseline/frozen-rows'
import type { ReadRegister } from '@/lib/exchange/frozen/frozen-texts'
import type { Asking } from '@/lib/data/reading'
import { loadRowsJson } from '@/lib/data/row-storage'

/** Reads a register as it stands, all of it from one moment, for what a baseline would keep of it; `seq` is the number of its last event. */
export async function readForFreezing(asking: Asking & { now: string }, registerId: string): Promise<{ seq: number; register: ReadRegister }> {
  const { rowsJson, seq } = await loadRowsJson(asking, registerId, [...FROZEN_KINDS, ...NAMED_KINDS])
  return { seq, register: { registerId, day: asking.now.slice(0, 10), rowsJson } }
}
