'use client'

import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { RoomActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SkeletonRows } from '@/components/ui/skeleton'
import { sendCommand } from '@/lib/live/client/command-sender'
import { Room } from '@/lib/live/client/room'
import type { RoomDoors, RoomStart } from '@/lib/live/client/room-store'

interface LiveRoomProps {
  /** The rows that the page came with; null when there are so many that the browser fetches them behind the shell. */
  start: RoomStart | null
  /** Where the room is read from, at first or anew. */
  reloadFrom: string
  children: ReactNode
}

/** A live room over the commands handler: everything inside reads its rows and acts in it. */
export function LiveRoom({ start, reloadFrom, children }: LiveRoomProps) {
  const [fetched, setFetched] = useState<RoomStart | 'failed' | null>(null)
  const read = useCallback(() => {
    setFetched(null)
    fetchRoom(reloadFrom).then(setFetched, () => setFetched('failed'))
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
    send: sendCommand,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    reload: () => fetchRoom(reloadFrom),
  }
  return (
    <Room start={room} doors={doors}>
      <RoomActions>{children}</RoomActions>
    </Room>
  )
}

async function fetchRoom(address: string): Promise<RoomStart> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`Reading the room failed with ${response.status}.`)
  // Our own server's snapshot, of the type that pages are rendered with.
  return (await response.json()) as RoomStart
}
