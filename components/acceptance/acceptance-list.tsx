'use client'

import { STATE_TONES, STATE_WORDS } from '@/components/acceptance/acceptance-words'
import type { Acceptances } from '@/components/acceptance/use-acceptances'
import { MarkdownText } from '@/components/room/markdown-text'
import { BandBadge } from '@/components/score/band-badge'
import { describeDay } from '@/components/ui/age-words'
import { Badge } from '@/components/ui/badge'
import type { AcceptanceDecisionRow } from '@/lib/domain/acceptance/acceptance-rows'
import { CHECK_WORDS } from '@/lib/domain/signature/signature-words'
import { printZonedTime } from '@/lib/domain/signature/zoned-time'

/** Everything that was ever asked about a failure mode and what became of it, the newest first. */
export function AcceptanceList({ all }: { all: Acceptances['all'] }) {
  return (
    <ul aria-label="Acceptances" className="border-t">
      {all.map(({ acceptance, decision, state }) => (
        <li key={acceptance.id} className="grid gap-1 border-b py-2.5 break-inside-avoid">
          <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
            <Badge tone={STATE_TONES[state]}>{STATE_WORDS[state]}</Badge>
            <BandBadge band={acceptance.band} number={acceptance.number} size="small" />
            <span className="text-sm text-muted">
              until {describeDay(acceptance.expiresOn)}, asked by {acceptance.askedByName} on {describeDay(acceptance.askedAt)}
              {acceptance.renewsId !== null && ', a renewal'}
            </span>
          </p>
          <div className="wrap-anywhere">
            <MarkdownText inline text={acceptance.reason} />
          </div>
          {acceptance.conditions && <Labelled label="Conditions" text={acceptance.conditions} />}
          {decision && <DecisionLine decision={decision} />}
        </li>
      ))}
    </ul>
  )
}

function DecisionLine({ decision: { outcome, deciderName, roleName, onBehalfOf, reason, checkedHow, checkedIssuer, decidedAt, zone } }: { decision: AcceptanceDecisionRow }) {
  return (
    <div className="text-sm">
      <p>
        {outcome === 'approved' ? 'Accepted' : 'Refused'} by {deciderName} as {roleName}
        {onBehalfOf && <span className="text-muted">, delegated by {onBehalfOf}</span>}
        <span className="tabular text-muted">
          , {printZonedTime(decidedAt, zone)}
          {checkedHow && `, ${CHECK_WORDS[checkedHow]}`}
          {checkedIssuer !== null && <span className="wrap-anywhere"> {checkedIssuer}</span>}
        </span>
      </p>
      {reason && <Labelled label={outcome === 'approved' ? 'Comment' : 'Reason'} text={reason} />}
    </div>
  )
}

function Labelled({ label, text }: { label: string; text: string }) {
  return (
    <div className="flex flex-wrap gap-x-2 text-sm wrap-anywhere">
      <span className="text-muted">{label}:</span>
      <div className="min-w-0">
        <MarkdownText inline text={text} />
      </div>
    </div>
  )
}
