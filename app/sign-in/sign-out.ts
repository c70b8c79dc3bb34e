'use server'

import { redirect } from 'next/navigation'
import { endThisSession } from '@/lib/web/end-session'
import { leaveProviderToo } from '@/lib/web/oidc-door'

/** Ends this session and shows the sign-in page, or the provider's page for signing out there for whoever came in by it. */
export async function signOut(): Promise<void> {
  await endThisSession()
  redirect((await leaveProviderToo()) ?? '/sign-in')
}
