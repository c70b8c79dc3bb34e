import type { Answer, Envelope } from '@/lib/live/client/command-sender'
import { retryPause } from '@/lib/live/client/retry-pause'

/** What somebody has said to a command. */
export type Answered = Exclude<Answer, { ok: 'unreached' }>

interface SendingDoors {
  send(envelope: Envelope): Promise<Answer>
  wait(ms: number): Promise<void>
}

/**
 * Sends a command under its one id until somebody answers, however long that takes: the server does it once. `onUnreached` hears of every time that
 * nobody did, before the pause.
 */
export async function sendUntilAnswered({ send, wait }: SendingDoors, envelope: Envelope, onUnreached: () => void = () => undefined): Promise<Answered> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await send(envelope)
    if (answer.ok !== 'unreached') return answer
    onUnreached()
    await wait(retryPause(attempt))
  }
}
