import { redirect } from 'next/navigation'
import { cache } from 'react'
import { actorFor, readSession } from '@/lib/auth/session'
import type { SignedIn } from '@/lib/auth/signed-in'
import type { Actor } from '@/lib/domain/access/actor'
import { signInPath } from '@/lib/web/safe-path'

/** Who looks at this page, or null; read once however many parts of the page ask. */
export const readPageSession: () => Promise<SignedIn | null> = cache(readSession)

/** Who looks at this page. Sends everybody else to the sign-in page, which leads back to `path`, the page's own address. */
export async function requirePageSession(path: string): Promise<SignedIn> {
  return (await readPageSession()) ?? redirect(signInPath(path))
}

/** The actor of this page in the open workspace. A member of no workspace is sent to the own account, which says so. */
export async function requirePageActor(path: string): Promise<Actor> {
  const signedIn = await requirePageSession(path)
  if (signedIn.workspaceId === null) redirect('/account')
  return actorFor(signedIn)
}

/** The actor of this page, or null for somebody who is not signed in or belongs to no workspace; for what stands around pages. */
export async function readPageActor(): Promise<Actor | null> {
  const signedIn = await readPageSession()
  return signedIn === null || signedIn.workspaceId === null ? null : actorFor(signedIn)
}
