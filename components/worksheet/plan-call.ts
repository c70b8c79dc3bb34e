import { BATCH_VERB, type BatchStep } from '@/lib/domain/row/batch'
import type { CommandCall } from '@/lib/domain/row/inverse'

/** The one command that does some steps: the step itself, or a batch of them; null when there is nothing to do. */
export function callForSteps(steps: readonly BatchStep[]): CommandCall | null {
  const [first] = steps
  if (!first) return null
  return steps.length === 1 ? { verb: first.verb, input: first.input } : { verb: BATCH_VERB, input: { steps } }
}
