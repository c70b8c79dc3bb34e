'use client'

import { usePeople } from '@/components/workshop/use-people'

/** Names that are shown of those who are not ready. */
const NAMES_MAX = 8

/** How many of those who take part are ready to go on; for who leads also who is not. */
export function ReadyCount({ withNames = false }: { withNames?: boolean }) {
  const people = usePeople().filter(({ part }) => part === 'participant' || part === 'co-facilitator')
  const waiting = people.filter(({ isReady }) => !isReady)
  if (people.length === 0) return null
  const names = waiting.slice(0, NAMES_MAX).map(({ name, isHere }) => (isHere ? name : `${name} (away)`))
  const rest = waiting.length - names.length
  const isAll = waiting.length === 0
  return (
    <p role="status" className="tabular text-sm text-muted projector:text-lg">
      {isAll ? (people.length === 1 ? 'Who takes part is ready' : `All ${people.length} are ready`) : `${people.length - waiting.length} of ${people.length} are ready`}
      {withNames && !isAll && people.length > waiting.length && ` · not yet: ${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`}
    </p>
  )
}
