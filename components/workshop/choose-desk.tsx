'use client'

import { useState } from 'react'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useLateCommand } from '@/components/room/use-late-command'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { participantsOf } from '@/lib/domain/workshop/board'
import type { CandidateRow } from '@/lib/domain/workshop/scoring-rows'
import { DOTS_MAX } from '@/lib/domain/workshop/workshop-words'
import { describeRefusal } from '@/lib/live/client/refusal'
import { useRoomView } from '@/lib/live/client/room'

interface ChooseDeskProps {
  candidates: readonly CandidateRow[]
  voters: number
  onTop: (count: number) => void
}

/** What who leads does with the vote: open it, close it, and take the first ones. */
export function ChooseDesk({ candidates, voters, onTop }: ChooseDeskProps) {
  const { workshop } = useWorkshop()
  const { rows } = useRoomView()
  const toast = useToast()
  const { act } = useActions()
  const { send, isSending } = useLateCommand()
  const [dots, setDots] = useState(String(workshop.dots))
  const [top, setTop] = useState('5')
  if (candidates.length === 0) return null
  const people = participantsOf(rows, workshop.id).filter(({ part }) => part === 'scores').length
  const close = async () => {
    const answer = await send('dot-vote.close', { workshopId: workshop.id })
    if (!answer.ok) toast.show({ tone: 'error', message: describeRefusal(answer.refusal) })
  }
  const wanted = Number(dots)
  const isRight = Number.isInteger(wanted) && wanted >= 1 && wanted <= DOTS_MAX
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3 projector:hidden print:hidden">
      {workshop.voting === 'open' ? (
        <Button variant="primary" pending={isSending} onClick={() => void close()}>
          Close the vote: {voters} of {people} have voted
        </Button>
      ) : (
        <div className="flex items-end gap-2">
          <TextField label="Dots for each" type="number" min={1} max={DOTS_MAX} value={dots} onChange={(event) => setDots(event.target.value)} className="w-28" />
          <Button variant={workshop.voting === 'before' ? 'primary' : 'secondary'} disabled={!isRight} onClick={() => void act('dot-vote.open', { workshopId: workshop.id, dots: wanted })}>
            {workshop.voting === 'before' ? 'Open the vote' : 'Vote again'}
          </Button>
        </div>
      )}
      {workshop.voting !== 'open' && (
        <div className="flex items-end gap-2">
          <TextField label="Score the first" type="number" min={1} max={candidates.length} value={top} onChange={(event) => setTop(event.target.value)} className="w-28" />
          <Button disabled={!(Number(top) >= 1)} onClick={() => onTop(Math.floor(Number(top)))}>
            Choose these, leave the others
          </Button>
        </div>
      )}
    </div>
  )
}
