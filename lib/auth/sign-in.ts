import { z } from 'zod'
import { DEMONSTRATION_SLUG, isDemonstrationPassword } from '@/lib/auth/demonstration-people'
import { hashPassword, isOutdatedHash, verifyPassword } from '@/lib/auth/password-hash'
import { PASSWORD_MAX } from '@/lib/auth/password-rule'
import { beginSession } from '@/lib/auth/signed-in'
import type { SignInThrottle } from '@/lib/auth/throttle'
import { findCredential, listOwnMemberships, storePasswordHash } from '@/lib/data/identity'
import { withIdentityScope } from '@/lib/data/identity-scope'
import { AppError } from '@/lib/kernel/errors'

export interface NewSession {
  personId: string
  sessionId: string
}

/** Where an attempt comes from. */
export interface AttemptOrigin {
  network: string
  userAgent: string | null
}

const emailField = z.string().max(254).transform((text) => text.trim().toLowerCase())
const passwordCredentials = z.object({ email: emailField, password: z.string().min(1).max(PASSWORD_MAX) })
const demonstrationCredentials = z.object({ email: emailField })

/**
 * Signs a person in with address and password. Throws AppError `unauthenticated`, in the same words and after the same work whether the
 * address or the password is wrong, and `limit` after too many attempts.
 */
export async function signInWithPassword(
  credentials: unknown,
  origin: AttemptOrigin,
  { throttle, isDemo }: { throttle: SignInThrottle; isDemo: boolean },
): Promise<NewSession> {
  const parsed = passwordCredentials.safeParse(credentials)
  if (!parsed.success) refuseSignIn()
  const { email, password } = parsed.data
  const attempt = { email, network: origin.network }
  await throttle.enter(attempt)
  const personId = await provePassword(email, password)
  // The demonstration's passwords stand on its sign-in page; where it is off, nobody may come in with what everybody can read.
  if (personId === null || (!isDemo && isDemonstrationPassword(email, password))) {
    await throttle.blame(attempt)
    refuseSignIn()
  }
  await throttle.forgive(attempt)
  return { personId, sessionId: await beginSession(personId, origin.userAgent) }
}

/** The person whose address and password these are, or null. Makes the hash anew when the parameters have changed since. */
export async function provePassword(email: string, password: string): Promise<string | null> {
  const credential = await findCredential(email)
  const hash = credential?.passwordHash ?? null
  if (!(await verifyPassword(hash, password)) || credential === null || hash === null) return null
  if (isOutdatedHash(hash)) {
    const renewed = await hashPassword(password)
    await withIdentityScope(credential.personId, (scope) => storePasswordHash(scope, renewed))
  }
  return credential.personId
}

/** Signs a member of the demonstration workspace in without a password. Throws AppError `forbidden` where the demonstration is off. */
export async function signInToDemonstration(credentials: unknown, origin: AttemptOrigin, isDemo: boolean): Promise<NewSession> {
  const parsed = demonstrationCredentials.safeParse(credentials)
  if (!isDemo) throw new AppError('forbidden', 'The demonstration is off here. Sign in with a password.')
  const credential = parsed.success ? await findCredential(parsed.data.email) : null
  const own = credential ? await withIdentityScope(credential.personId, listOwnMemberships) : []
  if (!credential || !own.some(({ slug }) => slug === DEMONSTRATION_SLUG)) {
    throw new AppError('forbidden', 'This person does not belong to the demonstration.')
  }
  return { personId: credential.personId, sessionId: await beginSession(credential.personId, origin.userAgent) }
}

function refuseSignIn(): never {
  throw new AppError('unauthenticated', 'E-mail and password do not belong together.')
}
