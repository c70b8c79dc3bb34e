import type { Metadata } from 'next'
import { PeoplePage } from '@/components/people/people-page'
import { LiveRoom } from '@/components/room/live-room'
import { readMemberStarts } from '@/lib/services/people/read-member-starts'
import { readWorkspaceRoom } from '@/lib/services/register/read-register'
import { requirePageActor } from '@/lib/web/page-actor'
import { invite, withdraw } from './people-actions'

export const metadata: Metadata = { title: 'People and roles' }

export default async function Page() {
  const actor = await requirePageActor('/people')
  const [start, starts] = await Promise.all([readWorkspaceRoom(actor), readMemberStarts(actor)])
  return (
    <LiveRoom start={start} reloadFrom="/api/room">
      <PeoplePage doors={{ invite, withdraw }} starts={starts} />
    </LiveRoom>
  )
}
