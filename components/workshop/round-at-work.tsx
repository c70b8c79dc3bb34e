'use client'

import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { failureModePath, useRegisterRow } from '@/components/register/use-register'
import { MarkdownText } from '@/components/room/markdown-text'
import { Button, ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { AgreeForm } from '@/components/workshop/agree-form'
import { BallotForm } from '@/components/workshop/ballot-form'
import { MinorityNotes } from '@/components/workshop/minority-notes'
import { RoundResult } from '@/components/workshop/round-result'
import type { Answers } from '@/components/workshop/use-answers'
import { useIsOver } from '@/components/workshop/use-is-over'
import { useOwnPart } from '@/components/workshop/use-own-part'
import { useRoundBallots, type RoundBallots } from '@/components/workshop/use-round-ballots'
import { useRoundActs } from '@/components/workshop/use-round-acts'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { WhoAnswered } from '@/components/workshop/who-answered'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { RevealedBallot } from '@/lib/domain/workshop/ballot'
import { answeredIn, roundsOf } from '@/lib/domain/workshop/rounds'
import type { ScoringRoundRow } from '@/lib/domain/workshop/scoring-rows'
import { useRoomView, useWholeFailureModes } from '@/lib/live/client/room'

interface RoundAtWorkProps {
  failureModeId: string
  answers: Answers | null
  /** The failure mode that comes after it. */
  next: string | null
  onNext: (id: string) => void
}

/** The rounds of one failure mode: the last one as it stands, the earlier ones on request. */
export function RoundAtWork({ failureModeId, answers, next, onNext }: RoundAtWorkProps) {
  const { workshop, mayRun } = useWorkshop()
  const { rows } = useRoomView()
  const rounds = roundsOf(rows, workshop.id, failureModeId)
  const [earlier, setEarlier] = useState<string | null>(null)
  const last = rounds.at(-1)
  const round = rounds.find(({ id }) => id === earlier) ?? last
  const row = rows.get('failure-mode', failureModeId)
  const article = useRef<HTMLElement>(null)
  useReturnAtReveal(article, last)
  if (!row) return null
  return (
    <article ref={article} id={round && `round-${round.id}`} aria-labelledby="scored-title" className="scroll-mt-4">
      <Scored row={row} />
      {rounds.length > 1 && (
        <div role="group" aria-label="Rounds" className="mb-4 flex flex-wrap gap-2 projector:hidden">
          {rounds.map(({ id, number }) => (
            <Button key={id} size="small" aria-pressed={id === round?.id} onClick={() => setEarlier(id === last?.id ? null : id)} className="aria-pressed:border-accent aria-pressed:bg-accent-soft">
              Round {number}
            </Button>
          ))}
        </div>
      )}
      {rounds.length > 1 && <p className="mb-3 hidden text-lg projector:block">Round {round?.number} of {rounds.length}</p>}
      {!round && <NotOpened failureModeId={failureModeId} />}
      {round?.revealedAt === null && <OpenRound round={round} answers={answers} />}
      {round && round.revealedAt !== null && (
        <Revealed key={round.id} round={round} answers={answers}>
          {(read) => mayRun && round.id === last?.id && <AfterReveal round={round} ballots={read.ballots} next={next} onNext={onNext} />}
        </Revealed>
      )}
    </article>
  )
}

/** Whoever sent a ballot stands at its end; what comes in its place at the reveal is read from its beginning. */
function useReturnAtReveal(article: RefObject<HTMLElement | null>, last: ScoringRoundRow | undefined): void {
  const open = useRef<string | null>(null)
  const [id, isOpen] = [last?.id ?? null, last?.revealedAt === null]
  useEffect(() => {
    const isRevealed = !isOpen && id !== null && open.current === id
    open.current = isOpen ? id : null
    if (isRevealed && (article.current?.getBoundingClientRect().top ?? 0) < 0) article.current?.scrollIntoView()
  }, [article, id, isOpen])
}

/** What is scored, as much of it as one needs to score it. */
function Scored({ row }: { row: FailureModeRow }) {
  const { isGuest } = useWorkshop()
  const register = useRegisterRow()
  const isWhole = useWholeFailureModes([row.id])(row.id)
  const facts = isWhole ? [row.scenario, row.cause && `Cause: ${row.cause}`, row.effect && `Effect: ${row.effect}`, row.trigger && `Set off by: ${row.trigger}`] : []
  return (
    <header className="mb-4 border-b pb-3">
      <p className="font-mono text-sm text-muted">{row.code}</p>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h3 id="scored-title" className="max-w-prose text-xl font-semibold wrap-anywhere projector:text-3xl">
          {row.title}
        </h3>
        {!isGuest && (
          <ButtonLink href={failureModePath(register.code, row.code)} size="small" variant="quiet" icon="link" className="max-sm:-ml-2 projector:hidden print:hidden">
            Its page
          </ButtonLink>
        )}
      </div>
      {facts.map((text) => text && (
        <div key={text} className="mt-1 max-w-prose text-base text-muted">
          <MarkdownText inline text={text} />
        </div>
      ))}
    </header>
  )
}

function NotOpened({ failureModeId }: { failureModeId: string }) {
  const { mayRun } = useWorkshop()
  const { open } = useRoundActs()
  if (!mayRun) return <p className="text-base text-muted">Who leads opens the scoring of this failure mode.</p>
  return (
    <Button variant="primary" onClick={() => void open([failureModeId])}>
      Let everybody score it
    </Button>
  )
}

/** A round that is not revealed: one's own ballot, who has answered, and for who leads the reveal. */
export function OpenRound({ round, answers }: { round: ScoringRoundRow; answers: Answers | null }) {
  const { mayRun } = useWorkshop()
  const { part, choose } = useOwnPart()
  const { rows } = useRoomView()
  const { reveal, isRevealing } = useRoundActs()
  const count = answeredIn(rows, round.id).size
  const isOver = useIsOver(round.closesAt)
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <WhoAnswered round={round} />
        {mayRun && (
          <Button variant="primary" disabled={count === 0 && !isOver} pending={isRevealing} onClick={() => void reveal(round.id)} className="projector:hidden">
            {isOver && count === 0 ? 'Close it: nobody answered' : 'Reveal'}
          </Button>
        )}
      </div>
      {part === 'scores' && <BallotForm key={round.id} round={round} ballots={answers?.ballots} />}
      {part === 'watches' && (
        <Notice title="You are watching." actions={<Button onClick={() => choose('scores')}>Score too</Button>}>
          Others score alone. You see their levels at the reveal, like everybody else.
        </Notice>
      )}
      {part === null && (
        <div className="projector:hidden">
          <Notice title="You are watching.">Others score alone. With your role here you see their levels at the reveal, like everybody else.</Notice>
        </div>
      )}
      {part === 'scores' && (
        <p className="text-sm text-muted projector:hidden">
          Not here to score?{' '}
          <button type="button" onClick={() => choose('watches')} className="text-accent underline-offset-2 hover:underline pointer-coarse:min-h-11">
            Only watch
          </button>
        </p>
      )}
    </div>
  )
}

