'use client'

import { useMemo } from 'react'
import { takeInitials } from '@/components/ui/avatar'
import { readLineColumn } from '@/lib/domain/failure-mode/line-place'
import { usePresenceView, type Place } from '@/lib/live/client/presence'
import { useRoomView } from '@/lib/live/client/room'

/** Somebody else who is in the register now. */
export interface PersonPresent {
  membershipId: string
  name: string
  /** Up to two letters; no colour, since colours mean risk here. */
  mark: string
  /** The failure mode and column that they are in, and the line of it where it has lines; null for nowhere in particular. */
  place: (Place & { line: string | null }) | null
}

/** Who else is in the register now, by name. One's own other tabs are oneself and not listed. */
export function usePresence(): PersonPresent[] {
  const { people } = usePresenceView()
  const { rows, reader } = useRoomView()
  return useMemo(
    () =>
      people
        .filter(({ membershipId }) => membershipId !== reader.membershipId)
        .map(({ membershipId, place }) => {
          const name = rows.get('membership', membershipId)?.name ?? 'Somebody'
          return { membershipId, name, mark: takeInitials(name), place: place && { ...place, ...readLineColumn(place.column) } }
        })
        .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.membershipId < b.membershipId ? -1 : 1)),
    [people, rows, reader.membershipId],
  )
}
