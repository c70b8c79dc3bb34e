import * as z from 'zod/mini'
import { defineCommand } from '@/lib/domain/row/command'
import { phaseOf, refuse, requireOpenWorkshop } from '@/lib/domain/workshop/workshop-standing'

const id = z.uuid({ error: 'Expected an id.' })
const schema = z.strictObject({ workshopId: id, participantId: id, phaseId: id, isReady: z.boolean() })

/** Whoever acts says that they are ready to go on from the present phase, or takes that back. */
export const tellReady = defineCommand<z.infer<typeof schema>>({
  name: 'participant.ready',
  event: 'participant.readied',
  stream: 'register',
  schema,
  needs: ({ workshopId, participantId, phaseId }) => [
    { kind: 'workshop', ids: [workshopId] },
    { kind: 'workshop-phase', ids: [phaseId] },
    { kind: 'participant', ids: [participantId] },
  ],
  apply(rows, { workshopId, participantId, phaseId, isReady }, { by }) {
    const workshop = requireOpenWorkshop(rows, workshopId)
    const own = rows.get('participant', participantId)
    if (own?.workshopId !== workshopId || own.removedAt !== null || (by && own.membershipId !== by.membershipId)) {
      return refuse('not-found', 'participantId', 'You do not take part under this id.', 'Open the page of the workshop; that is joining it.')
    }
    if (workshop.phaseId !== phaseId) refuse('conflict', 'phaseId', 'The workshop has gone on meanwhile.', 'Look at where it stands now.')
    const after = isReady ? (phaseOf(rows, workshop)?.beganAt ?? null) : null
    return own.readyFor === after ? [] : [{ kind: 'participant', id: own.id, field: 'readyFor', before: own.readyFor, after }]
  },
})
