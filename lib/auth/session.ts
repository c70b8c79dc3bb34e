import { getServerSession } from 'next-auth/next'
import { z } from 'zod'
import { makeAuthOptions } from '@/lib/auth/auth-options'
import { signedInSchema, type SignedIn } from '@/lib/auth/signed-in'
import type { Actor } from '@/lib/domain/access/actor'
import { AppError } from '@/lib/kernel/errors'

const sessionSchema = z.object({ signedIn: signedInSchema })

/** Who sends this request, or null. The session row is read each time, so that an ended session ends at once. Only inside a request of Next. */
export async function readSession(): Promise<SignedIn | null> {
  const session = sessionSchema.safeParse(await getServerSession(makeAuthOptions()))
  return session.success ? session.data.signedIn : null
}

/** Who sends this request. Throws AppError `unauthenticated`. */
export async function requireSignedIn(): Promise<SignedIn> {
  const signedIn = await readSession()
  if (signedIn) return signedIn
  const message = 'You are not signed in, or your session has ended.'
  throw new AppError('unauthenticated', message, [{ path: '', message, hint: 'Sign in, then do it again.' }])
}

/** The actor of somebody who is signed in, in the workspace that is open. Throws AppError `forbidden` for a member of no workspace. */
export function actorFor(signedIn: SignedIn): Actor {
  if (signedIn.workspaceId === null) {
    const message = 'You are a member of no workspace.'
    throw new AppError('forbidden', message, [{ path: '', message, hint: 'Ask an administrator of a workspace to invite you.' }])
  }
  return { personId: signedIn.personId, workspaceId: signedIn.workspaceId, door: 'page' }
}

/** The actor of this request. Throws AppError `unauthenticated`, or `forbidden` for a member of no workspace. */
export async function requireActor(): Promise<Actor> {
  return actorFor(await requireSignedIn())
}
