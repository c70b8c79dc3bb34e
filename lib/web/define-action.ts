import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { publicOrigin } from '@/lib/auth/gate-settings'
import { actorFor, requireSignedIn } from '@/lib/auth/session'
import type { SignedIn } from '@/lib/auth/signed-in'
import type { Actor } from '@/lib/domain/access/actor'
import { readNetwork } from '@/lib/auth/throttle'
import { refuseForeignOrigin } from '@/lib/web/check-origin'
import { parseInput } from '@/lib/domain/row/input-problems'
import { answerError, type ErrorBody } from '@/lib/web/error-answer'

/** What a form gets back: a value, or what was wrong. Nothing is thrown at a page. */
export type ActionResult<T> = { ok: true; value: T } | { ok: false; error: ErrorBody }

interface OpenActionArguments<I> {
  input: I
  /** Network address that the request comes from. */
  network: string
}

interface PersonalActionArguments<I> extends OpenActionArguments<I> {
  signedIn: SignedIn
}

interface ActionArguments<I> extends PersonalActionArguments<I> {
  actor: Actor
}

interface ActionOptions<I, A, T> {
  input: z.core.$ZodType<I>
  handle(given: A): Promise<T>
}

export type Action<T> = (raw: unknown) => Promise<ActionResult<T>>

/** A server action for a member of the open workspace. */
export function defineAction<I, T>({ input, handle }: ActionOptions<I, ActionArguments<I>, T>): Action<T> {
  return definePersonalAction({ input, handle: async (given) => handle({ ...given, actor: actorFor(given.signedIn) }) })
}

/** A server action for somebody who is signed in, also where no workspace is open: one's own account. */
export function definePersonalAction<I, T>({ input, handle }: ActionOptions<I, PersonalActionArguments<I>, T>): Action<T> {
  return defineOpenAction({ input, handle: async (given) => handle({ ...given, signedIn: await requireSignedIn() }) })
}

/** A server action for everybody. */
export function defineOpenAction<I, T>({ input, handle }: ActionOptions<I, OpenActionArguments<I>, T>): Action<T> {
  return async (raw) => {
    try {
      const sent = await headers()
      refuseForeignOrigin('POST', sent, publicOrigin())
      return { ok: true, value: await handle({ input: parseInput(input, raw), network: readNetwork(sent.get('x-forwarded-for')) }) }
    } catch (error) {
      unstable_rethrow(error)
      return { ok: false, error: answerError(error).error }
    }
  }
}
