import type { Change, Row } from '@/lib/domain/row/change'
import { enterPhase, moveNeeds, moveSchema, requireMove, type MoveInput } from '@/lib/domain/workshop/workshop-commands'
import { refuse } from '@/lib/domain/workshop/workshop-standing'
import { takeHiddenCards } from '@/lib/data/hidden-cards'
import { loadNeededRows } from '@/lib/data/row-storage'
import { LoadedRows } from '@/lib/services/loaded-rows'
import type { Verb } from '@/lib/services/verb'

/** Shows all hidden cards to everybody at once: they come into being in this one event, and the workshop stands in its grouping. */
export const revealWorkshop: Verb<MoveInput> = {
  name: 'workshop.reveal',
  event: 'workshop.revealed',
  permission: 'take-part',
  stream: 'register',
  schema: moveSchema,
  async decide(scope, input, context) {
    const { streamId, now } = context
    const rows = new LoadedRows()
    rows.add(await loadNeededRows(scope, streamId, moveNeeds(input)))
    const { workshop, to } = requireMove(rows, input, context)
    if (to.kind !== 'group') refuse('invalid', 'to', 'Cards are revealed to be grouped.', 'Name the phase of grouping.')
    if (workshop.revealedAt !== null) refuse('precondition', 'workshopId', 'The cards of this workshop are revealed.', 'Go to the grouping.')
    const cards = await takeHiddenCards(scope, workshop.id)
    const added = cards.map((card): Change => {
      const row: Row = { ...card, workshopId: workshop.id, cardGroupId: null, state: 'open', deletedAt: null }
      return { kind: 'card', id: card.id, field: null, before: null, after: row }
    })
    return [...enterPhase(workshop, to, now, { revealedAt: now }), ...added]
  },
}
