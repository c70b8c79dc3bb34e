import * as z from 'zod/mini'
import { defineCommand } from '@/lib/domain/row/command'
import { refuse, requireOpenWorkshop } from '@/lib/domain/workshop/workshop-standing'
import { PARTS } from '@/lib/domain/workshop/workshop-words'

const schema = z.strictObject({ workshopId: z.uuid({ error: 'Expected an id.' }), part: z.enum(PARTS, { error: `Expected one of ${PARTS.join(', ')}.` }) })

/** Somebody who takes part says for themselves whether they score or watch. */
export const switchPart = defineCommand<z.infer<typeof schema>>({
  name: 'participant.switch',
  event: 'participant.switched',
  stream: 'register',
  schema,
  needs: ({ workshopId }, { by }) => [
    { kind: 'workshop', ids: [workshopId] },
    ...(by ? [{ kind: 'participant', field: 'membershipId', values: [by.membershipId] } as const] : []),
  ],
  apply(rows, { workshopId, part }, { by }) {
    requireOpenWorkshop(rows, workshopId)
    const own = by && rows.where('participant', 'membershipId', by.membershipId).find((one) => one.workshopId === workshopId && one.removedAt === null)
    if (!own) return refuse('precondition', 'workshopId', 'You do not take part in this workshop.', 'Open its page; that is joining it.')
    return own.part === part ? [] : [{ kind: 'participant', id: own.id, field: 'part', before: own.part, after: part }]
  },
})
