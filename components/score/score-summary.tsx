import { BandBadge } from '@/components/score/band-badge'
import { FACTORS } from '@/lib/domain/scoring/factor'
import type { Score } from '@/lib/domain/scoring/score'

export interface ScoreSummaryProps {
  score: Score
  size?: 'small' | 'medium' | 'large'
}

/** Number and band, or how many of the five factors are there. */
export function ScoreSummary({ score, size = 'medium' }: ScoreSummaryProps) {
  if (score.state === 'scored') return <BandBadge band={score.band} number={score.number} size={size} />
  const text = size === 'large' ? 'text-base' : 'text-xs'
  return (
    <span className={`tabular inline-flex items-center gap-2 whitespace-nowrap text-muted ${text}`}>
      <span aria-hidden="true" className="inline-flex gap-0.5">
        {FACTORS.map((factor, place) => (
          <span
            key={factor}
            className={`size-1.5 rounded-full ${place < score.scored ? 'bg-muted' : 'border border-edge'}`}
          />
        ))}
      </span>
      {score.scored} of {FACTORS.length} scored
    </span>
  )
}
