'use client'

import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { RoomActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SkeletonRows } from '@/components/ui/skeleton'
import { commandHands } from '@/lib/live/client/command-hands'
import { readChanges, readRoom, readTexts } from '@/lib/live/client/read-room'
import { waitFor } from '@/lib/live/client/retry-pause'
import { Room } from '@/lib/live/client/room'
import type { RoomDoors, RoomStart } from '@/lib/live/client/room-doors'

interface LiveRoomProps {
  /** The rows that the page came with; null when there are so many that the browser fetches them behind the shell. */
  start: RoomStart | null
  /** Where the room is read from, at first or anew. */
  reloadFrom: string
  /** The register whose failure modes are read when they are seen; absent where a room is always whole. */
  textsFrom?: string
  children: ReactNode
}

/** A live room over the commands handler: everything inside reads its rows and acts in it. */
export function LiveRoom({ start, reloadFrom, textsFrom, children }: LiveRoomProps) {
  const [fetched, setFetched] = useState<RoomStart | 'failed' | null>(null)
  const read = useCallback(() => {
    setFetched(null)
    readRoom(reloadFrom, 'fitting').then(setFetched, () => setFetched('failed'))
  }, [reloadFrom])
  useEffect(() => {
    if (start === null) read()
  }, [start, read])
  const room = start ?? fetched
  if (room === null) {
    return (
      <div className="pt-10">
        <SkeletonRows rows={14} label="Reading the register" />
      </div>
    )
  }
  if (room === 'failed') {
    return (
      <div className="pt-10">
        <Notice tone="error" live title="The register could not be read." actions={<Button onClick={read}>Try again</Button>}>
          Nothing of it is lost; the connection or the server may be gone for a moment.
        </Notice>
      </div>
    )
  }
  const doors: RoomDoors = {
    send: async (envelope) => (await commandHands.load()).sendCommand(envelope),
    wait: waitFor,
    reload: (extent) => readRoom(reloadFrom, textsFrom ? extent : 'whole'),
    readTexts: textsFrom ? (ids) => readTexts(textsFrom, ids) : undefined,
    readChanges,
  }
  return (
    <Room start={room} doors={doors}>
      <RoomActions>{children}</RoomActions>
    </Room>
  )
}
