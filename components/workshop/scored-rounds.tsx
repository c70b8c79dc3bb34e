'use client'

import { useEffect, useState } from 'react'
import { Revealed } from '@/components/workshop/round-at-work'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { compareScoringRounds } from '@/lib/domain/workshop/rounds'
import type { ScoringRoundRow } from '@/lib/domain/workshop/scoring-rows'
import { useRoomView } from '@/lib/live/client/room'

/** The revealed rounds of a workshop, for who looks back or follows a link to one; nothing where there are none. */
export function ScoredRounds() {
  const { workshop } = useWorkshop()
  const { rows } = useRoomView()
  const revealed = rows.where('scoring-round', 'workshopId', workshop.id).filter(({ revealedAt }) => revealedAt !== null).sort(compareScoringRounds)
  if (revealed.length === 0) return null
  return (
    <section aria-labelledby="scored-rounds-title" className="mt-8">
      <h3 id="scored-rounds-title" className="mb-1 border-b pb-1.5 text-lg font-semibold">
        Scored in this workshop <span className="tabular font-normal text-faint">{revealed.length}</span>
      </h3>
      {revealed.map((round) => (
        <ScoredRound key={round.id} round={round} />
      ))}
    </section>
  )
}

function ScoredRound({ round }: { round: ScoringRoundRow }) {
  const { rows } = useRoomView()
  const [isOpen, setOpen] = useState(false)
  const row = rows.get('failure-mode', round.failureModeId)
  const anchor = `round-${round.id}`
  useEffect(() => {
    if (window.location.hash !== `#${anchor}`) return
    setOpen(true)
    requestAnimationFrame(() => document.getElementById(anchor)?.scrollIntoView())
  }, [anchor])
  return (
    <details id={anchor} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)} className="scroll-mt-4 border-b py-1.5">
      <summary className="py-0.5 text-base wrap-anywhere pointer-coarse:py-3">
        <span className="mr-2 font-mono text-sm text-muted">{row?.code}</span>
        {row?.title} <span className="text-sm text-muted">round {round.number}{round.agreedAt === null ? '' : ', agreed'}</span>
      </summary>
      {isOpen && (
        <div className="pt-3 pb-4">
          <Revealed round={round} />
        </div>
      )}
    </details>
  )
}
