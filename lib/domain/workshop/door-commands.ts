import * as z from 'zod/mini'
import { defineCommand, type Command } from '@/lib/domain/row/command'
import { settle } from '@/lib/domain/workshop/workshop-commands'
import type { WorkshopRow } from '@/lib/domain/workshop/workshop-rows'
import { leadingNeed, refuse, requireLeading } from '@/lib/domain/workshop/workshop-standing'

const id = z.uuid({ error: 'Expected an id.' })
const place = z.strictObject({ workshopId: id })

/** What becomes of the door of a workshop, by who leads it. */
function defineDoor<I extends { workshopId: string }>(
  words: { name: string; event: string; schema: Command<I>['schema'] },
  next: (input: I, workshop: WorkshopRow, now: string) => Partial<WorkshopRow>,
): Command<I> {
  return defineCommand<I>({
    ...words,
    stream: 'register',
    needs: ({ workshopId }) => [{ kind: 'workshop', ids: [workshopId] }, leadingNeed([workshopId])],
    apply(rows, input, context) {
      const workshop = requireLeading(rows, input.workshopId, context)
      return settle(workshop, next(input, workshop, context.now))
    },
  })
}

const openSchema = z.strictObject({ workshopId: id, linkId: id })

/** Lets guests in by a new link, which ends the one before it. The id is made anew for each; the link itself is the server's to say. */
export const openGuestLink = defineDoor<z.infer<typeof openSchema>>(
  { name: 'guest-link.open', event: 'guest-link.opened', schema: openSchema },
  ({ linkId }) => ({ guestLink: linkId }),
)

/** Lets no more guests in; those inside stay. */
export const closeGuestLink = defineDoor<z.infer<typeof place>>({ name: 'guest-link.close', event: 'guest-link.closed', schema: place }, () => ({ guestLink: null }))

/** Nobody new joins from now on, member or guest; those inside stay. */
export const lockWorkshop = defineDoor<z.infer<typeof place>>(
  { name: 'workshop.lock', event: 'workshop.locked', schema: place },
  (_, { lockedAt }, now) => ({ lockedAt: lockedAt ?? now }),
)

/** The door stands open again. */
export const unlockWorkshop = defineDoor<z.infer<typeof place>>({ name: 'workshop.unlock', event: 'workshop.unlocked', schema: place }, () => ({ lockedAt: null }))

const readmitSchema = z.strictObject({ workshopId: id, participantId: id })

/** Lets somebody back in who was removed. */
export const readmitParticipant = defineCommand<z.infer<typeof readmitSchema>>({
  name: 'participant.readmit',
  event: 'participant.readmitted',
  stream: 'register',
  schema: readmitSchema,
  needs: ({ workshopId, participantId }) => [
    { kind: 'workshop', ids: [workshopId] },
    { kind: 'participant', ids: [participantId] },
    leadingNeed([workshopId]),
  ],
  apply(rows, { workshopId, participantId }, context) {
    requireLeading(rows, workshopId, context)
    const row = rows.get('participant', participantId)
    if (row?.workshopId !== workshopId) return refuse('not-found', 'participantId', 'Nobody of this id was here.', 'Choose somebody of this workshop.')
    return row.removedAt === null ? [] : [{ kind: 'participant', id: row.id, field: 'removedAt', before: row.removedAt, after: null }]
  },
})
