import { cookies, headers } from 'next/headers'
import { revokeSession } from '@/lib/auth/account'
import { sessionCookie } from '@/lib/auth/auth-options'
import { publicOrigin } from '@/lib/auth/gate-settings'
import { readSession } from '@/lib/auth/session'
import { refuseForeignOrigin } from '@/lib/web/check-origin'

/** Ends the session of this request, in the database and in the browser. Only in a server action. Throws AppError `forbidden` for a foreign origin. */
export async function endThisSession(): Promise<void> {
  refuseForeignOrigin('POST', await headers(), publicOrigin())
  const signedIn = await readSession()
  if (signedIn) await revokeSession(signedIn, signedIn.sessionId)
  const { name, options } = sessionCookie(publicOrigin())
  const jar = await cookies()
  jar.set({ name, value: '', ...options, maxAge: 0 })
}
