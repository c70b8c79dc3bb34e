'use client'

import { useState } from 'react'
import { usePolicy } from '@/components/register/use-register'
import { FactorPicker } from '@/components/score/factor-picker'
import { ScoreFlash } from '@/components/score/score-flash'
import { ScoreSummary } from '@/components/score/score-summary'
import { useActions } from '@/components/room/room-actions'
import { FieldThread } from '@/components/comment/field-thread'
import { useFieldThreads } from '@/components/comment/field-threads'
import { FieldTools } from '@/components/failure-mode/field-tools'
import { EditableRationale } from '@/components/failure-mode/editable-rationale'
import { Notice } from '@/components/ui/notice'
import { joinClasses } from '@/components/ui/class-names'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { assessedColumn, historyPart } from '@/lib/domain/failure-mode/history-part'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { MadeUnder } from '@/components/failure-mode/made-under'
import { PrintedScores } from '@/components/failure-mode/printed-scores'
import { FACTORS, STAGES, type Factor, type Level, type Stage } from '@/lib/domain/scoring/factor'
import { POLICY_WORDS } from '@/lib/domain/scoring/policy'
import { FACTOR_WORDS } from '@/lib/domain/scoring/rubric'
import { describeScore, scoreFactors } from '@/lib/domain/scoring/score'
import { describeRefusal } from '@/lib/live/client/refusal'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'
import { newId } from '@/lib/kernel/ids'

const STAGE_HINTS: Record<Stage, string> = {
  inherent: 'Without any control.',
  current: 'With the controls that are in place.',
  target: 'With all planned controls in place.',
}

/** The five factors of a stage with their rubric, and the number and band that follow at once. */
export function ScoresPanel({ row }: { row: FailureModeRow }) {
  const { rows } = useRoomView()
  const mayScore = useRoomStore().may('score') && row.deletedAt === null
  const policy = usePolicy()
  const [stage, setStage] = useStage()
  const [refused, setRefused] = useState<string | null>(null)
  const { act } = useActions()
  const latest = latestAssessment(rows, row.id, stage)
  const factors = factorsOf(latest)
  const score = scoreFactors(policy, factors)
  const set = async (factor: Factor, after: Level | null) => {
    const one = { failureModeId: row.id, assessmentId: newId(), stage, factors: { [factor]: { before: factors[factor], after } } }
    const outcome = await act('failure-mode.rescore', { scores: [one] }, { quiet: true })
    setRefused(outcome.ok ? null : describeRefusal(outcome.refusal))
  }
  return (
    <section aria-labelledby="assessment-title">
      <div className="flex flex-wrap items-baseline justify-between gap-3 border-b pb-1.5">
        <h2 id="assessment-title" className="text-lg font-semibold">
          Assessment
        </h2>
        <div className="flex print:hidden" role="group" aria-label="Stage">
          {STAGES.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === stage}
              onClick={() => setStage(one)}
              className={joinClasses(
                'rounded-sm px-2 py-0.5 text-sm capitalize pointer-coarse:min-h-11',
                one === stage ? 'bg-sunk font-medium text-ink' : 'text-muted hover:text-ink',
              )}
            >
              {one}
            </button>
          ))}
        </div>
      </div>
      <div className="print:hidden">
        <div className="flex flex-wrap items-center justify-between gap-3 py-3">
          <ScoreFlash value={`${stage} ${describeScore(score)}`}>
            <ScoreSummary score={score} size="large" />
          </ScoreFlash>
          <p className="text-sm text-muted">
            {STAGE_HINTS[stage]} {POLICY_WORDS[policy.kind].label} policy.
          </p>
        </div>
        {latest && <MadeUnder assessment={latest} />}
        {refused && <Notice tone="warning" live title={refused} />}
        {FACTORS.map((factor) => {
          const column = assessedColumn(factor, stage)
          const place = { failureModeId: row.id, column, label: `${FACTOR_WORDS[factor].label}, ${stage}` }
          return (
            <FactorPicker
              key={column}
              {...{ factor, column }}
              tools={<FieldTools {...place} />}
              beneath={<FieldThread {...place} />}
              value={factors[factor]}
              disabled={!mayScore}
              onChange={(level) => void set(factor, level)}
            />
          )
        })}
        <EditableRationale failureModeId={row.id} stage={stage} value={latest?.rationale ?? null} readOnly={!mayScore} key={stage} />
      </div>
      <PrintedScores rows={rows} failureModeId={row.id} policy={policy} />
    </section>
  )
}

/** The stage that is shown. Whoever is led to what is said about a value of another stage is shown that one. */
function useStage() {
  const [stage, setStage] = useState<Stage>('current')
  const { open } = useFieldThreads()
  const [seen, setSeen] = useState(open)
  if (seen !== open) {
    setSeen(open)
    const part = open && historyPart(open.field)
    if (part?.of === 'assessments') setStage(part.stage)
  }
  return [stage, setStage] as const
}
