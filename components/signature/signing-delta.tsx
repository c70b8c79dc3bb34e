import { comparePath } from '@/components/baseline/baseline-words'
import { PlaceDifferences } from '@/components/baseline/place-differences'
import { ButtonLink } from '@/components/ui/button'
import { describeCounts } from '@/lib/domain/baseline/comparison'
import type { SigningDelta } from '@/lib/domain/signature/signing-view'

interface SigningDeltaViewProps {
  registerCode: string
  number: number
  delta: SigningDelta | null
}

/** What has changed since the reader signed last, place by place; for somebody who signs the first time, that everything is new. */
export function SigningDeltaView({ registerCode, number, delta }: SigningDeltaViewProps) {
  return (
    <section aria-labelledby="what-changed">
      <h2 id="what-changed" className="border-b pb-1 text-lg font-semibold">
        {delta ? `What changed since you signed baseline ${delta.number}` : 'What is new to you'}
      </h2>
      {delta ? (
        <>
          <p className="pt-2">{describeCounts(delta.counts)}</p>
          {delta.groups.map((group, i) => (
            <PlaceDifferences key={i} group={group} registerCode={registerCode} headingLevel={3} />
          ))}
          {delta.placeCount > delta.groups.length && (
            <p className="pt-3">
              <ButtonLink size="small" href={comparePath(registerCode, delta.number, number)}>
                All {delta.placeCount.toLocaleString('en')} places that differ
              </ButtonLink>
            </p>
          )}
        </>
      ) : (
        <p className="py-2 text-muted">You have not signed a version of this register before, so all of it is.</p>
      )}
    </section>
  )
}
