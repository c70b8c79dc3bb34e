import { MatrixChip } from '@/components/matrix/matrix-chip'
import type { Matrix } from '@/lib/domain/matrix/build-matrix'
import { FACTOR_WORDS } from '@/lib/domain/scoring/rubric'

const CHIPS_MAX = 12

/** What the matrix could not place, counted and named; nothing at all when everything is placed. */
export function UnplacedRows({ matrix, hrefFor }: { matrix: Matrix; hrefFor: (code: string) => string }) {
  const { unplaced, xFactor, yFactor, stage } = matrix
  if (unplaced.length === 0) return null
  const factors = `${FACTOR_WORDS[yFactor].label.toLowerCase()} or ${FACTOR_WORDS[xFactor].label.toLowerCase()}`
  const chips = unplaced.map((entry) => (
    <li key={entry.id}>
      <MatrixChip entry={entry} href={hrefFor(entry.code)} />
    </li>
  ))
  return (
    <section aria-label="Not placed" className="text-sm">
      <p>
        <span className="tabular font-medium">
          {unplaced.length} {unplaced.length === 1 ? 'row' : 'rows'} not placed:
        </span>{' '}
        <span className="text-muted">
          no {stage} {factors}.
        </span>
      </p>
      <ul className="mt-1.5 flex flex-wrap gap-1">{chips.slice(0, CHIPS_MAX)}</ul>
      {chips.length > CHIPS_MAX && (
        <details className="mt-1">
          <summary className="text-muted pointer-coarse:py-3">{chips.length - CHIPS_MAX} more</summary>
          <ul className="mt-1 flex max-h-56 flex-wrap gap-1 overflow-y-auto">{chips.slice(CHIPS_MAX)}</ul>
        </details>
      )}
    </section>
  )
}
