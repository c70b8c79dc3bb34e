import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import type { RescoreInput, Score } from '@/lib/domain/failure-mode/rescore'
import { BATCH_VERB, type BatchInput } from '@/lib/domain/row/batch'
import { sameValue, type Value } from '@/lib/domain/row/change'
import type { EditInput } from '@/lib/domain/row/row-commands'
import { ROW_KINDS } from '@/lib/domain/row/row-kinds'
import type { RowReader } from '@/lib/domain/row/row-reader'
import type { Call } from '@/lib/live/client/parse-call'

/** The rows as they were shown when a command was given, as the server has them now, and as they are shown now with everything of one's own. */
export interface Meanwhile {
  seen: RowReader
  confirmed: RowReader
  shown: RowReader
}

/**
 * A command that was given while nothing could be applied yet, as it would have been given had what the same person did just before been
 * shown: where it replaces a value that only they themselves have changed since, it replaces theirs. What others changed stays for the command to refuse.
 */
export function rebaseLate(call: Call, meanwhile: Meanwhile): Call {
  const input = rebaseInput(call.verb, call.input, meanwhile)
  return input === call.input ? call : { ...call, input, sent: input }
}

/** `input` was read by the schema of the command, so that it is what its name says. */
function rebaseInput(verb: string, input: unknown, meanwhile: Meanwhile): object {
  if (verb === BATCH_VERB) {
    const { steps } = input as BatchInput
    return { steps: steps.map((step) => ({ ...step, input: rebaseInput(step.verb, step.input, meanwhile) })) }
  }
  if (verb === 'failure-mode.rescore') return { scores: (input as RescoreInput).scores.map((score) => rebaseScore(score, meanwhile)) }
  const kind = ROW_KINDS.find((one) => verb === `${one}.edit`)
  if (!kind) return input as object
  const edits = (input as EditInput).edits.map((edit) => {
    const of = (rows: RowReader) => (rows.get(kind, edit.id) as Record<string, Value> | undefined)?.[edit.field]
    return { ...edit, before: rebase(edit.before, meanwhile, of) }
  })
  return { edits }
}

function rebaseScore(score: Score, meanwhile: Meanwhile): Score {
  const factors = Object.entries(score.factors).map(([factor, change]) => {
    const of = (rows: RowReader) => factorsOf(latestAssessment(rows, score.failureModeId, score.stage))[factor as keyof Score['factors']]
    return [factor, change && { ...change, before: rebase(change.before, meanwhile, of) }]
  })
  const rationaleOf = (rows: RowReader) => latestAssessment(rows, score.failureModeId, score.stage)?.rationale
  const { rationale } = score
  return { ...score, factors: Object.fromEntries(factors), ...(rationale && { rationale: { ...rationale, before: rebase(rationale.before, meanwhile, rationaleOf) } }) }
}

function rebase<T extends Value>(before: T, { seen, confirmed, shown }: Meanwhile, of: (rows: RowReader) => Value | undefined): T {
  const isOwn = sameValue(of(seen), before) && sameValue(of(confirmed), before)
  return isOwn ? ((of(shown) ?? null) as T) : before
}
