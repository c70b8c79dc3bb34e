import { Late } from '@/lib/kernel/late'
import { retryPause } from '@/lib/live/client/retry-pause'
import type { Refusal } from '@/lib/live/client/refusal'

/**
 * What it takes to change something: all commands with their schemas, the way back from what they did, and the door to the server. It is a
 * third of a room's code, and a room is read without it: it comes behind the page (`fetch-soon.ts`).
 */
export const commandHands = new Late(async () => {
  const [{ parseCall }, { inverseOf }, { sendCommand }, { rebaseLate }] = await Promise.all([
    import('@/lib/live/client/parse-call'),
    import('@/lib/domain/row/inverse'),
    import('@/lib/live/client/command-sender'),
    import('@/lib/live/client/rebase-late'),
  ])
  return { parseCall, inverseOf, sendCommand, rebaseLate }
})

export type CommandHands = NonNullable<typeof commandHands.now>

const TRIES = 12

/** Loads them, for half a minute without counting the time without a network; null when nothing comes, as from a server that was renewed. */
export async function loadHands(hands: Late<CommandHands>, wait: (ms: number) => Promise<void>): Promise<CommandHands | null> {
  for (let tries = 0; tries < TRIES; ) {
    try {
      return await hands.load()
    } catch {
      await wait(retryPause(tries))
      if (globalThis.navigator?.onLine !== false) tries += 1
    }
  }
  return null
}

export const WITHOUT_HANDS: Refusal = {
  code: 'failed',
  message: 'What it takes to change something could not be loaded. Reload the page; nothing was changed.',
  problems: [],
}
