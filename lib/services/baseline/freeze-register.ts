import { contentOfRows, type BaselineContent } from '@/lib/domain/baseline/baseline-content'
import { FROZEN_KINDS, freezeRows, NAMED_KINDS, type FrozenRows } from '@/lib/domain/baseline/frozen-rows'
import type { Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { Asking } from '@/lib/data/reading'
import { loadRowsWithHead } from '@/lib/data/row-storage'
import { LoadedRows } from '@/lib/services/loaded-rows'

/** A register as it stands. */
export interface FrozenRegister {
  /** The number of its last event. */
  seq: number
  frozen: FrozenRows
  content: BaselineContent
}

/** Reads a register as it stands, all of it from one moment, and works out what a baseline would keep of it. */
export async function freezeRegister(asking: Asking & { now: string }, registerId: string): Promise<FrozenRegister> {
  const { rows, seq } = await loadRowsWithHead(asking, registerId, [...FROZEN_KINDS, ...NAMED_KINDS])
  const frozen = freezeRows(rows, asking.now.slice(0, 10))
  const reader = new LoadedRows()
  reader.add(new Map(Object.entries(frozen.rows) as [RowKind, Row[]][]))
  return { seq, frozen, content: contentOfRows(reader, registerId) }
}
