'use client'

import { useCallback, useEffect, type FocusEvent, type ReactNode } from 'react'
import { describePresent } from '@/components/room/presence-words'
import { usePresence, type PersonPresent } from '@/components/room/use-presence'
import { Avatar } from '@/components/ui/avatar'
import { useTellPlace } from '@/lib/live/client/presence'

/** Everything inside is about one failure mode; whoever comes into a part that says its column (`data-column`) is told to be there. */
export function PresenceArea({ failureModeId, children }: { failureModeId: string; children: ReactNode }) {
  const tell = useTellPlace()
  useEffect(() => () => tell(null), [tell, failureModeId])
  const follow = useCallback(
    (target: EventTarget | null, area: Element) => {
      // Whoever has gone elsewhere, such as into a grid with columns of its own, tells the new place there.
      const isHere = target instanceof Element && area.contains(target)
      const column = isHere ? target.closest<HTMLElement>('[data-column]')?.dataset.column : undefined
      tell(column ? { failureModeId, column } : null)
    },
    [tell, failureModeId],
  )
  return (
    <div
      onFocus={({ target, currentTarget }: FocusEvent) => follow(target, currentTarget)}
      onBlur={({ relatedTarget, currentTarget }: FocusEvent) => follow(relatedTarget, currentTarget)}
    >
      {children}
    </div>
  )
}

interface PresenceMarkProps {
  failureModeId: string
  column: string
  /** One line of a part that is made of lines; without it whoever is in the part and in none of its lines. */
  line?: string
}

/** Who else is in this field or line of this failure mode at the moment. */
export function PresenceMark({ failureModeId, column, line }: PresenceMarkProps) {
  const isThere = ({ place }: PersonPresent) => place?.failureModeId === failureModeId && place.column === column && place.line === (line ?? null)
  const there = usePresence().filter(isThere)
  const words = describePresent(there.map(({ name }) => name))
  // The place of one is kept free, so that nothing moves when somebody comes.
  return (
    <span className="inline-flex min-w-5 gap-1 align-middle print:hidden projector:hidden" title={words || undefined}>
      {there.slice(0, 3).map(({ membershipId, name }) => (
        <span key={membershipId} className="flex rounded-full ring-2 ring-accent">
          <Avatar name={name} size="small" decorative />
        </span>
      ))}
      <span className="sr-only">{words}</span>
    </span>
  )
}
