import { choice, derived, fixed, lasting, line, optionalReference, order, prose, reference, requiredLine, requiredProse } from '@/lib/domain/row/field'
import { defineRow, type RowOf } from '@/lib/domain/row/row-definition'
import { INPUT_STATES, INPUT_TITLE_MAX, PLAN_MAX } from '@/lib/domain/workshop/agenda-words'

/** An agenda of the workspace's own. Its plan is one text, because it is changed as a whole: `agenda-plan.ts` reads and writes it. */
export const agendaTemplateRow = defineRow('agenda-template', 'agenda', {
  ownerId: derived(lasting(reference('Kept by', 'membership'))),
  name: requiredLine('Name', 120),
  purpose: line('What it is for', 500),
  plan: requiredLine('Plan', PLAN_MAX),
})
export type AgendaTemplateRow = RowOf<typeof agendaTemplateRow>

/** Something that a meeting looks at, such as the data model, and whether it was there; copied when the workshop is opened. */
export const meetingInputRow = defineRow('meeting-input', 'input', {
  workshopId: fixed(reference('Workshop', 'workshop')),
  title: fixed(requiredLine('Input', INPUT_TITLE_MAX)),
  state: choice('State', INPUT_STATES, 'open'),
  note: prose('Where it is, or why it is missing', 500),
  orderKey: fixed(order()),
}, { deletable: false })
export type MeetingInputRow = RowOf<typeof meetingInputRow>

/** Somebody's yes to what a meeting gave them. `terms` is what it said then, so that a later change of it is seen. */
export const undertakingRow = defineRow('undertaking', 'undertaking', {
  workshopId: fixed(reference('Workshop', 'workshop')),
  membershipId: derived(lasting(reference('Member', 'membership'))),
  ownerLinkId: fixed(lasting(optionalReference('Place in an owner chain', 'owner-link'))),
  actionId: fixed(lasting(optionalReference('Action', 'action'))),
  controlId: fixed(lasting(optionalReference('Control', 'control'))),
  terms: derived(requiredProse('Terms')),
})
export type UndertakingRow = RowOf<typeof undertakingRow>
