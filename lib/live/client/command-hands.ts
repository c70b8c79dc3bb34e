import { Late } from '@/lib/kernel/late'
import type { Refusal } from '@/lib/live/client/refusal'

/**
 * What it takes to change something: all commands with their schemas, the way back from what they did, and the door to the server. It is a
 * third of a room's code, and comes at the first sign of a hand; a room is read without it.
 */
export const commandHands = new Late(async () => {
  const [{ parseCall }, { inverseOf }, { sendCommand }] = await Promise.all([
    import('@/lib/live/client/parse-call'),
    import('@/lib/domain/row/inverse'),
    import('@/lib/live/client/command-sender'),
  ])
  return { parseCall, inverseOf, sendCommand }
})

export type CommandHands = NonNullable<typeof commandHands.now>

const RETRY_MS = [300, 1_000, 3_000, 3_000, 3_000]

/** Loads them, and tries for a while, because a connection that was cut comes back; null when nothing comes, as from a server that was renewed. */
export async function loadHands(hands: Late<CommandHands>, wait: (ms: number) => Promise<void>): Promise<CommandHands | null> {
  for (const ms of RETRY_MS) {
    try {
      return await hands.load()
    } catch {
      await wait(ms)
    }
  }
  return null
}

export const WITHOUT_HANDS: Refusal = {
  code: 'failed',
  message: 'What it takes to change something could not be loaded. Reload the page; nothing was changed.',
  problems: [],
}

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'focusin'] as const

/** Fetches what is late at the first sign that somebody is about to use it. Returns how to stop listening. */
export function fetchAtFirstSign(late: Late<unknown>): () => void {
  const stop = () => SIGNS.forEach((sign) => window.removeEventListener(sign, fetchIt))
  const fetchIt = () => {
    stop()
    // Whoever needs it asks again, and is told when it does not come.
    late.load().catch(() => undefined)
  }
  for (const sign of SIGNS) window.addEventListener(sign, fetchIt, { passive: true })
  return stop
}
