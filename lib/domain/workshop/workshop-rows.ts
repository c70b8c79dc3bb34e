import {
  choice,
  derived,
  fixed,
  instant,
  lasting,
  line,
  optionalChoice,
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
import { AGENDA_KEYS } from '@/lib/domain/workshop/agenda-words'
import {
  AUTHORSHIPS,
  CARD_STATES,
  CARD_TEXT_MAX,
  CARDS_OF_ONE_MAX,
  DOTS_MAX,
  DOTS_USUAL,
  FOCUS_KINDS,
  GROUP_STATES,
  PARTS,
  PHASE_KINDS,
  TIMER_MAX,
  VOTINGS,
} from '@/lib/domain/workshop/workshop-words'

const guestLink: Field<string | null> = { label: 'Link for guests', shape: 'reference', nullable: true, initial: null }

/** A facilitated meeting on a register. Its words are mended by who leads; where it stands is set by its own commands and by no edit. */
export const workshopRow = defineRow('workshop', 'workshop', {
  title: requiredLine('Title', 120),
  scene: requiredLine('Scene', 300),
  authorship: fixed(choice('Cards', AUTHORSHIPS)),
  scoring: fixed(choice('Scoring', AUTHORSHIPS, 'named')),
  dots: derived(wholeNumber('Dots of one person', 1, DOTS_MAX, DOTS_USUAL)),
  voting: derived(choice('Voting', VOTINGS, 'before')),
  agendaKey: fixed(choice('Agenda', AGENDA_KEYS, 'pre-mortem')),
  agendaName: fixed(requiredLine('Name of the agenda', 120, 'Pre-mortem')),
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
  focusKind: derived(optionalChoice('Everybody looks at a', FOCUS_KINDS)),
  focusId: derived(line('Everybody looks at', 80)),
  focusSince: derived(optionalInstant('Everybody looks since')),
}, { deletable: false })
export type WorkshopRow = RowOf<typeof workshopRow>

/**
 * A phase with its words, copied when the workshop is opened: what later agendas say changes no meeting that was held. A phase that has begun
 * is the record of what was held, and changes no more.
 */
export const workshopPhaseRow = defineRow('workshop-phase', 'phase', {
  workshopId: fixed(reference('Workshop', 'workshop')),
  kind: fixed(choice('Kind', PHASE_KINDS)),
  title: requiredLine('Title', 80),
  goal: requiredProse('Goal', 500),
  minutes: wholeNumber('Minutes', 1, 240),
  say: requiredProse('To say', 2_000),
  orderKey: order(),
  /** When it was last entered; null for a phase that is to come. */
  beganAt: derived(optionalInstant('Began')),
})
export type WorkshopPhaseRow = RowOf<typeof workshopPhaseRow>

/** A member or a guest who takes part, until they are removed. */
export const participantRow = defineRow('participant', 'participant', {
  workshopId: fixed(reference('Workshop', 'workshop')),
  membershipId: derived(lasting(reference('Member', 'membership'))),
  written: derived(wholeNumber('Cards written', 0, CARDS_OF_ONE_MAX, 0)),
  removedAt: derived(optionalInstant('Removed')),
  part: derived(choice('Part', PARTS, 'scores')),
  /** The beginning of the phase for which they say that they are ready: another phase, or the same one anew, begins at nobody. */
  readyFor: derived(optionalInstant('Ready for the phase of')),
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
  state: choice('State', GROUP_STATES, 'open'),
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
