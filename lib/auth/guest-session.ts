import { createHash, randomBytes } from 'node:crypto'
import { publicOrigin } from '@/lib/auth/gate-settings'
import { followGuestSecret } from '@/lib/auth/guest-link'
import { findGuestSession, insertGuestSession, revokeGuestSession, type GuestSession, type GuestStanding } from '@/lib/data/guest-sessions'
import { findMemberName } from '@/lib/data/members'
import { withReadScope, withScope } from '@/lib/data/scope'
import type { Actor } from '@/lib/domain/access/actor'
import { CLOSED_LINK } from '@/lib/services/workshop/enter-as-guest'
import { runVerb } from '@/lib/services/run-verb'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'

/** How long a guest's browser is known, in days: longer than a meeting, so that an invitation accepted later finds whose cards these are. */
export const GUEST_SESSION_DAYS = 14

/** Standings in which what a guest did follows them into a membership. Whoever was removed stays so, and who left may have lent the browser. */
export const FOLLOWS: readonly GuestStanding[] = ['inside', 'ended']

/** Somebody whose browser was let into a workshop, and what became of it. */
export type KnownGuest = GuestSession

/**
 * Name and attributes of a guest's cookie. Lax where a member's is strict: who comes by a link from a chat or a camera is sent with it, and it opens
 * one meeting alone.
 */
export function guestCookie() {
  const secure = publicOrigin().startsWith('https:')
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
  return { name: `${secure ? '__Host-' : ''}eyes-open.guest`, maxAge: GUEST_SESSION_DAYS * 86_400, options }
}

/** The actor of a guest who is in a workshop. */
export function guestActor({ membershipId, workspaceId }: Pick<GuestSession, 'membershipId' | 'workspaceId'>): Actor {
  return { personId: membershipId, workspaceId, door: 'page', guest: true }
}

/**
 * Lets somebody in by the secret of a link, under a name, and answers with the token for their cookie. Throws AppError `precondition` in the same
 * words for every secret that lets nobody in, `conflict` for a name that somebody there has, `limit` where there is no room.
 */
export async function enterBySecret(secret: string, name: string): Promise<string> {
  const target = await followGuestSecret(secret)
  if (!target) throw new AppError('precondition', CLOSED_LINK.title, [{ path: '', message: CLOSED_LINK.title, hint: CLOSED_LINK.remedy }])
  const { workspaceId, workshopId, registerId, linkId } = target
  const membershipId = newId()
  const guest = guestActor({ membershipId, workspaceId })
  const arriving: Actor = { ...guest, invited: true }
  await runVerb(arriving, { commandId: newId(), verb: 'guest.enter', input: { workshopId, linkId, membershipId, name } })
  await runVerb(guest, { commandId: newId(), verb: 'workshop.join', registerId, input: { workshopId, participantId: newId() } })
  const token = randomBytes(32).toString('base64url')
  await withScope(arriving, (scope) => {
    const expiresAt = new Date(Date.parse(scope.now) + GUEST_SESSION_DAYS * 86_400_000).toISOString()
    return insertGuestSession(scope, { id: newId(), membershipId, workshopId, tokenHash: hashToken(token), expiresAt })
  }, { forGuests: true })
  return token
}

/** The session of a guest's cookie and what became of it; null without one. */
export async function findGuest(token: string | undefined): Promise<GuestSession | null> {
  return token && token.length <= 100 ? findGuestSession(hashToken(token)) : null
}

/** The guest who sends this cookie and is in a workshop. Throws AppError `unauthenticated`. */
export async function requireGuest(token: string | undefined): Promise<GuestSession> {
  const session = await findGuest(token)
  if (session?.standing === 'inside') return session
  const message = 'You are in no meeting, or it is over for you.'
  throw new AppError('unauthenticated', message, [{ path: '', message, hint: 'Open the link of the meeting again, or ask whoever runs it.' }])
}

/** The name of a guest whose membership an invitation would take along; null where it would take none. */
export async function readGuestName({ workspaceId, membershipId, standing }: GuestSession): Promise<string | null> {
  if (!FOLLOWS.includes(standing)) return null
  return withReadScope({ personId: null, workspaceId, door: 'page' }, (scope) => findMemberName(scope, membershipId))
}

/** Ends the session of a guest who leaves. What they wrote stays. */
export async function leaveAsGuest(session: GuestSession): Promise<void> {
  await withScope({ ...guestActor(session), invited: true }, (scope) => revokeGuestSession(scope, session.sessionId), { forGuests: true })
}

function hashToken(token: string): Buffer<ArrayBuffer> {
  return createHash('sha256').update(token).digest()
}
