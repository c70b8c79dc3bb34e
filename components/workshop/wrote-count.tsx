'use client'

import { useWorkshop } from '@/components/workshop/use-workshop'
import { participantsOf } from '@/lib/domain/workshop/board'
import type { HiddenCount } from '@/lib/domain/workshop/hidden-card'
import { useRoomView } from '@/lib/live/client/room'

/** What the room has done so far, in numbers. */
export function WroteCount({ counts }: { counts: readonly HiddenCount[] | null }) {
  const { workshop, phase } = useWorkshop()
  const { rows } = useRoomView()
  const people = participantsOf(rows, workshop.id)
  const joined = people.length === 1 ? '1 person has joined' : `${people.length} people have joined`
  const cards = counts?.reduce((sum, one) => sum + one.cards, 0) ?? 0
  const writers = people.filter(({ written }) => written > 0).length
  const words = [joined]
  if (phase.kind === 'brainstorm') words.push(cards === 1 ? '1 card is hidden' : `${cards} cards are hidden`)
  if (phase.kind === 'brainstorm' && workshop.authorship === 'named') words.push(`${writers} of ${people.length} have written`)
  return (
    <p role="status" className="tabular mt-2 text-sm text-muted projector:text-lg">
      {words.join(' · ')}
    </p>
  )
}
