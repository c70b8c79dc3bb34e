'use client'

import { useMemo } from 'react'
import { usePresenceView } from '@/lib/live/client/presence'
import { useRoomView } from '@/lib/live/client/room'
import { GUEST } from '@/lib/domain/access/roles'
import { participantsOf } from '@/lib/domain/workshop/board'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { isReadyFor } from '@/lib/domain/workshop/workshop-standing'

/** Somebody in a workshop: what they are in it, whether they are connected, and whether they are ready to go on. */
export interface PersonInMeeting {
  membershipId: string
  name: string
  part: 'facilitator' | 'co-facilitator' | 'participant' | 'watcher'
  isHere: boolean
  isReady: boolean
  isSelf: boolean
  isGuest: boolean
}

/** Who is in the workshop: those who joined in the order of joining, then who is on this register's pages and only watches. */
export function usePeople(): PersonInMeeting[] {
  const { workshop, phase, isGuest } = useWorkshop()
  const { rows, reader } = useRoomView()
  const { people } = usePresenceView()
  return useMemo(() => {
    const here = new Set(people.map(({ membershipId }) => membershipId))
    const leading = new Set(rows.where('co-facilitator', 'workshopId', workshop.id).flatMap((one) => (one.deletedAt === null ? [one.membershipId] : [])))
    const joined = participantsOf(rows, workshop.id)
    const isIn = new Set(joined.map(({ membershipId }) => membershipId))
    const person = (membershipId: string, isReady: boolean): PersonInMeeting[] => {
      const member = rows.get('membership', membershipId)
      if (!member) return []
      const isSelf = membershipId === reader.membershipId
      const others = leading.has(membershipId) ? 'co-facilitator' : isIn.has(membershipId) ? 'participant' : 'watcher'
      const part = membershipId === workshop.facilitatorId ? 'facilitator' : others
      const guest = member.roles.includes(GUEST)
      // A guest's connection is told to nobody, and nobody's to a guest.
      return [{ membershipId, name: member.name, part, isHere: isSelf || guest || isGuest || here.has(membershipId), isReady, isSelf, isGuest: guest }]
    }
    const absent = [...new Set([workshop.facilitatorId, ...leading])].filter((id) => !isIn.has(id))
    const watching = [...here].filter((id) => !isIn.has(id) && !absent.includes(id))
    return [...joined.flatMap((one) => person(one.membershipId, isReadyFor(one, phase))), ...[...absent, ...watching].flatMap((id) => person(id, false))]
  }, [workshop, phase, isGuest, rows, reader.membershipId, people])
}
