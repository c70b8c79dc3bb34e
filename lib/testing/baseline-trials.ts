import type { Actor } from '@/lib/domain/access/actor'
import type { BaselineContent } from '@/lib/domain/baseline/baseline-content'
import { readBaselineContent } from '@/lib/data/baselines'
import { withReading } from '@/lib/data/reading'
import { findRegisterId } from '@/lib/data/register-lookup'
import { openBaseline, type Baseline } from '@/lib/services/baseline/read-baseline'
import { send } from '@/lib/testing/test-workspace'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

/** Freezes a register, whether it has changed or not, and returns the baseline's id. */
export async function freezeTestBaseline(actor: Actor, registerId: string, changeNote = 'As agreed.'): Promise<string> {
  const id = newId()
  await send(actor, 'baseline.freeze', { id, changeNote, evenIfUnchanged: true }, registerId)
  return id
}

/** All that a baseline froze, by its number. */
export async function readTestBaseline(actor: Actor, code: string, number: number): Promise<Baseline & { content: BaselineContent }> {
  return withReading(actor, async (reading) => {
    const baseline = await openBaseline(reading, await findRegisterId(reading, code), number)
    const text = present(await readBaselineContent(reading, baseline.registerId, baseline.head.id), 'what it means')
    return { ...baseline, content: JSON.parse(text) as BaselineContent }
  })
}

/** A minimal valid input for each verb of baselines. */
export const trialsOfBaselines = (place: () => { actor: Actor; registerId: string }) => ({
  'baseline.freeze': () => ({ input: { id: newId(), changeNote: 'First.', evenIfUnchanged: true } }),
  'baseline.move': async () => {
    const { actor, registerId } = place()
    return { input: { id: await freezeTestBaseline(actor, registerId), from: 'draft', to: 'in-review' } }
  },
})
