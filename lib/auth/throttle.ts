import { createHmac } from 'node:crypto'
import { addFailure, clearFailures, countFailures } from '@/lib/data/sign-in-throttle'
import { AppError } from '@/lib/kernel/errors'

/** So many failures within so many minutes, and the rest of those minutes is a wait. */
interface Rung {
  failures: number
  minutes: number
}

/**
 * The ladders. Waits grow from a minute to a day, and they end by themselves: an attempt that is refused does not prolong them.
 *
 * `pair` (an e-mail address from one network address) is the tight one, so that whoever guesses stands before the wall alone: the owner of
 * the address, elsewhere, does not notice. It lets one network add at most ten failures in a quarter of an hour to an address, so the
 * ladder of `email`, which also stops guesses from many networks, cannot be climbed from one. `network` is the loosest, because a company
 * may sit behind one address: it stops who tries one password on everybody, and filling it takes thirty addresses at once. Nobody who is
 * signed in already is touched by any of them.
 */
const LADDERS = {
  pair: [
    { failures: 5, minutes: 1 },
    { failures: 10, minutes: 15 },
    { failures: 40, minutes: 1440 },
  ],
  email: [{ failures: 50, minutes: 15 }],
  network: [{ failures: 300, minutes: 15 }],
} as const satisfies Record<string, readonly Rung[]>

type Ladder = keyof typeof LADDERS

/** One attempt to prove who one is: for which address, from where. */
export interface Attempt {
  email: string
  /** Network address, as the proxy nearest to us saw it. */
  network: string
}

/** Counts guesses. Only keyed hashes are stored, so the table tells nobody's address. `secret` is AUTH_SECRET. */
export class SignInThrottle {
  constructor(private readonly secret: string) {}

  /**
   * Lets one attempt through or throws AppError `limit` that says when to come again. The failure is counted before the password is
   * looked at, because a hundred guesses at once would otherwise all pass the same count; `forgive` takes it back.
   */
  async enter(attempt: Attempt): Promise<void> {
    await this.refuseAbove('network', attempt)
    await this.climb('pair', attempt)
    await this.climb('email', attempt)
  }

  /** After a wrong password: the network counts too. */
  async blame(attempt: Attempt): Promise<void> {
    await this.add('network', attempt)
  }

  /** After a right password. The network's count stays: who has one account must not be able to wipe off guesses at others. */
  async forgive(attempt: Attempt): Promise<void> {
    await clearFailures([...this.keysOf('pair', attempt), ...this.keysOf('email', attempt)])
  }

  private async climb(ladder: Ladder, attempt: Attempt): Promise<void> {
    await this.add(ladder, attempt)
    await this.refuseAbove(ladder, attempt)
  }

  private async add(ladder: Ladder, attempt: Attempt): Promise<void> {
    const keys = this.keysOf(ladder, attempt)
    for (const [i, { minutes }] of LADDERS[ladder].entries()) await addFailure(keys.slice(i, i + 1), minutes)
  }

  private async refuseAbove(ladder: Ladder, attempt: Attempt): Promise<void> {
    const keys = this.keysOf(ladder, attempt)
    const waits = await Promise.all(
      LADDERS[ladder].map(async ({ failures, minutes }, i) => ((await countFailures(keys.slice(i, i + 1), minutes)) > failures ? minutes : 0)),
    )
    const wait = Math.max(...waits)
    if (wait > 0) refuseFor(wait)
  }

  private keysOf(ladder: Ladder, { email, network }: Attempt): string[] {
    const subject = { pair: [email, network], email: [email], network: [network] }[ladder]
    return LADDERS[ladder].map(({ minutes }) =>
      createHmac('sha256', this.secret).update(JSON.stringify(['sign-in', ladder, minutes, ...subject])).digest('hex'),
    )
  }
}

function refuseFor(minutes: number): never {
  const wait = describeWait(minutes)
  const message = `Too many attempts. Try again in ${wait} at the latest.`
  throw new AppError('limit', message, [{ path: '', message, hint: `Waiting is enough: within ${wait} the way is open again.` }])
}

/** A wait in words: "a minute", "15 minutes", "24 hours". */
export function describeWait(minutes: number): string {
  if (minutes === 1) return 'a minute'
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`
}

/** The network address in a request's headers: the last of `X-Forwarded-For`, which the proxy nearest to us wrote; the others a client may invent. */
export function readNetwork(forwardedFor: string | null | undefined): string {
  const last = (forwardedFor ?? '').split(',').at(-1)?.trim() ?? ''
  return last.slice(0, 100) || 'unknown'
}
