import { may, type ActingRole } from '@/lib/domain/access/permissions'
import type { RoundTripChange, RoundTripWork } from '@/lib/domain/round-trip/round-trip-change'
import { COMMANDS } from '@/lib/domain/row/command-catalogue'

/** The commands that a work needs. */
function verbsOf({ edits, adds, removes, restores, scores, moves, orders }: RoundTripWork): string[] {
  return [
    ...edits.map(({ kind }) => `${kind}.edit`),
    ...adds.map(({ kind }) => `${kind}.add`),
    ...removes.map(({ kind }) => `${kind}.delete`),
    ...restores.map(({ kind }) => `${kind}.restore`),
    ...(scores.length > 0 ? ['failure-mode.rescore'] : []),
    ...(moves.length + orders.length > 0 ? ['failure-mode.edit'] : []),
  ]
}

/** The changes as somebody in these roles may take them: what asks for more is shown and cannot be chosen. */
export function allowChanges(changes: readonly RoundTripChange[], roles: readonly ActingRole[]): RoundTripChange[] {
  return changes.map((change) => {
    const wanted = new Set(change.work ? verbsOf(change.work).flatMap((verb) => COMMANDS.get(verb)?.permission ?? []) : [])
    if ([...wanted].every((permission) => may(roles, permission))) return change
    return { ...change, work: null, note: 'Your roles do not allow this change. A facilitator can take it.' }
  })
}
