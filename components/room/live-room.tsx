'use client'

import type { ReactNode } from 'react'
import { RoomActions } from '@/components/room/room-actions'
import { sendCommand } from '@/lib/live/client/command-sender'
import { Room } from '@/lib/live/client/room'
import type { RoomDoors, RoomStart } from '@/lib/live/client/room-store'

/** A live room over the commands handler: everything inside reads its rows and acts in it. */
export function LiveRoom({ start, reloadFrom, children }: { start: RoomStart; reloadFrom: string; children: ReactNode }) {
  const doors: RoomDoors = {
    send: sendCommand,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    async reload() {
      const response = await fetch(reloadFrom)
      if (!response.ok) throw new Error(`Reading the room again failed with ${response.status}.`)
      // Our own server's snapshot, of the type that the page was rendered with.
      return (await response.json()) as RoomStart
    },
  }
  return (
    <Room start={start} doors={doors}>
      <RoomActions>{children}</RoomActions>
    </Room>
  )
}
