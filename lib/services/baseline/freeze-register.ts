import { contentOfRows, type BaselineContent } from '@/lib/domain/baseline/baseline-content'
import { FROZEN_KINDS, freezeRows, NAMED_KINDS, type FrozenRows } from '@/lib/domain/baseline/frozen-rows'
import type { Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { loadRowsWithHead } from '@/lib/data/row-storage'
import type { Scope } from '@/lib/data/scope'
import { LoadedRows } from '@/lib/services/loaded-rows'

/** A register as it stands. */
export interface FrozenRegister {
  /** The number of its last event. */
  seq: number
  frozen: FrozenRows
  content: BaselineContent
}

/** Reads a register as it stands, all of it from one moment, and works out what a baseline would keep of it. */
export async function freezeRegister(scope: Scope, registerId: string): Promise<FrozenRegister> {
  const { rows, seq } = await loadRowsWithHead(scope, registerId, [...FROZEN_KINDS, ...NAMED_KINDS])
  const frozen = freezeRows(rows, scope.now.slice(0, 10))
  const reader = new LoadedRows()
  reader.add(new Map(Object.entries(frozen.rows) as [RowKind, Row[]][]))
  return { seq, frozen, content: contentOfRows(reader, registerId) }
}
