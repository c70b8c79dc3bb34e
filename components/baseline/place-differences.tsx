import Link from 'next/link'
import { BeforeAfter, Gone } from '@/components/history/before-after'
import { failureModePath } from '@/components/register/use-register'
import { Badge } from '@/components/ui/badge'
import { describePlace, type DifferenceGroup } from '@/lib/domain/baseline/comparison'
import type { Difference, DifferencePlace } from '@/lib/domain/baseline/difference'

/** What differs in one place, before and after. Of a scenario that came or went as a whole its heading says it all. */
export function PlaceDifferences({ group: { place, differences }, registerCode, headingLevel = 2 }: { group: DifferenceGroup; registerCode: string; headingLevel?: 2 | 3 }) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  const whole = place.in === 'scenario' ? differences.find(({ label, kind }) => label === 'Scenario' && (kind === 'added' || kind === 'removed')) : undefined
  const isHere = place.in === 'scenario' && whole?.kind !== 'removed'
  const rest = differences.filter((one) => one !== whole)
  return (
    <section>
      <Heading className="mt-7 flex flex-wrap items-baseline gap-x-2 border-b pb-1 text-lg font-semibold wrap-anywhere break-after-avoid break-inside-avoid">
        {isHere ? (
          <Link href={failureModePath(registerCode, place.code)} className="text-ink no-underline hover:underline pointer-coarse:inline-block pointer-coarse:py-2">
            <PlaceName place={place} />
          </Link>
        ) : (
          <PlaceName place={place} isGone={whole !== undefined} />
        )}
        {whole && <Badge tone={TONES[whole.kind]}>{whole.kind}</Badge>}
      </Heading>
      {rest.length > 0 && (
        <dl>
          {rest.map((difference, i) => (
            <DifferenceLine key={i} difference={difference} />
          ))}
        </dl>
      )}
    </section>
  )
}

function PlaceName({ place, isGone = false }: { place: DifferencePlace; isGone?: boolean }) {
  if (place.in !== 'scenario') return <span className="min-w-0">{describePlace(place)}</span>
  return (
    <span className="min-w-0">
      <span className="font-mono text-base">{place.code}</span> {isGone ? <del className="decoration-danger/60">{place.title}</del> : place.title}
    </span>
  )
}

const TONES = { added: 'accent', removed: 'danger', changed: 'neutral', moved: 'neutral' } as const

function DifferenceLine({ difference: { label, kind, before, after } }: { difference: Difference }) {
  return (
    <div className="grid break-inside-avoid gap-x-4 border-b border-line/60 py-2 sm:grid-cols-[14rem_minmax(0,1fr)] print:grid-cols-[11rem_minmax(0,1fr)]">
      <dt className="flex flex-wrap items-baseline gap-x-2 text-sm leading-6 text-muted wrap-anywhere">
        {label} {kind !== 'changed' && <Badge tone={TONES[kind]}>{kind}</Badge>}
      </dt>
      <dd className="min-w-0">
        {kind === 'removed' ? <Gone text={before} /> : <BeforeAfter before={before} after={after} />}
      </dd>
    </div>
  )
}
