import { z } from 'zod'
import { may } from '@/lib/domain/access/permissions'
import type { Change } from '@/lib/domain/row/change'
import type { CommandContext } from '@/lib/domain/row/command'
import type { ParticipantRow } from '@/lib/domain/workshop/workshop-rows'
import { leadingNeed, leads, refuse, requireLeading } from '@/lib/domain/workshop/workshop-standing'
import { withdrawHiddenCardsOf } from '@/lib/data/hidden-cards'
import { loadNeededRows } from '@/lib/data/row-storage'
import type { Scope } from '@/lib/data/scope'
import { LoadedRows } from '@/lib/services/loaded-rows'
import type { Verb } from '@/lib/services/verb'

const schema = z.strictObject({ workshopId: z.uuid(), participantId: z.uuid(), withdrawCards: z.boolean() })
type RemoveInput = z.infer<typeof schema>

/**
 * Removes somebody from a workshop: they write and join no more, and a guest is out of it at once. Their hidden named cards stay unless they are to be
 * withdrawn, unread; whose an anonymous one is, nobody knows.
 */
export const removeParticipant: Verb<RemoveInput> = {
  name: 'participant.remove',
  event: 'participant.removed',
  permission: 'take-part',
  stream: 'register',
  schema,
  async decide(scope, input, context) {
    const row = await loadRemovable(scope, input, context)
    if (row.removedAt !== null) return []
    const gone = input.withdrawCards ? await withdrawHiddenCardsOf(scope, input.workshopId, row.id) : 0
    const change = (field: string, before: string | number | null, after: string | number): Change => ({ kind: 'participant', id: row.id, field, before, after })
    return [change('removedAt', null, context.now), ...(gone > 0 ? [change('written', row.written, Math.max(0, row.written - gone))] : [])]
  },
}

/** The one who is to go, locked. Throws `not-found` for nobody, `precondition` for who leads the workshop, whom nobody removes. */
async function loadRemovable(scope: Scope, { workshopId, participantId }: RemoveInput, context: CommandContext): Promise<ParticipantRow> {
  const rows = new LoadedRows()
  const places = [{ kind: 'workshop', ids: [workshopId] }, { kind: 'participant', ids: [participantId] }, leadingNeed([workshopId])] as const
  rows.add(await loadNeededRows(scope, context.streamId, places))
  requireLeading(rows, workshopId, context)
  const row = rows.get('participant', participantId)
  if (row?.workshopId !== workshopId) return refuse('not-found', 'participantId', 'Nobody of this id is here.', 'Choose somebody of this workshop.')
  rows.add(await loadNeededRows(scope, context.streamId, [{ kind: 'membership', ids: [row.membershipId] }]))
  const { membershipId } = row
  const roles = rows.get('membership', membershipId)?.roles ?? []
  if (may(roles, 'run-workshop') || leads(rows, workshopId, { membershipId, roles })) {
    refuse('precondition', 'participantId', 'They lead this workshop.', 'Whoever leads is not removed; take that back first.')
  }
  return row
}
