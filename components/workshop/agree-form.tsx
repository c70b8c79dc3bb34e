'use client'

import { useEffect, useState } from 'react'
import { usePolicy } from '@/components/register/use-register'
import { ScoreSummary } from '@/components/score/score-summary'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { ballotWordsSchema } from '@/components/workshop/use-answers'
import { keepInTab, readFromTab } from '@/components/room/tab-storage'
import { useRoundActs } from '@/components/workshop/use-round-acts'
import { PROSE_MAX } from '@/lib/domain/row/field'
import { FACTORS, LEVELS, type Level } from '@/lib/domain/scoring/factor'
import { describeLevel, FACTOR_WORDS } from '@/lib/domain/scoring/rubric'
import { scoreFactors } from '@/lib/domain/scoring/score'
import type { Levels, RevealedBallot } from '@/lib/domain/workshop/ballot'
import { talliesOf } from '@/lib/domain/workshop/rounds'
import type { ScoringRoundRow } from '@/lib/domain/workshop/scoring-rows'
import { mediansOf, suggestRationale } from '@/lib/domain/workshop/suggest-rationale'
import { useRoomView } from '@/lib/live/client/room'

/** What is agreed on: the medians and a rationale from what people gave, both to be changed; then it is the current assessment. */
export function AgreeForm({ round, ballots }: { round: ScoringRoundRow; ballots: readonly RevealedBallot[] }) {
  const { rows } = useRoomView()
  const policy = usePolicy()
  const { agree } = useRoundActs()
  const tallies = talliesOf(rows, round.id)
  const { draft, change, forget } = useAgreeDraft(round.id)
  // Where nobody gave a level there is nothing to agree on: it is scored once more, or on its own page.
  if (!tallies || tallies.impact.every((count) => count === 0)) return null
  const levels = draft?.levels ?? mediansOf(tallies)
  const rationale = draft?.rationale ?? suggestRationale(round.number, tallies, ballots)
  const send = () => {
    void agree(round, levels, rationale.trim() === '' ? null : rationale.trim())
    forget()
  }
  return (
    <section aria-labelledby="agree-title" className="border-t pt-4">
      <h4 id="agree-title" className="mb-3 flex flex-wrap items-center gap-3 text-lg font-semibold">
        Agree on <ScoreSummary score={scoreFactors(policy, levels)} />
      </h4>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-5">
        {FACTORS.map((factor) => (
          <Select
            key={factor}
            label={FACTOR_WORDS[factor].label}
            value={String(levels[factor])}
            options={LEVELS.map((level) => ({ value: String(level), label: describeLevel(factor, level) }))}
            onChange={(event) => change({ levels: { ...levels, [factor]: Number(event.target.value) as Level }, rationale })}
          />
        ))}
      </div>
      <TextArea
        label="Rationale"
        className="mt-3"
        maxLength={PROSE_MAX}
        value={rationale}
        onChange={(event) => change({ levels, rationale: event.target.value })}
        onSend={send}
      />
      <Button variant="primary" className="mt-3" onClick={send}>
        Agree
      </Button>
    </section>
  )
}

interface AgreeDraft {
  levels: Levels
  rationale: string
}

/** What was changed of the suggestion, kept in this tab until it is agreed on; null while nothing was. */
function useAgreeDraft(roundId: string) {
  const key = `workshop-agree ${roundId}`
  const [draft, show] = useState<AgreeDraft | null>(null)
  useEffect(() => show(readAgreeDraft(readFromTab(key))), [key])
  return {
    draft,
    change: (next: AgreeDraft) => {
      show(next)
      keepInTab(key, JSON.stringify({ levels: next.levels, confidence: null, reason: next.rationale }))
    },
    forget: () => keepInTab(key, ''),
  }
}

function readAgreeDraft(kept: string | null): AgreeDraft | null {
  try {
    const { levels, reason } = ballotWordsSchema.parse(JSON.parse(kept ?? ''))
    return levels && { levels, rationale: reason ?? '' }
  } catch {
    return null
  }
}
