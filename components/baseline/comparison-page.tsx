'use client'

import { baselinesPath } from '@/components/baseline/baseline-words'
import { ComparedVersions } from '@/components/baseline/compared-versions'
import { PlaceDifferences } from '@/components/baseline/place-differences'
import { VersionChoice } from '@/components/baseline/version-choice'
import { useRegisterRow } from '@/components/register/use-register'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { describeCounts, type ComparedPlaces } from '@/lib/domain/baseline/comparison'

interface ComparisonPageProps extends ComparedPlaces {
  from: number | 'now'
  to: number | 'now'
  /** When the page was made (ISO), which "now" stands for. */
  at: string
}

const describe = (version: number | 'now') => (version === 'now' ? 'now' : `baseline ${version}`)

/** What differs between two versions of a register: how much first, then place by place, before and after. */
export function ComparisonPage({ from, to, at, counts, groups, placeCount }: ComparisonPageProps) {
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
        <ComparedVersions versions={from === to ? [from] : [from, to]} at={at} />
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
