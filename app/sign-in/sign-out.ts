'use server'

import { redirect } from 'next/navigation'
import { endThisSession } from '@/lib/web/end-session'

/** Ends this session and shows the sign-in page. */
export async function signOut(): Promise<void> {
  await endThisSession()
  redirect('/sign-in')
}
