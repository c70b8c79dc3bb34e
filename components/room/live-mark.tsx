'use client'

import { useRoomView } from '@/lib/live/client/room'

const WORDS = {
  connecting: 'Connecting…',
  live: 'Live',
  offline: 'No connection. What you write is kept and sent when it is back.',
  gone: 'Your access to this page has ended.',
} as const

/** Whether the page is true at this moment, and how much of one's own the server has not confirmed. */
export function LiveMark() {
  const { state, unconfirmed } = useRoomView()
  const words = unconfirmed > 0 && state === 'live' ? 'Saving…' : WORDS[state]
  return (
    <p role="status" className="flex items-center gap-1.5 text-xs text-muted print:hidden">
      <span
        aria-hidden
        className={`size-1.5 rounded-full ${state === 'live' ? 'bg-accent' : state === 'connecting' ? 'bg-edge' : 'bg-danger'}`}
      />
      {words}
      {unconfirmed > 0 && state === 'offline' ? ` ${unconfirmed} ${unconfirmed === 1 ? 'change waits' : 'changes wait'}.` : ''}
    </p>
  )
}
