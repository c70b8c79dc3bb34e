'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { publicOrigin } from '@/lib/auth/gate-settings'
import { leaveAsGuest } from '@/lib/auth/guest-session'
import { refuseForeignOrigin } from '@/lib/web/check-origin'
import { forgetGuestToken, readPageGuest } from '@/lib/web/guest-door'

/** Ends the guest's session in this browser. What they wrote stays. */
export async function leaveMeeting(): Promise<void> {
  refuseForeignOrigin('POST', await headers(), publicOrigin())
  const guest = await readPageGuest()
  if (guest) await leaveAsGuest(guest)
  await forgetGuestToken()
  redirect('/guest')
}
