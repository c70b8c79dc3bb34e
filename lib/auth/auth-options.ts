import type { AuthOptions, CookiesOptions, Session } from 'next-auth'
import credentialsProvider from 'next-auth/providers/credentials'
import { z } from 'zod'
import { authSecret, demonstrationMode, publicOrigin } from '@/lib/auth/gate-settings'
import { findSignedIn, sessionClaims, SESSION_DAYS, type SignedIn } from '@/lib/auth/signed-in'
import { signInToDemonstration, signInWithPassword, type NewSession } from '@/lib/auth/sign-in'
import { readNetwork, SignInThrottle } from '@/lib/auth/throttle'
import { withIdentityScope } from '@/lib/data/identity-scope'
import { revokeSessions } from '@/lib/data/sessions'
import { AppError } from '@/lib/kernel/errors'

declare module 'next-auth' {
  interface User {
    sessionId: string
  }
  interface Session {
    signedIn: SignedIn | null
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    personId?: string
    sessionId?: string
  }
}

export interface GateSettings {
  secret: string
  /** Scheme, host and port of our pages. */
  origin: string
  isDemo: boolean
}

/** How long the session's cookie is kept, in seconds. */
export const MAX_AGE_SECONDS = SESSION_DAYS * 86_400

/** How next-auth works here: who may sign in, what the cookie holds, and that the session row has the last word. */
export function makeAuthOptions(settings: GateSettings = currentSettings()): AuthOptions {
  return {
    secret: settings.secret,
    session: { strategy: 'jwt', maxAge: MAX_AGE_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/account' },
    useSecureCookies: isSecure(settings.origin),
    cookies: describeCookies(settings.origin),
    providers: [passwordProvider(settings), ...(settings.isDemo ? [demonstrationProvider(settings)] : [])],
    callbacks: {
      jwt: ({ token, user }) => (user ? { personId: user.id, sessionId: user.sessionId } : token),
      // The token alone proves nothing: whoever reads a session meets the row.
      session: async ({ session, token }): Promise<Session> => ({ expires: session.expires, signedIn: await findSignedIn(token) }),
    },
    events: { signOut: async ({ token }) => endSession(token) },
    // An old or foreign cookie is no event worth a line, and the rest of what next-auth would log may hold what was typed.
    logger: { error: (code) => (code === 'JWT_SESSION_ERROR' ? undefined : console.error(`sign-in: ${code}`)), warn: () => undefined, debug: () => undefined },
  }
}

function currentSettings(): GateSettings {
  return { secret: authSecret(), origin: publicOrigin(), isDemo: demonstrationMode().isOn }
}

function isSecure(origin: string): boolean {
  return origin.startsWith('https:')
}

/** Cookies that no script reads and no other site sends; `__Host-` ties them to this very host where there is TLS. */
export function describeCookie(name: string, origin: string) {
  const secure = isSecure(origin)
  return { name: `${secure ? '__Host-' : ''}eyes-open.${name}`, options: { httpOnly: true, sameSite: 'strict', path: '/', secure } as const }
}

/** Name and attributes of the session's cookie for an address such as https://risks.example.org. */
export function sessionCookie(origin: string) {
  return describeCookie('session', origin)
}

function describeCookies(origin: string): Partial<CookiesOptions> {
  return { sessionToken: sessionCookie(origin), csrfToken: describeCookie('csrf', origin), callbackUrl: describeCookie('callback', origin) }
}

function passwordProvider({ secret, isDemo }: GateSettings) {
  return credentialsProvider({
    id: 'password',
    name: 'E-mail and password',
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    authorize: (credentials, request) =>
      answerProvider(() => signInWithPassword(credentials, readOrigin(request.headers), { throttle: new SignInThrottle(secret), isDemo })),
  })
}

function demonstrationProvider({ isDemo }: GateSettings) {
  return credentialsProvider({
    id: 'demonstration',
    name: 'Demonstration',
    credentials: { email: { type: 'email' } },
    authorize: (credentials, request) => answerProvider(() => signInToDemonstration(credentials, readOrigin(request.headers), isDemo)),
  })
}

const headersSchema = z.object({ 'x-forwarded-for': z.string().optional(), 'user-agent': z.string().optional() })

/** Where an attempt comes from. */
function readOrigin(headers: unknown): { network: string; userAgent: string | null } {
  const found = headersSchema.safeParse(headers).data
  return { network: readNetwork(found?.['x-forwarded-for']), userAgent: found?.['user-agent'] ?? null }
}

/** next-auth shows the message of whatever is thrown to the browser: ours are meant for people, any other becomes one word. */
async function answerProvider(work: () => Promise<NewSession>) {
  try {
    const { personId, sessionId } = await work()
    return { id: personId, sessionId }
  } catch (error) {
    if (error instanceof AppError) throw new Error(error.message)
    console.error(`sign-in: ${error instanceof Error ? (error.stack ?? '').split('\n').slice(1).join('\n') : 'unknown'}`)
    throw new Error('Signing in does not work at the moment. Nothing was changed. Try again.')
  }
}

async function endSession(token: unknown): Promise<void> {
  const claims = sessionClaims.safeParse(token)
  if (!claims.success) return
  const { personId, sessionId } = claims.data
  await withIdentityScope(personId, (scope) => revokeSessions(scope, sessionId))
}
