'use client'

import { useRef, useState, type KeyboardEvent } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { Kbd } from '@/components/ui/kbd'
import { Notice } from '@/components/ui/notice'
import { CandidateLine } from '@/components/workshop/candidate-line'
import { ChooseDesk } from '@/components/workshop/choose-desk'
import { TakeUp } from '@/components/workshop/take-up'
import { DOTS_KEY, useSaid, type Answers } from '@/components/workshop/use-answers'
import { useBoardActs } from '@/components/workshop/use-board-acts'
import { useCandidates } from '@/components/workshop/use-candidates'
import { useOwnPart } from '@/components/workshop/use-own-part'
import type { HiddenNumbers } from '@/components/workshop/use-hidden-counts'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { DOTS_ON_ONE_MAX } from '@/lib/domain/workshop/workshop-words'

/** Candidates, the secret vote on them, and what is scored today. */
export function ChoosePhase({ answers, numbers }: { answers: Answers | null; numbers: HiddenNumbers | null }) {
  const { workshop, mayRun } = useWorkshop()
  const { candidates, ...acts } = useCandidates()
  const board = useBoardActs()
  const list = useRef<HTMLUListElement>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const tabStop = candidates.some(({ id }) => id === focused) ? focused : candidates[0]?.id
  const { part } = useOwnPart()
  const { said, isUnreached } = useSaid(answers?.dots)
  const own = said.get(DOTS_KEY)
  const mayVote = workshop.voting === 'open' && part === 'scores'
  const placed = own?.word ?? []
  const left = workshop.dots - placed.reduce((sum, { dots }) => sum + dots, 0)
  const dotsOn = (id: string) => placed.find(({ candidateId }) => candidateId === id)?.dots ?? 0
  const put = (id: string, by: 1 | -1) => {
    const next = dotsOn(id) + by
    if (next < 0 || next > DOTS_ON_ONE_MAX || (by > 0 && left <= 0)) return
    const others = placed.filter(({ candidateId }) => candidateId !== id)
    answers?.dots.say(DOTS_KEY, next === 0 ? others : [...others, { candidateId: id, dots: next }])
  }
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    const line = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-candidate]') : null
    if (!line || !list.current || event.ctrlKey || event.metaKey || event.altKey) return
    const step = STEPS[event.key]
    const lines = [...list.current.querySelectorAll<HTMLElement>('[data-candidate]')]
    if (step !== undefined) lines[lines.indexOf(line) + step]?.focus()
    else if (mayVote && (event.key === '+' || event.key === '-')) put(line.dataset.candidate ?? '', event.key === '+' ? 1 : -1)
    else return
    event.preventDefault()
  }
  return (
    <div className="grid gap-6">
      {mayRun && <ChooseDesk candidates={candidates} voters={numbers?.voters ?? 0} onTop={acts.chooseTop} />}
      {workshop.voting === 'open' && (
        <div className="flex flex-wrap items-baseline justify-between gap-3" role="status">
          <p className="text-base">
            {mayVote ? (
              <>
                <strong className="tabular font-semibold">{left === 1 ? '1 dot' : `${left} dots`}</strong> left of {workshop.dots}. Only you see where yours lie, and nobody learns it later.
              </>
            ) : (
              <>
                <span className="projector:hidden">You are watching; others place their dots.</span>
                <span className="hidden projector:inline">Everybody places {workshop.dots} dots, alone.</span>
              </>
            )}
          </p>
          <p className="tabular text-sm text-muted">{numbers?.voters === 1 ? '1 person has voted' : `${numbers?.voters ?? 0} people have voted`}</p>
        </div>
      )}
      {isUnreached && (
        <Notice tone="warning" live title="Nobody answers at the moment.">
          Your dots are kept in this tab and sent as soon as the connection is back.
        </Notice>
      )}
      {own?.problem && <Notice tone="warning" live title={own.problem} />}
      {candidates.length === 0 ? (
        <EmptyState headingLevel={3} title="There is nothing to choose from yet.">
          {mayRun ? 'Take up the groups of today, or failure modes that the register has already.' : 'Who leads takes up what there is to choose from.'}
        </EmptyState>
      ) : (
        <ul ref={list} aria-label="Candidates" onKeyDown={onKeyDown} className="border-t">
          {candidates.map((one) => (
            <CandidateLine
              key={one.id}
              candidate={one}
              isTabStop={one.id === tabStop}
              onFocus={() => setFocused(one.id)}
              vote={mayVote ? { dots: dotsOn(one.id), mayAdd: left > 0 && dotsOn(one.id) < DOTS_ON_ONE_MAX, put: (by) => put(one.id, by) } : null}
              onState={mayRun ? (state) => acts.choose(one, state) : undefined}
              onRemove={mayRun ? () => acts.remove(one) : undefined}
            />
          ))}
        </ul>
      )}
      {mayVote && (
        <p className="text-sm text-muted max-sm:hidden pointer-coarse:hidden">
          Arrows go from one to the next, <Kbd keys={['+']} /> places a dot, <Kbd keys={['-']} /> takes one back; at most three on one.
        </p>
      )}
      {mayRun && <TakeUp groups={acts.openGroups} alone={acts.alone} others={acts.others} onGroups={acts.takeGroups} onAlone={board.groupEach} onTake={acts.take} />}
    </div>
  )
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
