'use client'

import { useMemo } from 'react'
import { BandBadge } from '@/components/score/band-badge'
import { Icon } from '@/components/ui/icon'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { compareCodes } from '@/lib/domain/coverage/open-lines'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { listBandChanges } from '@/lib/domain/scoring/compare-policies'
import { DEFAULT_POLICY, type ScoringPolicy } from '@/lib/domain/scoring/policy'
import { STAGES, type Stage } from '@/lib/domain/scoring/factor'
import { readStoredPolicy } from '@/lib/domain/scoring/stored-policy'
import { useRoomView } from '@/lib/live/client/room'

/** Rows that are listed before the rest is counted. */
const LISTED_MAX = 100

/** Which bands would change if a policy took the place of a stored version, over every live failure mode, closed ones too. */
export function BandChangeList({ from, to }: { from: string; to: ScoringPolicy }) {
  const { rows } = useRoomView()
  const changes = useMemo(() => {
    const stored = rows.get('scoring-policy', from)
    const before = stored ? readStoredPolicy(stored) : DEFAULT_POLICY
    const live = rows.all('failure-mode').filter((row) => row.deletedAt === null)
    live.sort((a, b) => compareCodes(a.code, b.code))
    const at = (stage: Stage) => listBandChanges(live, (row) => factorsOf(latestAssessment(rows, row.id, stage)), before, to)
    return { inherent: at('inherent'), current: at('current'), target: at('target'), live: live.length }
  }, [rows, from, to])
  return (
    <section aria-label="What changes">
      <p className="tabular">
        <strong className="font-semibold">
          {changes.current.length === 0 ? 'No current band changes' : `${changes.current.length} of ${changes.live} current bands change`}
        </strong>
        <span className="text-muted">
          {STAGES.filter((stage) => stage !== 'current')
            .map((stage) => `, ${changes[stage].length} at ${stage}`)
            .join('')}
          .
        </span>
      </p>
      <ul
        className="mt-2 max-h-64 overflow-y-auto border-y empty:hidden"
        tabIndex={changes.current.length > 0 ? 0 : undefined}
        aria-label="Current bands that change"
      >
        {changes.current.slice(0, LISTED_MAX).map(({ row, before, after }) => (
          <li key={row.id} className="flex items-baseline justify-between gap-3 border-b py-1.5 last:border-b-0">
            <span className="min-w-0">
              <span className="mr-2 font-mono text-sm">{row.code}</span>
              <span className="wrap-anywhere">{row.title}</span>
            </span>
            <span className="flex shrink-0 items-center gap-1.5">
              <BandBadge band={before} size="small" />
              <Icon name="arrow-right" size={12} />
              <VisuallyHidden>becomes</VisuallyHidden>
              <BandBadge band={after} size="small" />
            </span>
          </li>
        ))}
      </ul>
      {changes.current.length > LISTED_MAX && (
        <p className="mt-1 text-sm text-muted">and {(changes.current.length - LISTED_MAX).toLocaleString('en')} more</p>
      )}
    </section>
  )
}
