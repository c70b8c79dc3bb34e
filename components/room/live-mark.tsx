'use client'

import { joinClasses } from '@/components/ui/class-names'
import { useRoomView } from '@/lib/live/client/room'

const WORDS = {
  connecting: 'Connecting…',
  live: 'Live',
  offline: 'No connection. What you write is kept and sent when it is back.',
  gone: 'Your access to this page has ended.',
} as const

const LOST_LOOK = 'fixed z-40 rounded-md bg-raised px-3 py-2 text-ink shadow-pop max-sm:inset-x-3 max-sm:top-3 sm:bottom-5 sm:left-5'

/** Whether the page is true at this moment, and how much of one's own the server has not confirmed. */
export function LiveMark() {
  const { state, unconfirmed } = useRoomView()
  const words = unconfirmed > 0 && state === 'live' ? 'Saving…' : WORDS[state]
  const isLost = state === 'offline' || state === 'gone'
  return (
    // Keeps its place in the line when the words go to the edge of the screen, where they are seen from every part of a long page.
    <div className="min-h-4.5 print:hidden">
      <p role="status" className={joinClasses('flex items-center gap-1.5 text-xs', isLost ? LOST_LOOK : 'text-muted')}>
        <span
          aria-hidden
          className={joinClasses('size-1.5 shrink-0 rounded-full', state === 'live' ? 'bg-accent' : state === 'connecting' ? 'bg-edge' : 'bg-danger')}
        />
        <span>
          {words}
          {unconfirmed > 0 && state === 'offline' ? ` ${unconfirmed} ${unconfirmed === 1 ? 'change waits' : 'changes wait'}.` : ''}
        </span>
      </p>
    </div>
  )
}
