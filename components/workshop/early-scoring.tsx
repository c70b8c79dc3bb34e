'use client'

import { useState } from 'react'
import { MarkdownText } from '@/components/room/markdown-text'
import { Button } from '@/components/ui/button'
import { BallotForm } from '@/components/workshop/ballot-form'
import { CollectScores } from '@/components/workshop/collect-scores'
import type { Answers } from '@/components/workshop/use-answers'
import { Deadline } from '@/components/workshop/deadline'
import { useIsOver } from '@/components/workshop/use-is-over'
import { useOwnPart } from '@/components/workshop/use-own-part'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { answeredIn, compareScoringRounds } from '@/lib/domain/workshop/rounds'
import type { ScoringRoundRow } from '@/lib/domain/workshop/scoring-rows'
import type { PhaseKind } from '@/lib/domain/workshop/workshop-words'
import { useRoomView, useWholeFailureModes } from '@/lib/live/client/room'

const LATER: readonly PhaseKind[] = ['score', 'control', 'own', 'close']

/** Scores that are collected before the meeting comes to them: what is still to be answered, one at a time, and for who leads the way to ask for it. */
export function EarlyScoring({ answers }: { answers: Answers | null }) {
  const { workshop, phase, mayRun } = useWorkshop()
  const { rows } = useRoomView()
  const { participantId, part } = useOwnPart()
  const open = rows
    .where('scoring-round', 'workshopId', workshop.id)
    .filter(({ closesAt, revealedAt }) => closesAt !== null && revealedAt === null)
    .sort(compareScoringRounds)
  // From the scoring on it is no longer before it: what is open stands there.
  if (LATER.includes(phase.kind)) return null
  if (open.length === 0) return mayRun && phase.kind === 'set-scene' ? <CollectScores /> : null
  const isAnswered = ({ id }: ScoringRoundRow) => participantId !== null && answeredIn(rows, id).has(participantId)
  const waiting = open.filter((one) => !isAnswered(one))
  return (
    <section aria-labelledby="early-title" className="mb-8 border-y py-4 print:hidden">
      <h3 id="early-title" className="text-lg font-semibold">
        Score before the meeting
      </h3>
      <p className="tabular mt-0.5 mb-3 text-base text-muted">
        {open.length === 1 ? '1 failure mode' : `${open.length} failure modes`}. <Deadline at={open[0]?.closesAt ?? workshop.openedAt} />
        {part === 'scores' && ` You have answered ${open.length - waiting.length}.`}
      </p>
      {part === 'scores' && <OneByOne key={phase.id} open={open} waiting={waiting} answers={answers} />}
    </section>
  )
}

/** The first that one has not answered, or one that is looked at again. It folds when the meeting goes on, so that what is done now stands first. */
function OneByOne({ open, waiting, answers }: { open: readonly ScoringRoundRow[]; waiting: readonly ScoringRoundRow[]; answers: Answers | null }) {
  const { rows } = useRoomView()
  const [picked, setPicked] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const round = open.find(({ id }) => id === picked) ?? waiting[0]
  const isOver = useIsOver(open.at(-1)?.closesAt ?? null)
  const row = round && rows.get('failure-mode', round.failureModeId)
  const isWhole = useWholeFailureModes(row ? [row.id] : [])
  if (isOver && waiting.length === open.length) return null
  const isAsked = waiting.length > 0 && !isOver
  if (!isOpen) return <Button variant={isAsked ? 'primary' : 'secondary'} onClick={() => setOpen(true)}>{isAsked ? 'Score them now' : 'Look at my answers'}</Button>
  return (
    <div className="grid gap-4 projector:hidden">
      <div role="group" aria-label="Failure modes to score" className="flex flex-wrap gap-2">
        {open.map((one) => (
          <Button key={one.id} size="small" icon={waiting.includes(one) ? undefined : 'check'} aria-pressed={one.id === round?.id} onClick={() => setPicked(one.id)} className="aria-pressed:border-accent aria-pressed:bg-accent-soft">
            {rows.get('failure-mode', one.failureModeId)?.code}
          </Button>
        ))}
      </div>
      {!round && <p className="text-base">You have answered all of them. Until the deadline you can look at each again.</p>}
      {round && row && (
        <div>
          <h4 className="max-w-prose text-xl font-semibold wrap-anywhere">{row.title}</h4>
          {isWhole(row.id) && row.scenario && (
            <div className="mb-3 max-w-prose text-base text-muted">
              <MarkdownText inline text={row.scenario} />
            </div>
          )}
          <BallotForm key={round.id} round={round} ballots={answers?.ballots} />
        </div>
      )}
    </div>
  )
}
