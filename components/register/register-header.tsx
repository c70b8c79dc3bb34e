'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { useOfferActions } from '@/components/palette/palette-context'
import { useRegisterActions } from '@/components/register/use-register-actions'
import { useRegisterRow } from '@/components/register/use-register'
import { LiveMark } from '@/components/room/live-mark'
import { PresenceRow } from '@/components/room/presence-row'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { SkeletonRows } from '@/components/ui/skeleton'
import { Tabs } from '@/components/ui/tabs'
import { MeetingBar } from '@/components/workshop/meeting-bar'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

/** Head of the pages of a register: what it is, how it stands, its views. */
export function RegisterHeader({ children }: { children: ReactNode }) {
  const register = useRegisterRow()
  const { firstOf } = useRoomStore()
  const { rows } = useRoomView()
  const path = usePathname()
  const base = `/registers/${encodeURIComponent(register.code)}`
  const count = rows.all('failure-mode').filter((row) => row.deletedAt === null).length
  const tabs = [
    { href: base, label: 'Worksheet', count: firstOf ?? count },
    { href: `${base}/matrix`, label: 'Matrix' },
    { href: `${base}/coverage`, label: 'Coverage' },
    { href: `${base}/policy-lab`, label: 'Policy lab' },
    { href: `${base}/workshops`, label: 'Workshops' },
    { href: `${base}/document`, label: 'Document' },
    { href: `${base}/baselines`, label: 'Baselines' },
    { href: `${base}/history`, label: 'History' },
  ]
  useOfferActions(useRegisterActions(register.code, tabs))
  const isView = tabs.some((tab) => tab.href === path)
  // Only the worksheet knows how to show the first lines alone, and the matrix comes counted.
  const shown = firstOf === null || path === base || path === `${base}/matrix` ? children : <SkeletonRows rows={14} label="Reading the register" />
  if (!isView) {
    return (
      <>
        <MeetingBar />
        {shown}
      </>
    )
  }
  return (
    <>
      <MeetingBar />
      <PageHeader
        compact
        code={register.code}
        title={register.title}
        facts={
          <>
            <Badge tone={register.state === 'active' ? 'strong' : 'neutral'}>{register.state}</Badge>
            {register.version && <span>Version {register.version}</span>}
            {register.status && <Fact text={register.status} />}
            {register.scope && <Fact text={register.scope} />}
          </>
        }
        standing={
          <>
            <LiveMark />
            <PresenceRow />
          </>
        }
        actions={
          <ButtonLink href={`${base}/export`} prefetch={false} icon="download" size="small" variant="quiet">
            Export
          </ButtonLink>
        }
      />
      <Tabs label="Views of the register" tabs={tabs} current={path} />
      <div className="pt-3">{shown}</div>
    </>
  )
}

/** What may be long; on the document's page it stands in full. */
function Fact({ text }: { text: string }) {
  return (
    <span title={text} className="max-w-80 min-w-0 truncate max-sm:hidden lg:shrink!">
      {text}
    </span>
  )
}
