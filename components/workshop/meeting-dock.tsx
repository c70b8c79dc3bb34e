'use client'

import { ReadyToggle } from '@/components/workshop/ready-toggle'
import { WorkshopTimer } from '@/components/workshop/workshop-timer'

/** The time and one's own “ready”. On a phone it stays at the lower edge, under the thumb and always in sight. */
export function MeetingDock({ clockAhead }: { clockAhead: number }) {
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-30 max-sm:justify-between max-sm:border-t max-sm:bg-ground max-sm:px-4 max-sm:py-2 print:hidden">
      <WorkshopTimer clockAhead={clockAhead} />
      <ReadyToggle />
    </div>
  )
}
