import type { ReactNode } from 'react'
import { baselinesPath, comparePath } from '@/components/baseline/baseline-words'
import { BandBadge } from '@/components/score/band-badge'
import { describeDay } from '@/components/ui/age-words'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { describeScore } from '@/lib/domain/scoring/score'
import { BANDS } from '@/lib/domain/scoring/factor'
import type { LapsingLine, OpenLine, SigningFacts } from '@/lib/domain/signature/signing-facts'

interface SigningFactsViewProps {
  registerCode: string
  number: number
  facts: SigningFacts
}

/** What is open in a baseline, the worst first, with what is unscored, unowned and unproven of it. */
export function SigningFactsView({ registerCode, number, facts }: SigningFactsViewProps) {
  const { failureModes, open, bands, unscored, unowned, unproven, lines, accepted, lapsing } = facts
  return (
    <section aria-labelledby="what-is-open">
      <h2 id="what-is-open" className="border-b pb-1 text-lg font-semibold">
        What is open
      </h2>
      <dl className="flex flex-wrap gap-x-8 gap-y-2 py-3">
        <Count label={`of ${failureModes.toLocaleString('en')} open`} count={open} />
        <Count label="unscored" count={unscored} isWarning />
        <Count label="unowned" count={unowned} isWarning />
        <Count label="without a proof in place" count={unproven} isWarning />
        {accepted > 0 && <Count label="accepted" count={accepted} />}
      </dl>
      <p className="flex flex-wrap gap-2 pb-3">
        {[...BANDS].reverse().map((band) => bands[band] > 0 && <BandCount key={band} band={band} count={bands[band]} />)}
      </p>
      <ul aria-label="Open failure modes, the worst first" className="border-t">
        {lines.map((line) => (
          <OpenFailureMode key={line.code} line={line} />
        ))}
      </ul>
      {lapsing.length > 0 && <Lapsing lapsing={lapsing} />}
      <p className="flex flex-wrap gap-2 pt-3 print:hidden">
        <ButtonLink size="small" href={`${baselinesPath(registerCode)}/${number}`}>
          Read all of it
        </ButtonLink>
        <ButtonLink size="small" href={comparePath(registerCode, number, 'now')}>
          Compare with now
        </ButtonLink>
      </p>
    </section>
  )
}

/** What was accepted and will be open again soon. */
function Lapsing({ lapsing }: { lapsing: readonly LapsingLine[] }) {
  return (
    <>
      <h3 className="pt-4 pb-1 font-medium">Acceptances that lapse within thirty days</h3>
      <ul aria-label="Acceptances that lapse soon" className="border-t">
        {lapsing.map(({ code, title, expiresOn, deciderName }) => (
          <li key={code} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 border-b py-1.5 break-inside-avoid">
            <span className="wrap-anywhere">
              <span className="font-mono text-sm text-muted">{code}</span> {title}
            </span>
            <span className="text-sm text-warning">until {describeDay(expiresOn)}</span>
            <span className="col-span-2 text-sm text-muted">accepted by {deciderName}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Count({ label, count, isWarning = false }: { label: string; count: number; isWarning?: boolean }) {
  return (
    <div className="flex flex-row-reverse items-baseline gap-1.5">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className={`tabular text-lg font-semibold ${isWarning && count > 0 ? 'text-warning' : ''}`}>{count.toLocaleString('en')}</dd>
    </div>
  )
}

function BandCount({ band, count }: { band: (typeof BANDS)[number]; count: number }): ReactNode {
  return (
    <span className="inline-flex items-center gap-1.5 text-sm">
      <BandBadge band={band} size="small" />
      <span className="tabular text-muted">{count.toLocaleString('en')}</span>
    </span>
  )
}

function OpenFailureMode({ line: { code, title, owners, score, isUnowned, isUnproven } }: { line: OpenLine }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 border-b py-1.5 break-inside-avoid">
      <span className="wrap-anywhere">
        <span className="font-mono text-sm text-muted">{code}</span> {title}
      </span>
      <span>{score.state === 'scored' ? <BandBadge band={score.band} number={score.number} size="small" /> : <span className="text-sm text-warning">{describeScore(score)}</span>}</span>
      <span className="col-span-2 flex flex-wrap items-baseline gap-x-2 text-sm text-muted">
        {isUnowned ? <Badge tone="warning">Nobody answers</Badge> : owners}
        {isUnproven && <span>· no proof in place</span>}
      </span>
    </li>
  )
}
