'use client'

import { useEffect, useState } from 'react'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { joinClasses } from '@/components/ui/class-names'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { printTimeLeft, timeLeft } from '@/lib/domain/workshop/timer'

/** The time that is left. The server keeps it; this draws it by the server's clock, which is `clockAhead` milliseconds before this one. */
export function WorkshopTimer({ clockAhead }: { clockAhead: number }) {
  const { workshop, mayRun } = useWorkshop()
  const isRunning = workshop.timerEndsAt !== null
  const now = useTicking(isRunning) + clockAhead
  const { act } = useActions()
  const left = timeLeft(workshop, now)
  if (left === null) return null
  const isOver = left < 0
  const ask = (verb: string) => void act(`workshop-timer.${verb}`, { workshopId: workshop.id })
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {/* It ticks between the server's drawing and this one, which is no mistake to repair. */}
      <div suppressHydrationWarning role="timer" aria-label="Time left" className={joinClasses('tabular text-3xl font-semibold max-sm:text-2xl projector:text-[4rem] projector:leading-none', isOver ? 'text-danger' : isRunning ? 'text-ink' : 'text-muted')}>
        {printTimeLeft(left)}
        <span suppressHydrationWarning className="ml-2 text-sm font-normal projector:text-lg">{isOver ? 'over' : isRunning ? 'left' : 'not running'}</span>
      </div>
      {mayRun && (
        <div role="group" aria-label="Timer" className="flex gap-2 projector:hidden">
          {isRunning ? <Button onClick={() => ask('pause')}>Pause</Button> : <Button onClick={() => ask('start')} disabled={left <= 0}>Start</Button>}
          <Button onClick={() => ask('extend')}>+1 minute</Button>
        </div>
      )}
    </div>
  )
}

/** The time of this machine in milliseconds, anew four times a second while it runs. */
function useTicking(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!isRunning) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [isRunning])
  return now
}
