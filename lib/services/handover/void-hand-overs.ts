import { settleHandOver } from '@/lib/domain/handover/take-over'
import type { HandOverRow } from '@/lib/domain/handover/hand-over-rows'
import type { Change } from '@/lib/domain/row/change'
import { loadNeededRows } from '@/lib/data/row-storage'
import type { Scope } from '@/lib/data/scope'

/** The changes that make every open asking from or to members void who leave with these changes. */
export async function voidHandOversOfLeavers(scope: Scope, streamId: string, changes: readonly Change[], now: string): Promise<Change[]> {
  const leavers = changes.flatMap((one) => (one.kind === 'membership' && one.field === 'deletedAt' && one.after !== null ? [one.id] : []))
  if (leavers.length === 0) return []
  const loaded = await loadNeededRows(scope, streamId, [
    { kind: 'hand-over', field: 'toMembershipId', values: leavers },
    { kind: 'hand-over', field: 'fromMembershipId', values: leavers },
  ])
  // Storage reads exactly the columns of the kind.
  const rows = (loaded.get('hand-over') ?? []) as unknown as HandOverRow[]
  return rows.filter((row) => row.state === 'asked').flatMap((row) => settleHandOver(row, 'void', now))
}
