import { encode } from 'next-auth/jwt'
import { cookies, headers } from 'next/headers'
import { describeCookie, MAX_AGE_SECONDS, sessionCookie } from '@/lib/auth/auth-options'
import { authSecret, publicOrigin } from '@/lib/auth/gate-settings'
import type { Departure } from '@/lib/auth/oidc/begin-oidc'
import { finishOidc, type Arrival } from '@/lib/auth/oidc/finish-oidc'
import { claimAccount } from '@/lib/auth/oidc/linked-login'
import { oidcGate, requireOidcGate } from '@/lib/auth/oidc/oidc-gate'
import { openCookie, PROOF_SECONDS, REQUEST_SECONDS, sealCookie, type WaitingProof } from '@/lib/auth/oidc/sealed-cookie'
import { readSession } from '@/lib/auth/session'
import type { NewSession } from '@/lib/auth/sign-in'
import { readNetwork } from '@/lib/auth/throttle'
import { AppError } from '@/lib/kernel/errors'
import { HOME_PATH } from '@/lib/web/safe-path'
import { RequestLimit } from '@/lib/web/request-limit'

/** What the page of the return does next. */
export type ReturnStep =
  | { kind: 'go'; next: string }
  | { kind: 'claim'; email: string }
  | { kind: 'refused'; message: string; hint: string | null; back: string }

// Each trip costs the provider requests. An office sits behind one address.
const trips = new RequestLimit(120)

/** Sets a browser on its way to the provider and returns the address there. Only in a server action. Throws AppError `limit` after too many. */
export async function leaveForProvider(begin: () => Promise<Departure>): Promise<string> {
  await refuseHaste()
  const { url, cookie } = await begin()
  await keep('oidc', cookie, REQUEST_SECONDS)
  return url
}

/** Ends a trip with the query that the provider sent the browser back with. Only in a server action. */
export async function returnFromProvider(query: string): Promise<ReturnStep> {
  const gate = requireOidcGate()
  const cookie = await readCookie('oidc')
  const back = (await openCookie('request', cookie, gate.secret))?.purpose.next ?? HOME_PATH
  try {
    await refuseHaste()
    const userAgent = (await headers()).get('user-agent')
    return await settle(await finishOidc(gate, { cookie, query, signedIn: await readSession(), userAgent }))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { kind: 'refused', message: error.message, hint: error.problems[0]?.hint ?? null, back }
  }
}

async function settle(arrival: Arrival): Promise<ReturnStep> {
  switch (arrival.kind) {
    case 'claim':
      await keep('oidc', await sealCookie('claim', arrival.claim, authSecret(), REQUEST_SECONDS), REQUEST_SECONDS)
      return { kind: 'claim', email: arrival.claim.email }
    case 'proved':
      await keep('proof', await sealCookie('proof', arrival.proof, authSecret(), PROOF_SECONDS), PROOF_SECONDS)
      break
    case 'signed-in':
      await keepSession(arrival.session)
      break
    case 'linked':
      break
  }
  await keep('oidc', '', 0)
  return { kind: 'go', next: arrival.next }
}

/** Opens the account that a claim is about with its password. Only in a server action. Returns the path to go on to. */
export async function settleClaim(password: string, network: string): Promise<string> {
  const userAgent = (await headers()).get('user-agent')
  const { session, next } = await claimAccount(requireOidcGate(), await readCookie('oidc'), { password, network, userAgent })
  await keepSession(session)
  await keep('oidc', '', 0)
  return next
}

/** The fresh proof of identity that waits in this browser for the one thing that it names, or null. */
export async function readWaitingProof(): Promise<WaitingProof | null> {
  return openCookie('proof', await readCookie('proof'), authSecret())
}

/** Forgets the proof that waits in this browser. Only in a server action. */
export async function forgetWaitingProof(): Promise<void> {
  await keep('proof', '', 0)
}

/** Where the browser goes to sign out at the provider too: null where it did not come in by it, or the provider has no such place. Only in a server action. */
export async function leaveProviderToo(): Promise<string | null> {
  if ((await readCookie('by')) === undefined) return null
  await keep('by', '', 0)
  return (await oidcGate()?.client.endSessionUrl(`${publicOrigin()}/sign-in`)) ?? null
}

/** The same cookie that signing in with a password sets, and one that remembers by which way it was. */
async function keepSession({ personId, sessionId }: NewSession): Promise<void> {
  const { name, options } = sessionCookie(publicOrigin())
  const value = await encode({ token: { personId, sessionId }, secret: authSecret(), maxAge: MAX_AGE_SECONDS })
  const jar = await cookies()
  jar.set({ name, value, ...options, maxAge: MAX_AGE_SECONDS })
  await keep('by', 'provider', MAX_AGE_SECONDS)
}

type Kept = 'oidc' | 'proof' | 'by'

async function keep(what: Kept, value: string, maxAge: number): Promise<void> {
  const { name, options } = describeCookie(what, publicOrigin())
  const jar = await cookies()
  jar.set({ name, value, ...options, maxAge })
}

async function readCookie(what: Kept): Promise<string | undefined> {
  return (await cookies()).get(describeCookie(what, publicOrigin()).name)?.value || undefined
}

async function refuseHaste(): Promise<void> {
  if (trips.allows(readNetwork((await headers()).get('x-forwarded-for')), Date.now())) return
  const message = 'Too many people sign in at once.'
  throw new AppError('limit', message, [{ path: '', message, hint: 'Wait a minute, then begin again.' }])
}
