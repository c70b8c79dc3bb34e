import Link from 'next/link'
import { decisionPath } from '@/components/acceptance/acceptance-words'
import { BandBadge } from '@/components/score/band-badge'
import { describeDay } from '@/components/ui/age-words'
import { describeLapse } from '@/lib/domain/acceptance/lapse-step'
import type { LapsingAcceptance, WaitingAcceptance } from '@/lib/domain/acceptance/own-acceptances'

const LINK = 'min-w-0 flex-1 basis-64 wrap-anywhere pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center'

/** Requests that wait for the reader's decision, the earliest day first. */
export function WaitingAcceptances({ waiting }: { waiting: readonly WaitingAcceptance[] }) {
  return (
    <ul aria-label="Waits for your acceptance" className="border-y">
      {waiting.map(({ registerCode, code, title, band, number, expiresOn, askedByName }) => (
        <li key={`${registerCode} ${code}`} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b py-2 last:border-b-0">
          <Link href={decisionPath(registerCode, code)} className={LINK}>
            {title}
          </Link>
          <span className="flex flex-wrap items-baseline gap-x-4 text-sm text-muted">
            <span className="font-mono">{code}</span>
            <BandBadge band={band} number={number} size="small" />
            <span>
              {askedByName} asks, until {describeDay(expiresOn)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Acceptances that end soon, the earliest first. `today` is an ISO day. */
export function LapsingAcceptances({ lapsing, today }: { lapsing: readonly LapsingAcceptance[]; today: string }) {
  return (
    <ul aria-label="Acceptances that lapse soon" className="border-y">
      {lapsing.map(({ registerCode, code, title, band, number, expiresOn, deciderName }) => (
        <li key={`${registerCode} ${code}`} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b py-2 last:border-b-0">
          <Link href={`/registers/${encodeURIComponent(registerCode)}/${encodeURIComponent(code)}#acceptance-title`} className={LINK}>
            {title}
          </Link>
          <span className="flex flex-wrap items-baseline gap-x-4 text-sm text-muted">
            <span className="font-mono">{code}</span>
            <BandBadge band={band} number={number} size="small" />
            <span>accepted by {deciderName}</span>
            <span className="text-warning">{describeLapse(expiresOn, today)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
