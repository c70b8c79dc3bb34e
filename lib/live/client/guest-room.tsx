'use client'

import { useEffect, useState, type ReactNode } from 'react'
import { commandHands } from '@/lib/live/client/command-hands'
import { openPresence, PresenceContext } from '@/lib/live/client/presence'
import { waitFor } from '@/lib/live/client/retry-pause'
import { RoomContext } from '@/lib/live/client/room'
import type { RoomDoors, RoomStart } from '@/lib/live/client/room-doors'
import { RoomStore } from '@/lib/live/client/room-store'
import { GUEST_MESSAGE, MESSAGES } from '@/lib/live/protocol'

const RETRY_MS = [250, 1_000, 3_000, 8_000]

interface GuestRoomProps {
  start: RoomStart
  /** Called when the guest is in the workshop no more; the page then says why. */
  onGone: () => void
  children: ReactNode
}

/**
 * The room of a guest: a table of rows that the server sends whole, kind by kind, in the place of events. Everything inside reads it like any other room, and
 * what a guest does goes through the guests' own door.
 */
export function GuestRoom({ start, onGone, children }: GuestRoomProps) {
  const [table] = useState(() => ({ now: start }))
  const [store] = useState(() => new RoomStore(start, doorsOf(() => table.now)))
  const [presence] = useState(() => openPresence(start.registerId))
  useEffect(
    () =>
      followTable({
        onNews: ({ head, rows }) => {
          table.now = { ...table.now, rows: { ...table.now.rows, ...rows }, heads: { [start.registerId ?? '']: head } }
          void store.reload()
        },
        onState: (state) => store.setState(state),
        onGone,
      }),
    [store, table, start.registerId, onGone],
  )
  return (
    <RoomContext value={store}>
      <PresenceContext value={presence}>{children}</PresenceContext>
    </RoomContext>
  )
}

function doorsOf(read: () => RoomStart): RoomDoors {
  return {
    send: async (envelope) => (await commandHands.load()).sendCommand(envelope, (_, init) => fetch('/api/guest/commands', init)),
    reload: async () => read(),
    wait: waitFor,
  }
}

/** Kinds of row that changed, each whole, and the number of the register's last event that is in them. */
interface TableNews {
  head: number
  rows: RoomStart['rows']
}

interface TableListener {
  onNews(news: TableNews): void
  onState(state: 'connecting' | 'live' | 'offline' | 'gone'): void
  onGone(): void
}

/** Follows the table until the returned function is called; comes back by itself, with some jitter. */
function followTable({ onNews, onState, onGone }: TableListener): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  const stop = () => {
    clearTimeout(timer)
    source?.close()
  }
  const open = () => {
    const opened = new EventSource('/api/guest/events')
    source = opened
    opened.onopen = () => {
      failures = 0
      onState('live')
    }
    opened.onerror = () => {
      opened.close()
      onState('offline')
      const wait = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 8_000
      failures += 1
      timer = setTimeout(() => void comeBack(), wait * (0.5 + Math.random()))
    }
    // What our own server sends is typed where it reads it.
    opened.addEventListener(GUEST_MESSAGE, (message: MessageEvent<string>) => onNews(JSON.parse(message.data) as TableNews))
    opened.addEventListener(MESSAGES.gone, () => {
      stop()
      onState('gone')
      onGone()
    })
  }
  // A stream that is refused says nothing of why; the desk does.
  const comeBack = async () => {
    const status = await fetch('/api/guest/desk', { method: 'GET' }).then((response) => response.status, () => 0)
    if (status === 401 || status === 404) return onGone()
    open()
  }
  open()
  return stop
}
