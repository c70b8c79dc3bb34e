import * as z from 'zod/mini'
import { may } from '@/lib/domain/access/permissions'
import type { Change } from '@/lib/domain/row/change'
import { defineCommand, type CommandContext } from '@/lib/domain/row/command'
import type { RowReader } from '@/lib/domain/row/row-reader'
import type { Whereabouts } from '@/lib/domain/workshop/whereabouts'
import { settle } from '@/lib/domain/workshop/workshop-commands'
import type { WorkshopRow } from '@/lib/domain/workshop/workshop-rows'
import { leadingNeed, refuse, requireLeading, requireOpenWorkshop } from '@/lib/domain/workshop/workshop-standing'

const id = z.uuid({ error: 'Expected an id.' })

const entrustSchema = z.strictObject({ workshopId: id, from: id, to: id })

/** The facilitator hands the lead over to another member who may take part; from then on it is theirs alone to hand on. */
export const entrustLead = defineCommand<z.infer<typeof entrustSchema>>({
  name: 'workshop-lead.entrust',
  event: 'workshop-lead.entrusted',
  stream: 'register',
  schema: entrustSchema,
  needs: ({ workshopId, to }) => [{ kind: 'workshop', ids: [workshopId] }, { kind: 'membership', ids: [to] }, leadingNeed([workshopId])],
  apply(rows, { workshopId, from, to }, { by }) {
    const workshop = requireOpenWorkshop(rows, workshopId)
    if (by && by.membershipId !== workshop.facilitatorId) {
      refuse('forbidden', 'workshopId', 'The lead is handed over by its facilitator.', 'Ask them; when their connection is gone, it can be taken over.')
    }
    refuseFrom(workshop, from)
    const heir = rows.get('membership', to)
    if (!heir || heir.deletedAt !== null || !may(heir.roles, 'take-part')) {
      refuse('invalid', 'to', 'They cannot take part in workshops.', 'Choose a member who contributes, signs or facilitates.')
    }
    return settle(workshop, { facilitatorId: to })
  },
})

export const assumeSchema = z.strictObject({ workshopId: id, from: id })
export type AssumeInput = z.infer<typeof assumeSchema>

/** Rows that taking the lead over reads. */
export function assumeNeeds({ workshopId }: AssumeInput) {
  return [{ kind: 'workshop', ids: [workshopId] }, leadingNeed([workshopId])] as const satisfies ReturnType<typeof entrustLead.needs>
}

/**
 * Makes whoever acts the facilitator, when they lead too and the facilitator's connection is gone. `where` is what presence says of the
 * facilitator. Throws `forbidden` for who does not lead, `conflict` when another leads meanwhile, `precondition` while the facilitator is there.
 */
export function assumeLead(rows: RowReader, { workshopId, from }: AssumeInput, context: CommandContext, where: Whereabouts): Change[] {
  const workshop = requireLeading(rows, workshopId, context)
  const heir = context.by?.membershipId ?? refuse('forbidden', '', 'A lead is taken over by a member.', 'Sign in and act on the page.')
  refuseFrom(workshop, from)
  if (heir === from) return []
  const reason = WHY_NOT[where]
  if (reason) refuse('precondition', 'workshopId', ...reason)
  return settle(workshop, { facilitatorId: heir })
}

const WHY_NOT: Record<Whereabouts, readonly [message: string, hint: string] | null> = {
  here: ['The facilitator is connected.', 'Ask them to hand the lead over.'],
  left: ['The facilitator was connected less than half a minute ago.', 'Wait a moment; they may be back.'],
  unknown: ['It is not known yet who is connected.', 'Ask again in half a minute.'],
  gone: null,
}

function refuseFrom({ facilitatorId }: WorkshopRow, from: string): void {
  if (facilitatorId !== from) refuse('conflict', 'from', 'Somebody else leads the workshop meanwhile.', 'Look at who leads it now.')
}
