import type { Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { Asking } from '@/lib/data/reading'
import { loadStreamRows } from '@/lib/data/row-storage'
import { LoadedRows } from '@/lib/services/loaded-rows'

const KINDS = ['baseline', 'review', 'review-place', 'delegation', 'signature', 'refusal'] as const satisfies readonly RowKind[]

/** Everything of a register that is about signing: baselines, reviews with their places, delegations, signatures, refusals. */
export async function loadReviews(asking: Asking, registerId: string): Promise<LoadedRows> {
  const rows = new LoadedRows()
  rows.add(new Map(Object.entries(await loadStreamRows(asking, registerId, KINDS)) as [RowKind, Row[]][]))
  return rows
}
