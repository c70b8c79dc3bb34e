import type { StepResult } from '../test/step'
import { holds, skip } from '../test/step'

/** One thing to prove. It throws when it does not hold; a text is the reason why it cannot be tried here. */
export interface ProofCase {
  name: string
  run(): Promise<unknown>
}

/** Tries one case and says how it went. */
export async function tryCase({ name, run }: ProofCase): Promise<StepResult> {
  try {
    const reason = await run()
    if (typeof reason === 'string') return skip(`${name}: ${reason}`)
    return holds(true, '')
  } catch (error) {
    return holds(false, error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
}
