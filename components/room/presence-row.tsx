'use client'

import { describePlace, describePresent } from '@/components/room/presence-words'
import { usePresence } from '@/components/room/use-presence'
import { Avatar } from '@/components/ui/avatar'
import { usePresenceView } from '@/lib/live/client/presence'
import { useRoomView } from '@/lib/live/client/room'

const SHOWN = 5

/** Who else is in the register: initials, and a sentence. On a wall that everybody sees it says how many, and no names. */
export function PresenceRow() {
  const people = usePresence()
  const { more } = usePresenceView()
  const { rows } = useRoomView()
  if (people.length === 0) return null
  const codeOf = (id: string) => rows.get('failure-mode', id)?.code ?? null
  const hidden = people.slice(SHOWN).map(({ name }) => name)
  const rest = hidden.length + more
  return (
    <div className="flex min-w-0 items-center gap-2 text-xs text-muted max-sm:order-last print:hidden">
      <ul aria-label="Here now" className="flex shrink-0 gap-0.5 projector:hidden">
        {people.slice(0, SHOWN).map((person) => (
          <li key={person.membershipId} title={describePlace(person, codeOf)} className="flex">
            <Avatar name={person.name} size="small" decorative />
            <span className="sr-only">{describePlace(person, codeOf)}</span>
          </li>
        ))}
        {rest > 0 && (
          <li title={hidden.join(', ')} className="inline-flex h-5 items-center rounded-full border border-edge/60 bg-ground px-1.5 text-2xs font-medium">
            +{rest}
            <span className="sr-only"> {hidden.length > 0 ? hidden.join(', ') : 'more'}</span>
          </li>
        )}
      </ul>
      <span aria-hidden="true" className="min-w-20 truncate max-xl:hidden projector:hidden">
        {describePresent(people.map(({ name }) => name), more)}
      </span>
      <span className="hidden projector:inline">{people.length + more === 1 ? '1 other is here' : `${people.length + more} others are here`}</span>
    </div>
  )
}
