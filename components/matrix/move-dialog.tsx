'use client'

import { useEffect, useRef, useState } from 'react'
import type { MatrixMover } from '@/components/matrix/use-matrix-move'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { TextArea } from '@/components/ui/text-area'
import { factorsAfter, type MatrixAxes, type Standing } from '@/lib/domain/matrix/move-score'
import type { Level } from '@/lib/domain/scoring/factor'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'
import { describeLevel, FACTOR_WORDS } from '@/lib/domain/scoring/rubric'
import { describeScore, scoreFactors } from '@/lib/domain/scoring/score'

interface MoveDialogProps {
  mover: MatrixMover
  axes: MatrixAxes
  policy: ScoringPolicy
}

const UNSAID = 'Say why it moves: whoever reads the register next will ask.'

/** Asks why a failure mode moves, with what that means in words. What was typed is kept until it is stored or given up. */
export function MoveDialog({ mover, axes, policy }: MoveDialogProps) {
  const { move } = mover
  if (move === null) return null
  return <AskWhy key={`${move.id} ${move.to.x}-${move.to.y}`} mover={mover} move={move} axes={axes} policy={policy} />
}

function AskWhy({ mover, move, axes, policy }: MoveDialogProps & { move: NonNullable<MatrixMover['move']> }) {
  const [rationale, setRationale] = useState(move.rationale)
  const [problem, setProblem] = useState<string | null>(null)
  const { conflict, refused, isSending, isReading } = mover
  const field = useRef<HTMLDivElement>(null)
  // The dialog itself would give the focus to its first button.
  useEffect(() => {
    if (!isSending) field.current?.querySelector('textarea')?.focus()
  }, [isSending])
  const before = conflict ?? move.seen
  const send = () => {
    const words = rationale.trim()
    if (words === '') return setProblem(UNSAID)
    if (isReading) return
    setProblem(null)
    mover.store(words)
  }
  return (
    <Dialog
      open={!isSending}
      onClose={mover.giveUp}
      title={`Move ${move.code}`}
      description={`${move.title}, ${axes.stage} stage`}
      footer={
        <>
          <Button onClick={mover.giveUp}>{conflict ? 'Keep theirs' : 'Leave it where it was'}</Button>
          <Button variant="primary" onClick={send} pending={isReading}>
            {conflict ? 'Move it all the same' : 'Move'}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {conflict && <ConflictWords seen={move.seen} now={conflict} axes={axes} />}
        {refused && !conflict && <Notice tone="error" live title={refused} />}
        <MoveTable before={before} axes={axes} to={move.to} policy={policy} />
        <RationaleSoFar text={before.rationale} />
        <div ref={field}>
          <TextArea
            label="Why it moves"
            hint="Everybody who reads the register reads it, and its history keeps it. Ctrl or Cmd with Enter moves."
            maxLength={2_000}
            value={rationale}
            problem={problem}
            onChange={(event) => setRationale(event.target.value)}
            onSend={send}
          />
        </div>
      </div>
    </Dialog>
  )
}

/** Why it stands where it stands, before it is asked anew; nothing where nobody ever said. */
function RationaleSoFar({ text }: { text: string | null | undefined }) {
  if (text === undefined) return <p role="status" className="text-sm text-muted">Reading the rationale so far…</p>
  if (!text) return null
  return (
    <p className="text-sm">
      <span className="text-muted">Rationale so far: </span>
      <span className="whitespace-pre-wrap">{text}</span>
    </p>
  )
}

interface MoveTableProps {
  before: Standing
  axes: MatrixAxes
  to: { x: Level; y: Level }
  policy: ScoringPolicy
}

/** Both factors and the score, before and after, in the words of the rubric. */
function MoveTable({ before, axes, to, policy }: MoveTableProps) {
  const after = factorsAfter(before, axes, to)
  const lines = [axes.yFactor, axes.xFactor].map((factor) => {
    return { name: FACTOR_WORDS[factor].label, words: [before.factors, after].map((set) => describeLevel(factor, set[factor])) }
  })
  const scores = [before.factors, after].map((set) => describeScore(scoreFactors(policy, set)))
  return (
    <table className="w-full border-y text-left text-base">
      <thead>
        <tr className="text-xs text-muted">
          <th scope="col" className="py-1.5 pr-3 font-medium">
            <span className="sr-only">Factor</span>
          </th>
          <th scope="col" className="py-1.5 pr-3 font-medium">Before</th>
          <th scope="col" className="py-1.5 font-medium">After</th>
        </tr>
      </thead>
      <tbody className="tabular">
        {[...lines, { name: 'Score', words: scores }].map(({ name, words: [was, becomes] }) => (
          <tr key={name}>
            <th scope="row" className="border-t py-1.5 pr-3 text-sm font-normal text-muted">{name}</th>
            <td className="border-t py-1.5 pr-3">{was}</td>
            <td className={`border-t py-1.5 ${was === becomes ? '' : 'font-semibold'}`}>{becomes}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ConflictWords({ seen, now, axes }: { seen: Standing; now: Standing; axes: MatrixAxes }) {
  const tell = ({ factors, rationale }: Standing) => {
    const levels = [axes.yFactor, axes.xFactor].map((factor) => `${FACTOR_WORDS[factor].label.toLowerCase()} ${describeLevel(factor, factors[factor])}`)
    return `${levels.join(', ')}${rationale ? `: “${rationale}”` : ''}`
  }
  return (
    <Notice tone="warning" live title="Somebody else scored it meanwhile.">
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
        <dt className="text-muted">You saw</dt>
        <dd>{tell(seen)}</dd>
        <dt className="text-muted">Now</dt>
        <dd>{tell(now)}</dd>
      </dl>
    </Notice>
  )
}
