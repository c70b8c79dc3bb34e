import { contentOfRows, type BaselineContent } from '@/lib/domain/baseline/baseline-content'
import { FROZEN_KINDS, freezeRows, NAMED_KINDS, type FrozenRows } from '@/lib/domain/baseline/frozen-rows'
import { RowSet } from '@/lib/domain/row/row-set'
import { loadRowsWithHead } from '@/lib/data/row-storage'
import type { Scope } from '@/lib/data/scope'
import { digestText } from '@/lib/services/baseline/baseline-digest'
import { canonicalJson } from '@/lib/kernel/canonical-json'

/** A register as it stands, ready to be kept. */
export interface FrozenRegister {
  /** The number of its last event. */
  seq: number
  frozen: FrozenRows
  content: BaselineContent
  /** The texts of both, and their digests. */
  rowsText: string
  contentText: string
  digest: string
  contentDigest: string
}

/** Reads a register as it stands, all of it from one moment, and works out what a baseline would keep of it. */
export async function freezeRegister(scope: Scope, registerId: string): Promise<FrozenRegister> {
  const { rows, seq } = await loadRowsWithHead(scope, registerId, [...FROZEN_KINDS, ...NAMED_KINDS])
  const frozen = freezeRows(rows, scope.now.slice(0, 10))
  const content = contentOfRows(RowSet.of(frozen.rows), registerId)
  const [rowsText, contentText] = [canonicalJson(frozen), canonicalJson(content)]
  return { seq, frozen, content, rowsText, contentText, digest: digestText(rowsText), contentDigest: digestText(contentText) }
}
