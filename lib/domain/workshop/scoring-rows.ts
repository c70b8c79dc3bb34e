import { factorLevel } from '@/lib/domain/failure-mode/failure-mode-rows'
import {
  choice,
  derived,
  fixed,
  instant,
  lasting,
  optionalChoice,
  optionalInstant,
  optionalNumber,
  optionalReference,
  order,
  prose,
  reference,
  requiredProse,
  wholeNumber,
} from '@/lib/domain/row/field'
import { defineRow, type RowOf } from '@/lib/domain/row/row-definition'
import { FACTORS } from '@/lib/domain/scoring/factor'
import {
  CANDIDATE_STATES,
  CONFIDENCES,
  DOTS_ON_ONE_MAX,
  PARTICIPANTS_MAX,
  REASON_MAX,
  ROUNDS_MAX,
  STANCES,
} from '@/lib/domain/workshop/workshop-words'

/** A failure mode that could be scored in a workshop. What is not chosen stays here as left. */
export const candidateRow = defineRow('candidate', 'candidate', {
  workshopId: fixed(reference('Workshop', 'workshop')),
  failureModeId: fixed(lasting(reference('Failure mode', 'failure-mode'))),
  state: choice('State', CANDIDATE_STATES, 'open'),
  // Null while they are not counted; nobody knows whose they are.
  dots: derived(optionalNumber('Dots', 0, PARTICIPANTS_MAX * DOTS_ON_ONE_MAX)),
  orderKey: order(),
})
export type CandidateRow = RowOf<typeof candidateRow>

/** One time that a failure mode is scored blind in a workshop. A further round leaves the earlier ones as they are. */
export const scoringRoundRow = defineRow('scoring-round', 'round', {
  workshopId: fixed(reference('Workshop', 'workshop')),
  failureModeId: fixed(lasting(reference('Failure mode', 'failure-mode'))),
  number: derived(wholeNumber('Number', 1, ROUNDS_MAX)),
  openedAt: derived(instant('Opened')),
  closesAt: fixed(optionalInstant('Closes')),
  revealedAt: derived(optionalInstant('Revealed')),
  assessmentId: derived(optionalReference('Assessment', 'assessment')),
  agreedAt: derived(optionalInstant('Agreed')),
}, { deletable: false })
export type ScoringRoundRow = RowOf<typeof scoringRoundRow>

/** That somebody has answered in a round: never what, and not whether they passed. */
export const answerRow = defineRow('answer', 'answer', {
  roundId: fixed(reference('Round', 'scoring-round')),
  participantId: fixed(reference('Participant', 'participant')),
}, { deletable: false })
export type AnswerRow = RowOf<typeof answerRow>

const heads = (label: string) => fixed(wholeNumber(label, 0, PARTICIPANTS_MAX))

/** How many gave each level of one factor. Five of them come with the reveal of a round. */
export const roundTallyRow = defineRow('round-tally', 'tally', {
  roundId: fixed(reference('Round', 'scoring-round')),
  factor: fixed(choice('Factor', FACTORS)),
  ones: heads('Gave 1'),
  twos: heads('Gave 2'),
  threes: heads('Gave 3'),
  fours: heads('Gave 4'),
  fives: heads('Gave 5'),
}, { deletable: false })
export type RoundTallyRow = RowOf<typeof roundTallyRow>

/** What one person gave. A row comes into being at the reveal; until then a ballot is hidden. */
export const ballotRow = defineRow('ballot', 'ballot', {
  roundId: fixed(reference('Round', 'scoring-round')),
  // Null where scoring is anonymous, for ever.
  participantId: fixed(optionalReference('Participant', 'participant')),
  stance: fixed(choice('Stance', STANCES)),
  likelihood: factorLevel('Likelihood'),
  impact: factorLevel('Impact'),
  detectability: factorLevel('Detectability'),
  recoverability: factorLevel('Recoverability'),
  blastRadius: factorLevel('Blast radius'),
  confidence: fixed(optionalChoice('Confidence', CONFIDENCES)),
  reason: fixed(prose('Reason', REASON_MAX)),
}, { deletable: false })
export type BallotRow = RowOf<typeof ballotRow>

/** What somebody holds against the value that was agreed, or was about to be. */
export const minorityNoteRow = defineRow('minority-note', 'minority note', {
  roundId: fixed(reference('Round', 'scoring-round')),
  factor: optionalChoice('Factor', FACTORS),
  text: requiredProse('Note', REASON_MAX),
  participantId: derived(lasting(reference('Written by', 'participant'))),
})
export type MinorityNoteRow = RowOf<typeof minorityNoteRow>
