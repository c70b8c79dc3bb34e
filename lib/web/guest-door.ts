import { cookies } from 'next/headers'
import { findGuest, guestActor, guestCookie, requireGuest, type KnownGuest } from '@/lib/auth/guest-session'
import type { Actor } from '@/lib/domain/access/actor'

import { defineOpenRoute, type OpenRouteArguments, type RouteHandler, type RouteOptions } from '@/lib/web/define-route'

/** What a handler for guests gets. */
export interface GuestRouteArguments<I> extends OpenRouteArguments<I> {
  actor: Actor
  guest: KnownGuest
}

/** A route handler for the guests of a workshop that goes on: it reads the guest's cookie and no other. Answers 401 to everybody else. */
export function defineGuestRoute<I>({ handle, ...options }: RouteOptions<I, GuestRouteArguments<I>>): RouteHandler {
  return defineOpenRoute<I>({
    ...options,
    handle: async (given) => {
      const guest = await requireGuest(await readToken())
      return handle({ ...given, guest, actor: guestActor(guest) })
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

async function readToken(): Promise<string | undefined> {
  return (await cookies()).get(guestCookie().name)?.value
}
