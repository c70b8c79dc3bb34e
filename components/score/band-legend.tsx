import { BandBadge } from '@/components/score/band-badge'
import { rangesOfBands } from '@/lib/domain/scoring/band-range'
import { POLICY_WORDS, type ScoringPolicy } from '@/lib/domain/scoring/policy'

/** The four bands with the numbers that each covers under a policy. */
export function BandLegend({ policy }: { policy: ScoringPolicy }) {
  return (
    <dl aria-label="Bands" className="flex flex-wrap items-center gap-x-4 gap-y-1.5 text-xs text-muted">
      {rangesOfBands(policy).map(({ band, from, to }) => (
        <div key={band} className="flex items-center gap-1.5">
          <dt>
            <BandBadge band={band} size="small" />
          </dt>
          <dd className="tabular">{from === to ? from : `${from}–${to}`}</dd>
        </div>
      ))}
      <div>
        <dt className="sr-only">Policy</dt>
        <dd title={POLICY_WORDS[policy.kind].formula}>{POLICY_WORDS[policy.kind].label}</dd>
      </div>
    </dl>
  )
}
