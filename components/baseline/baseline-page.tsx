'use client'

import { BaselineFacts } from '@/components/baseline/baseline-facts'
import { BaselineLines } from '@/components/baseline/baseline-lines'
import { BaselineMoves } from '@/components/baseline/baseline-moves'
import { EvidenceSection } from '@/components/baseline/evidence-section'
import { baselinesPath, comparePath } from '@/components/baseline/baseline-words'
import { StatusBadge } from '@/components/baseline/status-badge'
import { RiskMatrix } from '@/components/matrix/risk-matrix'
import { failureModePath } from '@/components/register/use-register'
import { MarkdownText } from '@/components/room/markdown-text'
import { SignatureSection } from '@/components/signature/signature-section'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Button, ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import type { BaselineView } from '@/lib/domain/baseline/baseline-view'
import { matrixOfSummary } from '@/lib/domain/matrix/matrix-summary'
import { useRoomView } from '@/lib/live/client/room'

interface BaselinePageProps {
  /** The head as the page came with it; its status moves on while somebody looks. */
  head: BaselineRow
  view: BaselineView
  /** False where the frozen texts do not give their digests any more. */
  isWhole: boolean
  /** ISO day. */
  today: string
}

/** A version of a register as it was frozen, to be read, printed and compared. */
export function BaselinePage({ head, view, isWhole, today }: BaselinePageProps) {
  const { rows } = useRoomView()
  const baseline = rows.get('baseline', head.id) ?? head
  const { code } = view
  return (
    <article className="pt-5 print:pt-0">
      <div className="flex flex-wrap items-center justify-between gap-3 print:hidden">
        <Breadcrumbs crumbs={[{ label: code, href: `/registers/${encodeURIComponent(code)}` }, { label: 'Baselines', href: baselinesPath(code) }, { label: `Baseline ${head.number}` }]} />
        <div className="flex flex-wrap gap-2">
          <BaselineMoves baseline={baseline} />
          <ButtonLink href={comparePath(code, head.number, 'now')}>Compare with now</ButtonLink>
          <Button icon="document" onClick={() => window.print()}>
            Print
          </Button>
        </div>
      </div>
      <header className="mt-4 border-b pb-4 print:mt-0">
        <p className="text-base text-muted">
          <span className="font-mono">{code}</span> {view.title}
        </p>
        <h1 className="flex flex-wrap items-baseline gap-x-3 text-2xl font-semibold tracking-tight wrap-anywhere">
          Baseline {head.number}
          {head.label && <span className="font-normal text-muted">version {head.label}</span>}
          <StatusBadge status={baseline.status} />
        </h1>
        <div className="mt-1 max-w-prose text-lg">
          <MarkdownText inline text={head.changeNote} />
        </div>
      </header>
      {!isWhole && (
        <div className="mt-4">
          <Notice tone="error" title="This is not what was frozen.">
            The texts of this baseline do not give the digests that were signed. Somebody has changed them in the database; have an administrator check the record.
          </Notice>
        </div>
      )}
      <SignatureSection registerCode={code} baseline={baseline} today={today} />
      <BaselineFacts head={head} view={view} />
      <EvidenceSection registerCode={code} number={head.number} />
      <section aria-labelledby="frozen-matrix">
        <h2 id="frozen-matrix" className="mt-8 mb-2 border-b pb-1 text-lg font-semibold">
          Matrix
        </h2>
        <RiskMatrix matrix={matrixOfSummary(view.matrix)} policy={view.policy} hrefFor={(one) => failureModePath(code, one)} when={`as frozen on ${view.day}`} />
      </section>
      <BaselineLines view={view} number={head.number} />
    </article>
  )
}
