'use client'

import { joinClasses } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { useWorkshop } from '@/components/workshop/use-workshop'

/** All phases in their order, and where the workshop stands. */
export function PhaseStrip() {
  const { workshop, phase, phases } = useWorkshop()
  const now = phases.findIndex(({ id }) => id === phase.id)
  const hasEnded = workshop.endedAt !== null
  return (
    <nav aria-label="Phases" className="border-b">
      <ol className="-mb-px flex flex-wrap gap-x-5">
        {phases.map(({ id, title, minutes, beganAt }, place) => {
          const isHere = place === now && !hasEnded
          const isSkipped = beganAt === null && (place < now || hasEnded)
          return (
            <li
              key={id}
              aria-current={isHere ? 'step' : undefined}
              className={joinClasses(
                'flex items-center gap-1.5 border-b-2 py-2 text-sm whitespace-nowrap',
                isHere ? 'border-accent font-semibold text-ink' : 'border-transparent text-muted',
              )}
            >
              {beganAt !== null && !isHere ? <Icon name="check" size={14} className="text-faint" /> : <span className="tabular text-faint">{place + 1}</span>}
              <span className={joinClasses(!isHere && 'max-sm:sr-only', isSkipped && 'line-through')}>{title}</span>
              {isSkipped && <span className="sr-only">skipped</span>}
              {isHere && <span className="tabular font-normal text-faint max-sm:hidden">{minutes} min</span>}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
