import type { Change } from '@/lib/domain/row/change'

/** Fields that decide whether a failure mode is open. */
const OPEN_FIELDS: readonly string[] = ['status', 'deletedAt']
/** Fields of a register that decide about all its failure modes: whether it is at rest, and how scores become ranks. */
const REGISTER_FIELDS: readonly string[] = ['state', 'scoringPolicyId']

/**
 * The failure modes whose place in the lists of open ones a command may have moved: all of the register, some, or none, which is the answer
 * for most commands. `subjectOf` tells which failure mode a changed row is or belongs to.
 */
export function touchedOpen(changes: readonly Change[], subjectOf: (change: Change) => string | null): ReadonlySet<string> | 'all' {
  const touched = new Set<string>()
  for (const change of changes) {
    if (change.kind === 'register' && change.field !== null && REGISTER_FIELDS.includes(change.field)) return 'all'
    const id = moves(change) ? subjectOf(change) : null
    if (id !== null) touched.add(id)
  }
  return touched
}

function moves(change: Change): boolean {
  switch (change.kind) {
    case 'failure-mode':
      return change.field === null || OPEN_FIELDS.includes(change.field)
    case 'assessment':
      return change.field !== null || change.after.stage === 'current'
    case 'acceptance-decision':
      return true
    case 'owner-link':
      return change.field !== 'orderKey'
    default:
      return false
  }
}
