import type { Actor } from '@/lib/domain/access/actor'
import { send } from '@/lib/testing/test-workspace'
import { newId } from '@/lib/kernel/ids'

/** Freezes a register, whether it has changed or not, and returns the baseline's id. */
export async function freezeTestBaseline(actor: Actor, registerId: string, changeNote = 'As agreed.'): Promise<string> {
  const id = newId()
  await send(actor, 'baseline.freeze', { id, changeNote, evenIfUnchanged: true }, registerId)
  return id
}

/** A minimal valid input for each verb of baselines. */
export const trialsOfBaselines = (place: () => { actor: Actor; registerId: string }) => ({
  'baseline.freeze': () => ({ input: { id: newId(), changeNote: 'First.', evenIfUnchanged: true } }),
  'baseline.move': async () => {
    const { actor, registerId } = place()
    return { input: { id: await freezeTestBaseline(actor, registerId), from: 'draft', to: 'in-review' } }
  },
})
