import type { Metadata } from 'next'
import { GuestMeeting } from '@/components/guest/guest-meeting'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { guestActor, type KnownGuest } from '@/lib/auth/guest-session'
import { readGuestRoom, type GuestRoom } from '@/lib/services/workshop/read-guest-room'
import { AppError } from '@/lib/kernel/errors'
import { readPageGuest } from '@/lib/web/guest-door'
import { GatePage } from '../sign-in/gate-page'
import { leaveMeeting } from './guest-actions'

export const metadata: Metadata = { title: 'Meeting', robots: { index: false }, referrer: 'no-referrer' }

/** What to say to somebody who is in no meeting, or is no longer. */
const WORDS = {
  nowhere: { title: 'You are in no meeting.', remedy: 'Open the link or scan the code that whoever runs it shows you.' },
  left: { title: 'You have left the meeting.', remedy: 'What you wrote stays. The link lets you in again, under another name, as long as it is open.' },
  removed: { title: 'You were removed from this meeting.', remedy: 'What you wrote stays. If you think that this is a mistake, ask whoever runs it to let you back in.' },
  ended: { title: 'This meeting has ended.', remedy: 'What was found stays in its register. To go on with it, ask to be invited: accept the invitation in this browser, and what you wrote and scored is yours.' },
  member: { title: 'You are a member now.', remedy: 'What you wrote and scored here is yours. Sign in to go on.' },
} as const

export default async function GuestPage() {
  const guest = await readPageGuest()
  const room = guest?.standing === 'inside' ? await readRoomOf(guest) : null
  if (room) return <GuestMeeting start={room} workshopId={room.workshopId} leave={leaveMeeting} />
  const standing = guest && guest.standing !== 'inside' ? guest.standing : 'nowhere'
  return (
    <GatePage title="Meeting">
      <Notice title={WORDS[standing].title} actions={standing === 'member' ? <ButtonLink href="/">Go on</ButtonLink> : undefined}>
        {WORDS[standing].remedy}
      </Notice>
    </GatePage>
  )
}

/** The room of a guest; null for one who was inside a moment ago. */
async function readRoomOf(guest: KnownGuest): Promise<GuestRoom | null> {
  try {
    return await readGuestRoom(guestActor(guest))
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null
    throw error
  }
}
