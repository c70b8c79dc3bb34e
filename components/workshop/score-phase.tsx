'use client'

import { useEffect, useRef, useState } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { RoundAtWork } from '@/components/workshop/round-at-work'
import { ScoreList } from '@/components/workshop/score-list'
import type { Answers } from '@/components/workshop/use-answers'
import { useOwnPart } from '@/components/workshop/use-own-part'
import { useWorkshop } from '@/components/workshop/use-workshop'
import type { RowSet } from '@/lib/domain/row/row-set'
import { candidatesOf, failureModeAtHand, roundAtHand, roundsOf } from '@/lib/domain/workshop/rounds'
import { useRoomView } from '@/lib/live/client/room'

/** One failure mode at a time: everybody scores it alone, all ballots are revealed, and a value is agreed. */
export function ScorePhase({ answers }: { answers: Answers | null }) {
  const { workshop, mayRun } = useWorkshop()
  const { rows } = useRoomView()
  const { participantId } = useOwnPart()
  const chosen = candidatesOf(rows, workshop.id).filter(({ state }) => state === 'chosen')
  const ids = chosen.map(({ failureModeId }) => failureModeId)
  const { shown, show } = useShown(rows, workshop.id, ids, participantId)
  if (shown === undefined) {
    return (
      <EmptyState headingLevel={3} title="Nothing is chosen to be scored yet.">
        {mayRun ? 'Go back to the choosing, and say what is scored today.' : 'Who leads goes back to the choosing and says what is scored today.'}
      </EmptyState>
    )
  }
  return (
    <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[1fr_17rem] projector:grid-cols-1">
      <RoundAtWork key={shown} failureModeId={shown} answers={answers} next={nextOf(rows, workshop.id, ids, shown)} onNext={show} />
      <ScoreList failureModeIds={ids} shown={shown} onShow={show} />
    </div>
  )
}

/** Everybody looks at what was opened or revealed last; who looks elsewhere comes back with the next of these. */
function useShown(rows: RowSet, workshopId: string, ids: readonly string[], participantId: string | null) {
  const hand = roundAtHand(rows, workshopId)
  const happening = hand ? `${hand.id} ${hand.revealedAt ?? ''}` : ''
  const [picked, setPicked] = useState<{ id: string; at: string } | null>(null)
  // A link to a round shows its failure mode, until the meeting goes on.
  const [linked, setLinked] = useState<{ id: string; at: string } | null>(null)
  const atMount = useRef(happening)
  useEffect(() => {
    if (window.location.hash.startsWith('#round-')) setLinked({ id: window.location.hash.slice('#round-'.length), at: atMount.current })
  }, [])
  const fromLink = linked?.at === happening ? rows.get('scoring-round', linked.id)?.failureModeId : undefined
  const atHand = failureModeAtHand(rows, workshopId, { failureModeIds: ids, participantId, now: Date.now() })
  const isPicked = picked !== null && picked.at === happening && ids.includes(picked.id)
  return {
    shown: isPicked ? picked.id : [fromLink, atHand, ids[0]].find((id) => id !== undefined),
    show: (id: string) => {
      setLinked(null)
      setPicked({ id, at: happening })
    },
  }
}

/** The next failure mode that nothing is agreed on, after this one and round again; null where there is none. */
function nextOf(rows: RowSet, workshopId: string, ids: readonly string[], shown: string): string | null {
  const at = ids.indexOf(shown)
  const others = [...ids.slice(at + 1), ...ids.slice(0, Math.max(0, at))]
  return others.find((id) => !roundsOf(rows, workshopId, id).some(({ agreedAt }) => agreedAt !== null)) ?? null
}
