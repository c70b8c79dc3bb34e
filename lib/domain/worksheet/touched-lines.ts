import type { Change } from '@/lib/domain/row/change'
import type { RowReader } from '@/lib/domain/row/row-reader'

/** Ids of failure modes whose lines must be made anew, or all of them. */
export type Touched = ReadonlySet<string> | 'all'

/** What changes touch: the failure modes whose line reads a changed row. `rows` are the rows as they stand after the changes. */
export function touchedLines(rows: RowReader, changes: readonly Change[]): Touched {
  const touched = new Set<string>()
  for (const change of changes) {
    if (change.kind === 'register') {
      if (change.field === null || change.field === 'scoringPolicyId') return 'all'
      continue
    }
    for (const id of touchedBy(rows, change)) touched.add(id)
  }
  return touched
}

function touchedBy(rows: RowReader, change: Change): string[] {
  switch (change.kind) {
    case 'failure-mode':
      return [change.id]
    case 'owner-link':
    case 'assessment':
    case 'control-link':
    case 'acceptance':
    case 'acceptance-decision':
      return parentOf(rows, change)
    case 'control':
      return rows.where('control-link', 'controlId', change.id).map((link) => link.failureModeId)
    case 'category':
      return rows.where('failure-mode', 'categoryId', change.id).map(({ id }) => id)
    case 'owner-role':
      return linesOfRole(rows, change.id)
    case 'owner-role-holding':
      return linesOfHolding(rows, change)
    case 'membership':
      return rows.where('owner-role-holding', 'membershipId', change.id).flatMap((holding) => linesOfRole(rows, holding.ownerRoleId))
    default:
      return []
  }
}

function parentOf(rows: RowReader, change: Change): string[] {
  const row = change.field === null ? change.after : rows.get(change.kind, change.id)
  return row && 'failureModeId' in row && typeof row.failureModeId === 'string' ? [row.failureModeId] : []
}

function linesOfRole(rows: RowReader, roleId: string): string[] {
  const owned = rows.where('owner-link', 'ownerRoleId', roleId).map((link) => link.failureModeId)
  return [...owned, ...rows.where('failure-mode', 'hardStopAuthorityRoleId', roleId).map(({ id }) => id)]
}

function linesOfHolding(rows: RowReader, change: Change): string[] {
  const holding = rows.get('owner-role-holding', change.id)
  return holding ? linesOfRole(rows, holding.ownerRoleId) : []
}
