'use client'

import Link from 'next/link'
import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { isFreeKey } from '@/components/palette/single-key'
import { useRegisterRow } from '@/components/register/use-register'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import { useToast } from '@/components/ui/toast'
import { workshopPath } from '@/components/workshop/use-workshop'
import type { RowSet } from '@/lib/domain/row/row-set'
import type { WorkshopRow } from '@/lib/domain/workshop/workshop-rows'
import { useRoomView } from '@/lib/live/client/room'

/** The key that leads back to the meeting. */
const MEETING_KEY = 'b'

/** On every page of a register in which somebody takes part in a meeting: where it is, and the way back, by a press or a key. */
export function MeetingBar() {
  const { rows, reader } = useRoomView()
  const register = useRegisterRow()
  const router = useRouter()
  const path = usePathname()
  const workshop = reader.membershipId === null ? undefined : meetingOf(rows, reader.membershipId)
  const address = workshop && workshopPath(register.code, workshop.id)
  const isElsewhere = address !== undefined && !path.startsWith(address)
  useLeadNews(workshop)
  useEffect(() => {
    if (!isElsewhere) return
    const onKey = (event: KeyboardEvent) => {
      if (!isFreeKey(event, [MEETING_KEY])) return
      event.preventDefault()
      router.push(address)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isElsewhere, address, router])
  if (!workshop || !isElsewhere) return null
  return (
    <aside aria-label="Meeting" className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1 border-l-2 border-accent bg-accent-soft px-3.5 py-1.5 text-base print:hidden projector:hidden">
      <span className="min-w-0 flex-1 wrap-anywhere">
        The meeting is at <strong className="font-medium">{rows.get('workshop-phase', workshop.phaseId)?.title}</strong>
      </span>
      <Link href={address} className="inline-flex items-center gap-2 pointer-coarse:min-h-11">
        Back to the meeting <Icon name="arrow-right" size={14} />
        <span className="max-sm:hidden pointer-coarse:hidden">
          <Kbd keys={['B']} />
        </span>
      </Link>
    </aside>
  )
}

/** The meeting of this register that goes on and in which a member takes part; of several the one opened last. */
function meetingOf(rows: RowSet, membershipId: string): WorkshopRow | undefined {
  const isIn = new Set(rows.where('participant', 'membershipId', membershipId).flatMap(({ workshopId, removedAt }) => (removedAt === null ? [workshopId] : [])))
  const open = rows.all('workshop').filter(({ id, endedAt }) => endedAt === null && isIn.has(id))
  return open.sort((a, b) => (a.id < b.id ? 1 : -1))[0]
}

/** Tells everybody who takes part, wherever they look, that somebody else has the lead. */
function useLeadNews(workshop: WorkshopRow | undefined): void {
  const { rows, reader } = useRoomView()
  const toast = useToast()
  const known = useRef<{ id?: string; leader?: string }>({})
  const { id, facilitatorId } = workshop ?? {}
  const name = facilitatorId && rows.get('membership', facilitatorId)?.name
  useEffect(() => {
    const before = known.current
    known.current = { id, leader: facilitatorId }
    if (before.id !== id || !facilitatorId || before.leader === facilitatorId) return
    toast.show({ message: facilitatorId === reader.membershipId ? 'You lead the workshop now.' : `${name ?? 'Somebody else'} leads the workshop now.` })
  }, [id, facilitatorId, name, reader.membershipId, toast])
}
