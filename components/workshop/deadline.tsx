'use client'

import { useSyncExternalStore } from 'react'
import { describeInstant } from '@/components/ui/age-words'
import { useIsOver } from '@/components/workshop/use-is-over'

/** Until when ballots are taken, by the reader's own clock, or that the time is over; it changes by itself at that moment. */
export function Deadline({ at }: { at: string }) {
  const isOver = useIsOver(at)
  // The server does not know where its readers are, so it says the moment in UTC.
  const words = useSyncExternalStore(subscribeToNothing, () => inLocalTime(at), () => describeInstant(at))
  return (
    <span className={isOver ? 'font-medium text-warning' : undefined}>
      {isOver ? 'The deadline is over: ballots were taken until ' : 'Ballots are taken until '}
      <time dateTime={at} title={describeInstant(at)} className="tabular whitespace-nowrap">
        {words}
      </time>
      .
    </span>
  )
}

const subscribeToNothing = () => () => undefined

function inLocalTime(at: string): string {
  return new Date(at).toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
}
