'use client'

import { MarkdownText } from '@/components/room/markdown-text'
import { BandBadge } from '@/components/score/band-badge'
import { Badge } from '@/components/ui/badge'
import { CONTROL_STATE_LABELS, CONTROL_TYPES } from '@/lib/domain/control/control-words'
import { linkedControls } from '@/lib/domain/control/linked-controls'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { ownerLineOf } from '@/lib/domain/failure-mode/failure-mode-summary'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { describeLevel, FACTOR_WORDS } from '@/lib/domain/scoring/rubric'
import { describeScore, type Score } from '@/lib/domain/scoring/score'
import { useRoomView } from '@/lib/live/client/room'

/** What somebody would live with, on one screen: what happens, how bad it is, what stands against it and who answers. */
export function RiskFacts({ row, score }: { row: FailureModeRow; score: Score }) {
  const { rows } = useRoomView()
  const factors = factorsOf(latestAssessment(rows, row.id, 'current'))
  const texts = [
    ['What happens', row.scenario],
    ['Effect', row.effect],
    ['Cause', row.cause],
  ] as const
  return (
    <section aria-labelledby="risk-title" className="grid gap-4">
      <h2 id="risk-title" className="border-b pb-1 text-lg font-semibold">
        The risk
      </h2>
      <dl className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <div className="grid gap-0.5">
          <dt className="text-sm text-muted">Current score</dt>
          <dd>{score.state === 'scored' ? <BandBadge band={score.band} number={score.number} /> : <span className="text-warning">{describeScore(score)}</span>}</dd>
        </div>
        {FACTORS.map((factor) => (
          <div key={factor} className="grid gap-0.5">
            <dt className="text-sm text-muted">{FACTOR_WORDS[factor].label}</dt>
            <dd className="tabular">{describeLevel(factor, factors[factor])}</dd>
          </div>
        ))}
      </dl>
      <p>
        <span className="text-muted">Answered for by</span> {ownerLineOf(rows, row.id) || <Badge tone="warning">Nobody answers</Badge>}
      </p>
      {texts.map(
        ([label, text]) =>
          text && (
            <div key={label} className="grid gap-0.5 wrap-anywhere">
              <h3 className="text-sm font-normal text-muted">{label}</h3>
              <MarkdownText inline text={text} />
            </div>
          ),
      )}
      <Controls failureModeId={row.id} />
    </section>
  )
}

function Controls({ failureModeId }: { failureModeId: string }) {
  const { rows } = useRoomView()
  const controls = linkedControls(rows, failureModeId).map(({ control }) => control)
  const missing = CONTROL_TYPES.filter((type) => !controls.some((control) => control.type === type && control.state === 'in-place'))
  return (
    <div className="grid gap-1">
      <h3 className="text-sm font-normal text-muted">Controls</h3>
      <ul className="border-t">
        {controls.map(({ id, type, state, title }) => (
          <li key={id} className="grid gap-x-4 border-b py-1.5 sm:grid-cols-[7rem_minmax(0,1fr)_6rem]">
            <span className="text-sm text-muted capitalize">{type}</span>
            <span className="wrap-anywhere">
              <MarkdownText inline text={title} />
            </span>
            <span className={state === 'in-place' ? 'text-sm' : 'text-sm text-warning'}>{CONTROL_STATE_LABELS[state]}</span>
          </li>
        ))}
      </ul>
      {missing.length > 0 && <p className="text-sm text-danger">Nothing in place for {missing.join(', ')}.</p>}
    </div>
  )
}
