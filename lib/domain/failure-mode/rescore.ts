import * as z from 'zod/mini'
import { AppError, type Problem } from '@/lib/kernel/errors'
import { assessmentRow, type AssessmentRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import type { Change } from '@/lib/domain/row/change'
import { defineCommand, type CommandContext } from '@/lib/domain/row/command'
import { someOf } from '@/lib/domain/row/row-commands'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { FACTORS, STAGES, type FactorSet } from '@/lib/domain/scoring/factor'

const levelError = 'Expected a level from 1 to 5, or null for “not scored”.'
const level = z.nullable(z.int({ error: levelError }).check(z.minimum(1, { error: levelError }), z.maximum(5, { error: levelError })))
const factorChange = z.optional(z.strictObject({ before: level, after: level }))

const rationale = fieldSchema(assessmentRow.fields.rationale)
const score = z.strictObject({
  failureModeId: z.uuid(),
  /** Id of the assessment that is appended. */
  assessmentId: z.uuid(),
  stage: z.enum(STAGES, { error: `Expected one of ${STAGES.join(', ')}.` }),
  factors: z.strictObject({
    likelihood: factorChange,
    impact: factorChange,
    detectability: factorChange,
    recoverability: factorChange,
    blastRadius: factorChange,
  }),
  rationale: z.optional(z.strictObject({ before: rationale, after: rationale })),
})
export type Score = z.infer<typeof score>

export interface RescoreInput {
  scores: Score[]
}

/** Appends an assessment in which the named factors changed; each factor names the level that it replaces. */
export const rescoreFailureModes = defineCommand<RescoreInput>({
  name: 'failure-mode.rescore',
  event: 'failure-mode.rescored',
  stream: 'register',
  schema: z.strictObject({ scores: someOf(score) }),
  needs: ({ scores }, context) => {
    const failureModes = scores.map((one) => one.failureModeId)
    return [
      { kind: 'register', ids: [context.streamId] },
      { kind: 'failure-mode', ids: failureModes },
      { kind: 'assessment', field: 'failureModeId', values: failureModes },
    ]
  },
  apply(rows, { scores }, context) {
    refuseTwice(scores)
    const problems: Problem[] = []
    const changes = scores.flatMap((one, i) => rescoreOne(rows, one, `scores.${i}`, context, problems))
    const [first] = problems
    if (first) throw new AppError('conflict', first.message, problems)
    return changes
  },
})

function rescoreOne(rows: RowReader, one: Score, path: string, context: CommandContext, problems: Problem[]): Change[] {
  const { register, failureMode } = scoredRows(rows, one, path, context)
  const latest = latestAssessment(rows, failureMode.id, one.stage)
  const next = { ...factorsOf(latest), rationale: latest?.rationale ?? null }
  let changed = false
  for (const name of [...FACTORS, 'rationale'] as const) {
    const wanted = name === 'rationale' ? one.rationale : one.factors[name]
    if (!wanted || wanted.after === next[name]) continue
    if (wanted.before !== next[name]) problems.push(conflict(`${path}.${name}`, name, next[name]))
    Object.assign(next, { [name]: wanted.after })
    changed = true
  }
  if (!changed) return []
  const row = rowAfter(latest, one, next, register.scoringPolicyId)
  return [{ kind: 'assessment', id: row.id, field: null, before: null, after: row }]
}

type Place = Pick<Score, 'failureModeId' | 'assessmentId' | 'stage'>
type Given = FactorSet & { rationale: string | null }

function rowAfter(latest: AssessmentRow | undefined, { assessmentId, failureModeId, stage }: Place, given: Given, scoringPolicyId: string): AssessmentRow {
  return { id: assessmentId, failureModeId, stage, ordinal: (latest?.ordinal ?? 0) + 1, ...given, scoringPolicyId, deletedAt: null }
}

/**
 * The assessment that follows the latest one of a failure mode at a stage, with these factors and rationale whatever stood before. Throws
 * `not-found` and `precondition` for a failure mode that is not here or was deleted; `path` is its place in the input.
 */
export function assessmentAfter(rows: RowReader, place: Place & { path: string }, given: Given, context: CommandContext): AssessmentRow {
  const { register, failureMode } = scoredRows(rows, place, place.path, context)
  return rowAfter(latestAssessment(rows, failureMode.id, place.stage), place, given, register.scoringPolicyId)
}

function scoredRows(rows: RowReader, one: Pick<Score, 'failureModeId'>, path: string, context: CommandContext) {
  const failureMode = rows.get('failure-mode', one.failureModeId)
  const register = rows.get('register', context.streamId)
  if (!register || !failureMode) {
    const message = 'There is no such failure mode here.'
    throw new AppError('not-found', message, [
      { path: path === '' ? 'failureModeId' : `${path}.failureModeId`, message, hint: 'It may belong to another register, or the id is wrong.' },
    ])
  }
  if (failureMode.deletedAt !== null) {
    const message = 'This failure mode was deleted.'
    throw new AppError('precondition', message, [{ path, message, hint: 'Restore it first.' }])
  }
  return { register, failureMode }
}

function conflict(path: string, name: string, current: Problem['current']): Problem {
  return { path, message: `${name} was changed by somebody else.`, hint: 'Look at the level that stands now.', current }
}

function refuseTwice(scores: Score[]): void {
  const seen = new Set(scores.map((one) => `${one.failureModeId} ${one.stage}`))
  if (seen.size === scores.length) return
  const message = 'The same failure mode and stage stand twice.'
  throw new AppError('invalid', message, [{ path: 'scores', message, hint: 'Send one score for each failure mode and stage.' }])
}
