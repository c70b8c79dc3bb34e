import { getSession, signIn } from 'next-auth/react'
import type { FormProblem } from './use-form'

const UNREACHABLE = 'Eyes Open cannot be reached. What you typed is still here: try again in a moment.'
const NO_COOKIES = 'Your browser keeps no cookies for this site, and without one nobody can stay signed in. Allow them and try again.'

/** Signs in and goes on to a path of ours, with a fresh page. Returns what went wrong, or null while the browser is on its way. */
export async function startSession(
  provider: 'password' | 'demonstration',
  credentials: { email: string; password?: string },
  next: string,
): Promise<FormProblem | null> {
  try {
    const answer = await signIn(provider, { ...credentials, redirect: false })
    const words = answer?.error ?? (answer?.url?.includes('csrf=true') ? NO_COOKIES : null)
    if (words !== null || !answer?.ok) return { message: words ?? UNREACHABLE, problems: [] }
    window.location.assign(next)
    return null
  } catch {
    return { message: UNREACHABLE, problems: [] }
  }
}

/** True when this browser is signed in after all. A strict cookie is not sent with a link from elsewhere, so the server could not see it. */
export async function isSignedInAfterAll(): Promise<boolean> {
  const session = await getSession().catch(() => null)
  return Boolean(session && 'signedIn' in session && session.signedIn)
}
