import { Notice } from '@/components/ui/notice'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { describeLevel, FACTOR_WORDS } from '@/lib/domain/scoring/rubric'
import type { BallotWords } from '@/lib/domain/workshop/ballot'

interface OverBallotProps {
  sent: BallotWords | undefined
  /** A reason that was typed and not sent; empty where there is none. */
  unsent: string
}

/** One's own ballot after the deadline of its round: what was sent counts, nothing more is taken, and what was typed can still be read. */
export function OverBallot({ sent, unsent }: OverBallotProps) {
  return (
    <section aria-label="Your ballot" className="grid gap-2 projector:hidden print:hidden">
      <Notice tone="warning" live title="The deadline of this round is over.">
        {sent ? 'What you sent before it counts.' : 'You sent no ballot. You see what others gave at the reveal.'}
      </Notice>
      {sent?.levels && <p className="text-sm">{FACTORS.map((factor) => `${FACTOR_WORDS[factor].label} ${describeLevel(factor, sent.levels?.[factor] ?? null)}`).join(' · ')}</p>}
      {unsent !== '' && <p className="text-sm wrap-anywhere whitespace-pre-line">Not sent: {unsent}</p>}
      {sent?.levels === null && <p className="text-sm">You passed.</p>}
    </section>
  )
}
