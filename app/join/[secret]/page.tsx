import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import { WHO_SEES, WHO_SEES_SCORES } from '@/components/workshop/card-words'
import { listOwnWorkspaces } from '@/lib/auth/account'
import { followGuestSecret, type GuestLinkTarget } from '@/lib/auth/guest-link'
import { AppError } from '@/lib/kernel/errors'
import { CLOSED_LINK } from '@/lib/services/workshop/enter-as-guest'
import { readGuestDoor } from '@/lib/services/workshop/read-guest-door'
import { readPageGuest, refuseManyTries } from '@/lib/web/guest-door'
import { readPageSession } from '@/lib/web/page-actor'
import { GatePage } from '../../sign-in/gate-page'
import { ResumeSession } from '../../sign-in/resume-session'
import { GoAsMember, GuestNameForm } from './join-guest-forms'

// The address holds a secret: no search engine keeps it, and no other page hears of it.
export const metadata: Metadata = { title: 'Join a meeting', robots: { index: false }, referrer: 'no-referrer' }

export default async function JoinPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params
  const target = await followCounted(secret)
  if (target === 'too-many') return <Closed title="Too many people come in at once." remedy="Wait a minute, then open the link again." />
  const [guest, door] = await Promise.all([readPageGuest(), target && readGuestDoor(target)])
  // Whoever is inside comes back by the same link, also when nobody new is let in.
  if (guest?.standing === 'inside' && (!target || guest.workshopId === target.workshopId)) redirect('/guest')
  if (!target || !door) return <Closed {...CLOSED_LINK} />
  const path = `/registers/${encodeURIComponent(door.registerCode)}/workshops/${target.workshopId}`
  return (
    <GatePage title={door.scene} description={`A pre-mortem, “${door.title}”. You join as a guest: you write and score in this meeting, and see nothing else.`}>
      <MemberWay secret={secret} target={target} path={path}>
        <GuestNameForm secret={secret} />
        <dl className="grid gap-2 text-sm text-muted">
          <WhoSees what="Who sees your cards">{WHO_SEES[door.authorship]}</WhoSees>
          <WhoSees what="Who sees your scores">{WHO_SEES_SCORES[door.scoring]}</WhoSees>
        </dl>
      </MemberWay>
    </GatePage>
  )
}

function WhoSees({ what, children }: { what: string; children: string }) {
  return (
    <div>
      <dt className="font-medium text-ink">{what}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Closed({ title, remedy }: { title: string; remedy: string }) {
  return (
    <GatePage title="Join a meeting">
      <Notice tone="warning" title={title}>
        {remedy}
      </Notice>
    </GatePage>
  )
}

interface MemberWayProps {
  secret: string
  target: GuestLinkTarget
  path: string
  children: ReactNode
}

/** Members are led to the workshop's own page; everybody else comes in by name. */
async function MemberWay({ secret, target, path, children }: MemberWayProps) {
  const signedIn = await readPageSession()
  if (!signedIn) {
    return (
      <>
        <ResumeSession />
        {children}
      </>
    )
  }
  if (signedIn.workspaceId === target.workspaceId) redirect(path)
  const isMember = (await listOwnWorkspaces(signedIn)).some(({ workspaceId }) => workspaceId === target.workspaceId)
  return isMember ? <GoAsMember secret={secret} path={path} /> : children
}

async function followCounted(secret: string): Promise<GuestLinkTarget | null | 'too-many'> {
  try {
    await refuseManyTries(secret)
  } catch (error) {
    if (error instanceof AppError) return 'too-many'
    throw error
  }
  return followGuestSecret(secret)
}