interface RevealedProps {
  round: ScoringRoundRow
  answers?: Answers | null
  children?: (read: RoundBallots) => ReactNode
}

/** A revealed round with what people hold against it; between the two stands what who leads does next. */
export function Revealed({ round, answers, children }: RevealedProps) {
  const read = useRoundBallots(round)
  return (
    <div className="grid gap-8">
      <RoundResult round={round} read={read} answers={answers} />
      {children?.(read)}
      <MinorityNotes round={round} />
    </div>
  )
}

interface AfterRevealProps {
  round: ScoringRoundRow
  ballots: readonly RevealedBallot[]
  next: string | null
  onNext: (id: string) => void
}

function AfterReveal({ round, ballots, next, onNext }: AfterRevealProps) {
  const { workshop } = useWorkshop()
  const { rows } = useRoomView()
  const { open } = useRoundActs()
  const nextRow = next === null ? undefined : rows.get('failure-mode', next)
  const isOpen = next !== null && roundsOf(rows, workshop.id, next).length > 0
  const goOn = () => {
    if (next === null) return
    if (isOpen) onNext(next)
    else void open([next])
  }
  return (
    <div className="grid gap-4 projector:hidden print:hidden">
      {round.agreedAt === null && <AgreeForm round={round} ballots={ballots} />}
      <div className="flex flex-wrap gap-2">
        {nextRow && (
          <Button variant={round.agreedAt === null ? 'secondary' : 'primary'} onClick={goOn}>
            Next: {nextRow.code}
          </Button>
        )}
        <Button onClick={() => void open([round.failureModeId])}>Score it once more</Button>
      </div>
    </div>
  )
}
