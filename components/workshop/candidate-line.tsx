'use client'

import Link from 'next/link'
import { failureModePath, usePolicy, useRegisterRow } from '@/components/register/use-register'
import { ScoreSummary } from '@/components/score/score-summary'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { scoreFactors } from '@/lib/domain/scoring/score'
import type { CandidateRow } from '@/lib/domain/workshop/scoring-rows'
import type { CandidateState } from '@/lib/domain/workshop/workshop-words'
import { useRoomView } from '@/lib/live/client/room'

interface CandidateLineProps {
  candidate: CandidateRow
  /** Whether Tab leads to it; one of the list is enough, arrows go on from there. */
  isTabStop: boolean
  onFocus: () => void
  /** One's own dots on it, while one may place some. */
  vote: { dots: number; mayAdd: boolean; put: (by: 1 | -1) => void } | null
  /** Left out for who does not lead. */
  onState?: (state: CandidateState) => void
  onRemove?: () => void
}

/** A failure mode that could be scored today: what stands for it so far, the dots on it, and whether it is chosen. */
export function CandidateLine({ candidate, isTabStop, onFocus, vote, onState, onRemove }: CandidateLineProps) {
  const { rows } = useRoomView()
  const { isGuest } = useWorkshop()
  const register = useRegisterRow()
  const policy = usePolicy()
  const row = rows.get('failure-mode', candidate.failureModeId)
  if (!row) return null
  const score = scoreFactors(policy, factorsOf(latestAssessment(rows, row.id, 'current')))
  const isChosen = candidate.state === 'chosen'
  const title = (
    <>
      <span className="mr-2 font-mono text-sm font-normal text-muted">{row.code || 'new'}</span>
      {row.title}
    </>
  )
  return (
    <li
      data-candidate={candidate.id}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={onFocus}
      aria-label={`${row.code} ${row.title}`}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-2 -outline-offset-2"
    >
      <div className="min-w-0 flex-1 basis-64">
        {isGuest ? (
          <p className="text-base font-medium wrap-anywhere">{title}</p>
        ) : (
          <Link href={failureModePath(register.code, row.code)} tabIndex={-1} className="text-base font-medium text-ink wrap-anywhere no-underline hover:underline pointer-coarse:inline-block pointer-coarse:py-2">
            {title}
          </Link>
        )}
        <div className="mt-0.5 flex flex-wrap items-center gap-2">
          {!isGuest && <ScoreSummary score={score} size="small" />}
          {candidate.state === 'chosen' && <Badge tone="accent">scored today</Badge>}
          {candidate.state === 'left' && <Badge>left for another day</Badge>}
        </div>
      </div>
      {vote && <OwnDots {...vote} title={row.title} />}
      {candidate.dots !== null && (
        <p className="tabular text-lg font-semibold">
          {candidate.dots} <span className="text-sm font-normal text-muted">{candidate.dots === 1 ? 'dot' : 'dots'}</span>
        </p>
      )}
      {onState && !vote && (
        <Button size="small" className="min-w-28" onClick={() => onState(isChosen ? 'left' : 'chosen')}>
          {isChosen ? 'Leave it' : 'Score it today'}
        </Button>
      )}
      {onRemove && !vote && <IconButton icon="close" label={`Take ${row.code} off the candidates`} onClick={onRemove} />}
    </li>
  )
}

function OwnDots({ dots, mayAdd, put, title }: { dots: number; mayAdd: boolean; put: (by: 1 | -1) => void; title: string }) {
  return (
    <div role="group" aria-label={`Your dots on ${title}`} className="flex items-center gap-1 projector:hidden">
      <IconButton icon="minus" label="Take a dot back" tabIndex={-1} disabled={dots === 0} onClick={() => put(-1)} />
      <span className="flex w-14 items-center justify-center gap-1">
        <span className="sr-only">{dots} of yours</span>
        {[1, 2, 3].map((place) => (
          <span key={place} aria-hidden="true" className={`size-3 rounded-full ${place <= dots ? 'bg-accent' : 'border border-edge'}`} />
        ))}
      </span>
      <IconButton icon="plus" label="Place a dot" tabIndex={-1} disabled={!mayAdd} onClick={() => put(1)} />
    </div>
  )
}
