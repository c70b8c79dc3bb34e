import { GUEST } from '@/lib/domain/access/roles'
import type { Actor, Door } from '@/lib/domain/access/actor'
import type { Change } from '@/lib/domain/row/change'
import type { HistoryPage } from '@/lib/domain/row/event'
import { readStreamHistory, readSubjectHistory } from '@/lib/data/event-history'
import { listParticipantNames } from '@/lib/data/members'
import { findRegisterId } from '@/lib/data/register-lookup'
import { withReadScope, type Scope } from '@/lib/data/scope'

const PAGE = 30

/** What happened in a register, or to one of its failure modes, newest first. Throws AppError `not-found`. */
export async function readHistory(
  actor: Actor,
  code: string,
  { subjectId, before }: { subjectId: string | null; before: number | null },
): Promise<HistoryPage> {
  return withReadScope(actor, async (scope) => {
    const registerId = await findRegisterId(scope, code)
    const events =
      subjectId === null
        ? await readStreamHistory(scope, registerId, before, PAGE + 1)
        : await readSubjectHistory(scope, registerId, subjectId, before, PAGE + 1)
    const shown = events.slice(0, PAGE)
    const names = await readNames(scope, shown.map((event) => event.personId))
    const voters = await listParticipantNames(scope, shown.flatMap(({ changes }) => votersIn(changes)))
    const entries = shown.map((event) => ({
      ...event,
      who: describeActor(event, names),
      participants: Object.fromEntries(votersIn(event.changes).flatMap((id) => (voters.has(id) ? [[id, voters.get(id) ?? '']] : []))),
      changeCount: 'changeCount' in event && typeof event.changeCount === 'number' ? event.changeCount : event.changes.length,
    }))
    return { entries, next: events.length > PAGE ? (shown.at(-1)?.seq ?? null) : null }
  })
}

/** The participants whose revealed ballots are among changes. */
function votersIn(changes: readonly Change[]): string[] {
  return changes.flatMap(({ kind, field, after }) => (kind === 'ballot' && field === null && typeof after.participantId === 'string' ? [after.participantId] : []))
}

const DOOR_WORDS = { page: 'A page', api: 'The API', 'command-line': 'The command line', seed: 'The demonstration', job: 'The product itself' } as const

/** Who did something: a member by name, or the door it came through when no person did. */
export function describeActor({ personId, role, door }: { personId: string | null; role: string; door: Door }, names: ReadonlyMap<string, string>): string {
  // Nobody else acts on a page without a person.
  if (personId === null && (role === GUEST || role === 'invited')) return 'A guest'
  return personId === null ? DOOR_WORDS[door] : (names.get(personId) ?? 'Somebody who has left')
}

/** Names that people have in the workspace, by person, of those who have left too. */
export async function readNames(scope: Scope, personIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(personIds.flatMap((personId) => (personId === null ? [] : [personId])))]
  const members = await scope.tx.membership.findMany({ where: { personId: { in: ids } }, select: { personId: true, name: true } })
  return new Map(members.flatMap(({ personId, name }): [string, string][] => (personId === null ? [] : [[personId, name]])))
}
