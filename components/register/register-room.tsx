'use client'

import { useSearchParams, useSelectedLayoutSegment } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { LiveRoom } from '@/components/room/live-room'
import { fittingRoomAddress } from '@/lib/live/client/read-room'
import type { RoomStart } from '@/lib/live/client/room-doors'

interface RegisterRoomProps {
  /** The room, or the first lines of a large one. */
  start: RoomStart
  /** Address of the register in the API. */
  address: string
  /** The workshop whose room this is: it holds that one's own rows beside those of the register. */
  workshopId?: string
  children: ReactNode
}

/** Keys of a worksheet's address under which its first lines are others than those of the document. */
const OTHER_LINES = ['f', 'q', 'sort', 'group', 'peek']

/** The live room of a register. The first lines of a large one are enough to begin with where they are what the page shows first, and for the matrix, which the server counts. */
export function RegisterRoom({ start, address, workshopId, children }: RegisterRoomProps) {
  const segment = useSelectedLayoutSegment()
  const query = useSearchParams()
  const [{ begin, isWaiting }] = useState(() => {
    const isShown = segment === null && workshopId === undefined && !OTHER_LINES.some((key) => query.has(key))
    const isWhole = start.firstOf === undefined
    return { begin: isWhole || isShown || segment === 'matrix' ? start : null, isWaiting: !isWhole && !isShown }
  })
  const room = `${address}/room${workshopId === undefined ? '' : `?workshop=${workshopId}`}`
  return (
    <>
      {/* A page that waits for the whole room has it on its way before the scripts that ask for it have come. */}
      {isWaiting && <link rel="preload" as="fetch" href={fittingRoomAddress(room)} crossOrigin="anonymous" />}
      <LiveRoom start={begin} reloadFrom={room} textsFrom={address}>
        {children}
      </LiveRoom>
    </>
  )
}
