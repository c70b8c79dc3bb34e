'use client'

import Link from 'next/link'
import { baselinesPath } from '@/components/baseline/baseline-words'
import { VersionChoice } from '@/components/baseline/version-choice'
import { BeforeAfter, Gone } from '@/components/history/before-after'
import { failureModePath, useRegisterRow } from '@/components/register/use-register'
import { Badge } from '@/components/ui/badge'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { describeCounts, describePlace, type DifferenceCounts, type DifferenceGroup } from '@/lib/domain/baseline/comparison'
import type { Difference } from '@/lib/domain/baseline/difference'

interface ComparisonPageProps {
  from: number | 'now'
  to: number | 'now'
  counts: DifferenceCounts
  groups: readonly DifferenceGroup[]
  /** How many places differ, shown or not. */
  placeCount: number
}

const describe = (version: number | 'now') => (version === 'now' ? 'now' : `baseline ${version}`)

/** What differs between two versions of a register: how much first, then place by place, before and after. */
export function ComparisonPage({ from, to, counts, groups, placeCount }: ComparisonPageProps) {
  const { code, title } = useRegisterRow()
  const file = `/api${baselinesPath(code)}/compare?from=${from}&to=${to}`
  return (
    <article className="mx-auto max-w-4xl pt-5 print:max-w-none print:pt-0">
      <div className="flex flex-wrap items-center justify-between gap-3 print:hidden">
        <Breadcrumbs crumbs={[{ label: code, href: `/registers/${encodeURIComponent(code)}` }, { label: 'Baselines', href: baselinesPath(code) }, { label: 'Compare' }]} />
        <div className="flex flex-wrap gap-2">
          <ButtonLink icon="download" href={file} prefetch={false}>
            Markdown
          </ButtonLink>
          <Button icon="document" onClick={() => window.print()}>
            Print
          </Button>
        </div>
      </div>
      <header className="mt-4 border-b pb-4 print:mt-0">
        <p className="text-base text-muted">
          <span className="font-mono">{code}</span> {title}
        </p>
        <h1 className="text-2xl font-semibold tracking-tight">
          From {describe(from)} to {describe(to)}
        </h1>
        <p className="mt-1 text-lg">{describeCounts(counts)}</p>
        <VersionChoice registerCode={code} from={from} to={to} />
      </header>
      {groups.length === 0 && (
        <div className="pt-6">
          <EmptyState title="Both say the same.">Comments, workshops and who holds a role are no part of what is compared.</EmptyState>
        </div>
      )}
      {groups.map((group, i) => (
        <PlaceDifferences key={i} group={group} registerCode={code} />
      ))}
      {placeCount > groups.length && (
        <div className="mt-6">
          <Notice title={`The first ${groups.length.toLocaleString('en')} of ${placeCount.toLocaleString('en')} places are shown.`}>The Markdown file has all of them.</Notice>
        </div>
      )}
    </article>
  )
}

function PlaceDifferences({ group: { place, differences }, registerCode }: { group: DifferenceGroup; registerCode: string }) {
  const words = describePlace(place)
  const isHere = place.in === 'scenario' && !differences.some(({ label, kind }) => label === 'Scenario' && kind === 'removed')
  return (
    <section className="break-inside-avoid-page">
      <h2 className="mt-7 border-b pb-1 text-lg font-semibold wrap-anywhere break-after-avoid">
        {place.in === 'scenario' && isHere ? (
          <Link href={failureModePath(registerCode, place.code)} className="text-ink no-underline hover:underline pointer-coarse:inline-block pointer-coarse:py-2">
            {words}
          </Link>
        ) : (
          words
        )}
      </h2>
      <dl>
        {differences.map((difference, i) => (
          <DifferenceLine key={i} difference={difference} />
        ))}
      </dl>
    </section>
  )
}

const TONES = { added: 'accent', removed: 'danger', changed: 'neutral', moved: 'neutral' } as const

function DifferenceLine({ difference: { label, kind, before, after } }: { difference: Difference }) {
  return (
    <div className="grid gap-x-4 border-b border-line/60 py-2 sm:grid-cols-[14rem_minmax(0,1fr)]">
      <dt className="flex flex-wrap items-baseline gap-x-2 text-sm leading-6 text-muted wrap-anywhere">
        {label} {kind !== 'changed' && <Badge tone={TONES[kind]}>{kind}</Badge>}
      </dt>
      <dd className="min-w-0">
        {kind === 'removed' ? <Gone text={before} /> : <BeforeAfter before={before} after={after} />}
      </dd>
    </div>
  )
}
