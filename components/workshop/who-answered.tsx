'use client'

import { Icon } from '@/components/ui/icon'
import { Deadline } from '@/components/workshop/deadline'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { participantsOf } from '@/lib/domain/workshop/board'
import { answeredIn } from '@/lib/domain/workshop/rounds'
import type { ScoringRoundRow } from '@/lib/domain/workshop/scoring-rows'
import { useRoomView } from '@/lib/live/client/room'

/** Beyond so many people their number says more than their names. */
const NAMED_MAX = 24

/** Who has answered in a round, and how many are still thinking; never what, and not whether they passed. */
export function WhoAnswered({ round }: { round: ScoringRoundRow }) {
  const { workshop } = useWorkshop()
  const { rows } = useRoomView()
  const answered = answeredIn(rows, round.id)
  const people = participantsOf(rows, workshop.id).filter(({ id, part }) => part === 'scores' || answered.has(id))
  const count = people.filter(({ id }) => answered.has(id)).length
  return (
    <div className="min-w-0">
      <p role="status" className="tabular text-lg font-medium projector:text-3xl">
        {count} of {people.length} have answered
      </p>
      {round.closesAt && (
        <p className="text-sm text-muted projector:text-lg">
          <Deadline at={round.closesAt} />
        </p>
      )}
      {people.length <= NAMED_MAX && (
        <ul aria-label="Who has answered" className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-sm projector:text-xl">
          {people.map(({ id, membershipId }) => (
            <li key={id} className={answered.has(id) ? 'flex items-center gap-1' : 'text-faint'}>
              {answered.has(id) && <Icon name="check" size={12} className="text-accent" />}
              {rows.get('membership', membershipId)?.name}
              <span className="sr-only">{answered.has(id) ? ' has answered' : ' is thinking'}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
