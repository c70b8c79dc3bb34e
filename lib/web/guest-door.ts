import { cookies, headers } from 'next/headers'
import { findGuest, guestActor, guestCookie, requireGuest, type KnownGuest } from '@/lib/auth/guest-session'
import { readNetwork } from '@/lib/auth/throttle'
import type { Actor } from '@/lib/domain/access/actor'
import { AppError } from '@/lib/kernel/errors'
import { defineOpenRoute, type OpenRouteArguments, type RouteHandler, type RouteOptions } from '@/lib/web/define-route'
import { RequestLimit } from '@/lib/web/request-limit'

/** What a handler for guests gets. */
export interface GuestRouteArguments<I> extends OpenRouteArguments<I> {
  actor: Actor
  guest: KnownGuest & { isStillInside(): Promise<boolean> }
}

/** A route handler for the guests of a workshop that goes on: it reads the guest's cookie and no other. Answers 401 to everybody else. */
export function defineGuestRoute<I>({ handle, ...options }: RouteOptions<I, GuestRouteArguments<I>>): RouteHandler {
  return defineOpenRoute<I>({
    ...options,
    handle: async (given) => {
      const token = await readToken()
      const found = await requireGuest(token)
      const guest = { ...found, isStillInside: async () => (await findGuest(token))?.standing === 'inside' }
      return handle({ ...given, guest, actor: guestActor(found) })
    },
  })
}

/** The guest who looks at this page and what became of them, or null. */
export async function readPageGuest(): Promise<KnownGuest | null> {
  return findGuest(await readToken())
}

/** Keeps the token of a guest in this browser. Only in a server action. */
export async function keepGuestToken(token: string): Promise<void> {
  const { name, options, maxAge } = guestCookie()
  const jar = await cookies()
  jar.set({ name, value: token, ...options, maxAge })
}

/** Forgets the token of a guest in this browser. Only in a server action. */
export async function forgetGuestToken(): Promise<void> {
  const { name, options } = guestCookie()
  const jar = await cookies()
  jar.set({ name, value: '', ...options, maxAge: 0 })
}

/** A meeting room sits behind one address, so an address has many tries; a link has as many as a hall needs that comes in at once. */
const triesOfAddress = new RequestLimit(300)
const triesOfLink = new RequestLimit(600)
const commandsOfGuest = new RequestLimit(240)

/** Counts a try to come in by a link. Throws AppError `limit` after too many in this minute. */
export async function refuseManyTries(secret: string): Promise<void> {
  const network = readNetwork((await headers()).get('x-forwarded-for'))
  const now = Date.now()
  if (triesOfAddress.allows(network, now) && triesOfLink.allows(secret, now)) return
  refuseHaste('Too many people come in at once.', 'Wait a minute, then open the link again.')
}

/** Counts a command of a guest. Throws AppError `limit` for more in a minute than hands do. */
export function refuseGuestHaste(membershipId: string): void {
  if (!commandsOfGuest.allows(membershipId, Date.now())) refuseHaste('This is faster than hands are.', 'Nothing that you typed is lost; wait a moment.')
}

function refuseHaste(message: string, hint: string): never {
  throw new AppError('limit', message, [{ path: '', message, hint }])
}

async function readToken(): Promise<string | undefined> {
  return (await cookies()).get(guestCookie().name)?.value
}
