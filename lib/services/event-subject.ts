import type { Change } from '@/lib/domain/row/change'
import { definitionOf } from '@/lib/domain/row/row-catalogue'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { loadNeededRows } from '@/lib/data/row-storage'
import type { Scope } from '@/lib/data/scope'

/** Finds, for every change, the failure mode that the changed row is or belongs to; null for rows of the register itself. */
export async function subjectFinder(scope: Scope, streamId: string, changes: readonly Change[]): Promise<(change: Change) => string | null> {
  const edited = changes.filter((change) => change.field !== null && belongsToFailureMode(change.kind))
  const kinds = [...new Set(edited.map((change) => change.kind))]
  const needs = kinds.map((kind) => ({ kind, ids: [...new Set(edited.flatMap((change) => (change.kind === kind ? [change.id] : [])))] }))
  const parents = new Map<string, string>()
  // The rows are locked by the command already; reading them again costs one statement for each kind that was edited.
  for (const rows of (await loadNeededRows(scope, streamId, needs)).values()) {
    for (const row of rows) if (typeof row.failureModeId === 'string') parents.set(row.id, row.failureModeId)
  }
  return (change) => {
    if (change.kind === 'failure-mode') return change.id
    if (!belongsToFailureMode(change.kind)) return null
    const parent = change.field === null ? change.after.failureModeId : parents.get(change.id)
    return typeof parent === 'string' ? parent : null
  }
}

function belongsToFailureMode(kind: RowKind): boolean {
  return Object.hasOwn(definitionOf(kind).fields, 'failureModeId')
}
