import {
  choice,
  derived,
  fixed,
  instant,
  lasting,
  line,
  optionalInstant,
  optionalNumber,
  optionalReference,
  order,
  prose,
  reference,
  requiredLine,
  requiredProse,
  wholeNumber,
  type Field,
} from '@/lib/domain/row/field'
import { defineRow, type RowOf } from '@/lib/domain/row/row-definition'
import { AUTHORSHIPS, CARD_STATES, CARD_TEXT_MAX, CARDS_OF_ONE_MAX, PHASE_KINDS, TIMER_MAX } from '@/lib/domain/workshop/workshop-words'

const guestLink: Field<string | null> = { label: 'Link for guests', shape: 'reference', nullable: true, initial: null }

/** A facilitated meeting on a register. Where it stands is set by its own commands and by no edit. */
export const workshopRow = defineRow('workshop', 'workshop', {
  title: fixed(requiredLine('Title', 120)),
  scene: fixed(requiredLine('Scene', 300)),
  authorship: fixed(choice('Cards', AUTHORSHIPS)),
  facilitatorId: derived(lasting(reference('Facilitator', 'membership'))),
  phaseId: derived(reference('Phase', 'workshop-phase')),
  timerEndsAt: derived(optionalInstant('Timer ends')),
  timerLeft: derived(optionalNumber('Timer left (seconds)', 0, TIMER_MAX)),
  openedAt: derived(instant('Opened')),
  revealedAt: derived(optionalInstant('Revealed')),
  endedAt: derived(optionalInstant('Ended')),
  // Names the link by which guests come in; the link itself needs the server's secret. Null while no guests are let in.
  guestLink: derived(guestLink),
  lockedAt: derived(optionalInstant('Locked')),
}, { deletable: false })
export type WorkshopRow = RowOf<typeof workshopRow>

/** A phase with its words, copied when the workshop is opened: what later agendas say changes no meeting that was held. */
export const workshopPhaseRow = defineRow('workshop-phase', 'phase', {
  workshopId: fixed(reference('Workshop', 'workshop')),
  kind: fixed(choice('Kind', PHASE_KINDS)),
  title: fixed(requiredLine('Title', 80)),
  goal: fixed(requiredProse('Goal', 500)),
  minutes: fixed(wholeNumber('Minutes', 1, 240)),
  say: fixed(requiredProse('To say', 2_000)),
  orderKey: fixed(order()),
}, { deletable: false })
export type WorkshopPhaseRow = RowOf<typeof workshopPhaseRow>

/** A member or a guest who takes part, until they are removed. */
export const participantRow = defineRow('participant', 'participant', {
  workshopId: fixed(reference('Workshop', 'workshop')),
  membershipId: derived(lasting(reference('Member', 'membership'))),
  written: derived(wholeNumber('Cards written', 0, CARDS_OF_ONE_MAX, 0)),
  removedAt: derived(optionalInstant('Removed')),
}, { deletable: false })
export type ParticipantRow = RowOf<typeof participantRow>

/** A member who leads a workshop beside who opened it, whatever the roles in the workspace allow elsewhere. */
export const coFacilitatorRow = defineRow('co-facilitator', 'co-facilitator', {
  workshopId: fixed(reference('Workshop', 'workshop')),
  membershipId: fixed(lasting(reference('Member', 'membership'))),
})
export type CoFacilitatorRow = RowOf<typeof coFacilitatorRow>

/** Cards that mean one failure mode, under a name, and the failure mode that they became. */
export const cardGroupRow = defineRow('card-group', 'group', {
  workshopId: fixed(reference('Workshop', 'workshop')),
  title: requiredLine('Name'),
  state: choice('State', CARD_STATES, 'open'),
  failureModeId: lasting(optionalReference('Failure mode', 'failure-mode')),
  orderKey: order(),
})
export type CardGroupRow = RowOf<typeof cardGroupRow>

/** What somebody wrote: a way in which the system failed. A row comes into being at the reveal; until then a card is hidden. */
export const cardRow = defineRow('card', 'card', {
  workshopId: fixed(reference('Workshop', 'workshop')),
  // Null for an anonymous card, for ever.
  participantId: fixed(lasting(optionalReference('Written by', 'participant'))),
  text: fixed(requiredProse('Failure mode', CARD_TEXT_MAX)),
  trigger: fixed(prose('Trigger', CARD_TEXT_MAX)),
  notice: fixed(prose('How we would notice', CARD_TEXT_MAX)),
  categoryId: fixed(lasting(optionalReference('Category', 'category'))),
  promptKey: fixed(line('Prompt', 80)),
  cardGroupId: optionalReference('Group', 'card-group'),
  state: choice('State', CARD_STATES, 'open'),
}, { deletable: false })
export type CardRow = RowOf<typeof cardRow>
