import Link from 'next/link'
import { BeforeAfter, Gone } from '@/components/history/before-after'
import { failureModePath } from '@/components/register/use-register'
import { Badge } from '@/components/ui/badge'
import { describePlace, type DifferenceGroup } from '@/lib/domain/baseline/comparison'
import type { Difference } from '@/lib/domain/baseline/difference'

/** What differs in one place, before and after. */
export function PlaceDifferences({ group: { place, differences }, registerCode, headingLevel = 2 }: { group: DifferenceGroup; registerCode: string; headingLevel?: 2 | 3 }) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  const words = describePlace(place)
  const isHere = place.in === 'scenario' && !differences.some(({ label, kind }) => label === 'Scenario' && kind === 'removed')
  return (
    <section className="break-inside-avoid-page">
      <Heading className="mt-7 border-b pb-1 text-lg font-semibold wrap-anywhere break-after-avoid">
        {place.in === 'scenario' && isHere ? (
          <Link href={failureModePath(registerCode, place.code)} className="text-ink no-underline hover:underline pointer-coarse:inline-block pointer-coarse:py-2">
            {words}
          </Link>
        ) : (
          words
        )}
      </Heading>
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
