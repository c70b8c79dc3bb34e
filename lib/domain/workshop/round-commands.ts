import * as z from 'zod/mini'
import { assessmentAfter } from '@/lib/domain/failure-mode/rescore'
import { assessmentRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { Change, Row } from '@/lib/domain/row/change'
import { defineCommand, type CommandContext } from '@/lib/domain/row/command'
import { fieldSchema, isoInstant } from '@/lib/domain/row/row-schema'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { levelsSchema } from '@/lib/domain/workshop/ballot'
import type { ScoringRoundRow } from '@/lib/domain/workshop/scoring-rows'
import type { WorkshopRow } from '@/lib/domain/workshop/workshop-rows'
import { leadingNeed, phaseOf, refuse, requireLeading } from '@/lib/domain/workshop/workshop-standing'
import { CANDIDATES_MAX, ROUNDS_MAX } from '@/lib/domain/workshop/workshop-words'

const id = z.uuid({ error: 'Expected an id.' })
/** The longest that scores are collected before a meeting. */
export const COLLECTING_DAYS_MAX = 90

const openSchema = z.strictObject({
  workshopId: id,
  rounds: z.array(z.strictObject({ id, failureModeId: id })).check(z.minLength(1), z.maxLength(CANDIDATES_MAX)),
  closesAt: z.nullable(isoInstant),
})
export type OpenRoundsInput = z.infer<typeof openSchema>

/**
 * Lets everybody score failure modes blind. Without a deadline that is done in the phase of scoring; with one, scores are collected in any
 * phase but the closing, until then. A further round of the same failure mode has the next number, and the earlier ones stay.
 */
export const openRounds = defineCommand<OpenRoundsInput>({
  name: 'scoring-round.open',
  event: 'scoring-round.opened',
  stream: 'register',
  schema: openSchema,
  needs: ({ workshopId, rounds }) => [
    { kind: 'failure-mode', ids: rounds.map((one) => one.failureModeId) },
    { kind: 'workshop', ids: [workshopId] },
    { kind: 'workshop-phase', field: 'workshopId', values: [workshopId] },
    leadingNeed([workshopId]),
    { kind: 'candidate', field: 'workshopId', values: [workshopId] },
    { kind: 'scoring-round', ids: rounds.map((one) => one.id) },
    { kind: 'scoring-round', field: 'failureModeId', values: rounds.map((one) => one.failureModeId) },
  ],
  apply(rows, { workshopId, rounds, closesAt }, context) {
    const workshop = requireLeading(rows, workshopId, context)
    refuseUntimely(rows, workshop, closesAt, context)
    const [ids, failureModes] = [rounds.map((one) => one.id), rounds.map((one) => one.failureModeId)]
    if (new Set(ids).size < ids.length || new Set(failureModes).size < failureModes.length) refuse('invalid', 'rounds', 'The same stands twice.', 'Name each failure mode once, each with an id of its own.')
    return rounds.map((one, i): Change => {
      const path = `rounds.${i}`
      if (rows.get('scoring-round', one.id)) refuse('conflict', `${path}.id`, 'This id is taken.', 'Make a new id.')
      refuseUnchosen(rows, workshopId, one.failureModeId, path)
      const row: Row = {
        ...{ id: one.id, workshopId, failureModeId: one.failureModeId, number: nextNumber(rows, workshopId, one.failureModeId, path) },
        ...{ openedAt: context.now, closesAt, revealedAt: null, assessmentId: null, agreedAt: null, deletedAt: null },
      }
      return { kind: 'scoring-round', id: row.id, field: null, before: null, after: row }
    })
  },
})

function refuseUntimely(rows: RowReader, workshop: WorkshopRow, closesAt: string | null, { now }: CommandContext): void {
  const kind = phaseOf(rows, workshop)?.kind
  if (closesAt === null && kind !== 'score') refuse('precondition', 'closesAt', 'The workshop does not score now.', 'Go to the phase of scoring, or set a deadline and collect scores before it.')
  if (kind === 'close') refuse('precondition', 'workshopId', 'The workshop is closing.', 'Go back to the scoring.')
  if (closesAt === null) return
  const ahead = Date.parse(closesAt) - Date.parse(now)
  if (ahead <= 0) refuse('invalid', 'closesAt', 'This deadline is over.', 'Set one that is to come.')
  if (ahead > COLLECTING_DAYS_MAX * 86_400_000) refuse('invalid', 'closesAt', `Scores are collected for at most ${COLLECTING_DAYS_MAX} days.`, 'Set an earlier deadline.')
}

function refuseUnchosen(rows: RowReader, workshopId: string, failureModeId: string, path: string): void {
  const failureMode = rows.get('failure-mode', failureModeId)
  if (!failureMode) refuse('not-found', `${path}.failureModeId`, 'There is no such failure mode here.', 'It may belong to another register, or the id is wrong.')
  if (failureMode?.deletedAt !== null) refuse('precondition', `${path}.failureModeId`, 'This failure mode was deleted.', 'Restore it first.')
  const isChosen = rows.where('candidate', 'workshopId', workshopId).some((one) => one.failureModeId === failureModeId && one.state === 'chosen' && one.deletedAt === null)
  if (!isChosen) refuse('precondition', `${path}.failureModeId`, 'This failure mode is not chosen to be scored today.', 'Choose it among the candidates first.')
}

function nextNumber(rows: RowReader, workshopId: string, failureModeId: string, path: string): number {
  const earlier = rows.where('scoring-round', 'failureModeId', failureModeId).filter((one) => one.workshopId === workshopId)
  if (earlier.some(({ revealedAt }) => revealedAt === null)) refuse('conflict', path, 'A round of this failure mode is open.', 'Reveal it; another round can follow.')
  if (earlier.length >= ROUNDS_MAX) refuse('limit', path, `At most ${ROUNDS_MAX} rounds of one failure mode.`, 'Agree on the last one.')
  return Math.max(0, ...earlier.map(({ number }) => number)) + 1
}

const agreeSchema = z.strictObject({
  ...{ workshopId: id, failureModeId: id, roundId: id, assessmentId: id, levels: levelsSchema },
  rationale: fieldSchema(assessmentRow.fields.rationale),
})
export type AgreeInput = z.infer<typeof agreeSchema>

/** Makes what was agreed on a revealed round the current assessment of its failure mode; once for each round, and on the last one only. */
export const agreeOnRound = defineCommand<AgreeInput>({
  name: 'scoring-round.agree',
  event: 'scoring-round.agreed',
  stream: 'register',
  schema: agreeSchema,
  needs: ({ workshopId, failureModeId }, context) => [
    { kind: 'register', ids: [context.streamId] },
    { kind: 'failure-mode', ids: [failureModeId] },
    { kind: 'assessment', field: 'failureModeId', values: [failureModeId] },
    { kind: 'workshop', ids: [workshopId] },
    leadingNeed([workshopId]),
    { kind: 'scoring-round', field: 'failureModeId', values: [failureModeId] },
  ],
  apply(rows, { workshopId, failureModeId, roundId, assessmentId, levels, rationale }, context) {
    requireLeading(rows, workshopId, context)
    const round = requireRevealedRound(rows, workshopId, failureModeId, roundId)
    const assessment = assessmentAfter(rows, { failureModeId, assessmentId, stage: 'current', path: '' }, { ...levels, rationale }, context)
    return [
      { kind: 'assessment', id: assessment.id, field: null, before: null, after: assessment },
      { kind: 'scoring-round', id: round.id, field: 'assessmentId', before: null, after: assessment.id },
      { kind: 'scoring-round', id: round.id, field: 'agreedAt', before: null, after: context.now },
    ]
  },
})

function requireRevealedRound(rows: RowReader, workshopId: string, failureModeId: string, roundId: string): ScoringRoundRow {
  const rounds = rows.where('scoring-round', 'failureModeId', failureModeId).filter((one) => one.workshopId === workshopId)
  const round = rounds.find((one) => one.id === roundId)
  if (!round) return refuse('not-found', 'roundId', 'This workshop has no such round.', 'It may be of another failure mode, or the id is wrong.')
  if (round.revealedAt === null) refuse('precondition', 'roundId', 'This round is not revealed.', 'Reveal it, look at the spread, and then agree.')
  if (round.agreedAt !== null) refuse('conflict', 'roundId', 'It was agreed on this round already.', 'Score another round to agree anew.')
  if (rounds.some(({ number }) => number > round.number)) refuse('precondition', 'roundId', 'A later round was opened.', 'Agree on that one.')
  return round
}
