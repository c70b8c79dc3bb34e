import * as z from 'zod/mini'
import { defineCommand } from '@/lib/domain/row/command'
import type { Need, RowReader } from '@/lib/domain/row/row-reader'
import type { Focus } from '@/lib/domain/workshop/focus'
import { settle } from '@/lib/domain/workshop/workshop-commands'
import { leadingNeed, refuse, requireLeading } from '@/lib/domain/workshop/workshop-standing'
import { FOCUS_KINDS, FOCUS_PARTS } from '@/lib/domain/workshop/workshop-words'

const id = z.uuid({ error: 'Expected an id.' })
const rowFocus = z.strictObject({ kind: z.enum(FOCUS_KINDS).check(z.refine((kind) => kind !== 'part')), id })
const partFocus = z.strictObject({ kind: z.literal('part'), id: z.enum(FOCUS_PARTS) })
const schema = z.strictObject({ workshopId: id, on: z.nullable(z.union([rowFocus, partFocus], { error: 'Expected a card, a group, a failure mode or a part.' })) })

/** Points everybody at a thing of the workshop, or with null at none; the next phase points nobody anywhere. */
export const focusWorkshop = defineCommand<z.infer<typeof schema>>({
  name: 'workshop.focus',
  event: 'workshop.focused',
  stream: 'register',
  schema,
  needs: ({ workshopId, on }) => [{ kind: 'workshop', ids: [workshopId] }, leadingNeed([workshopId]), ...(on === null ? [] : rowNeeds(on))],
  apply(rows, { workshopId, on }, context) {
    const workshop = requireLeading(rows, workshopId, context)
    if (on === null) return settle(workshop, { focusKind: null, focusId: null, focusSince: null })
    if (!isThere(rows, workshopId, on)) refuse('not-found', 'on.id', 'There is no such thing on the table.', 'Point at what everybody can see here.')
    return settle(workshop, { focusKind: on.kind, focusId: on.id, focusSince: context.now })
  },
})

function rowNeeds({ kind, id: rowId }: Focus): Need[] {
  return kind === 'part' ? [] : [{ kind, ids: [rowId] }]
}

function isThere(rows: RowReader, workshopId: string, { kind, id: rowId }: Focus): boolean {
  switch (kind) {
    case 'part':
      return true
    case 'failure-mode':
      return rows.get('failure-mode', rowId)?.deletedAt === null
    case 'card': {
      const card = rows.get('card', rowId)
      return card?.workshopId === workshopId && card.state !== 'removed'
    }
    case 'card-group': {
      const group = rows.get('card-group', rowId)
      return group?.workshopId === workshopId && group.deletedAt === null
    }
  }
}
