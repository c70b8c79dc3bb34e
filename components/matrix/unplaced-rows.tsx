import Link from 'next/link'
import { FoldedList } from '@/components/matrix/folded-list'
import type { Carried } from '@/components/matrix/matrix-cell'
import { MatrixChip } from '@/components/matrix/matrix-chip'
import type { Matrix, MatrixEntry } from '@/lib/domain/matrix/build-matrix'
import { FACTOR_WORDS } from '@/lib/domain/scoring/rubric'

const CHIPS_MAX = 12

interface UnplacedRowsProps {
  matrix: Matrix
  hrefFor: (code: string) => string
  /** The worksheet of what is not scored at the stage; no link without. */
  worksheetHref?: string
  carried?: Carried | null
}

/** What the matrix could not place, counted and named; nothing at all when everything is placed. */
export function UnplacedRows({ matrix, hrefFor, worksheetHref, carried }: UnplacedRowsProps) {
  const { unplaced, unplacedCount, xFactor, yFactor, stage } = matrix
  if (unplacedCount === 0) return null
  const factors = `${FACTOR_WORDS[yFactor].label.toLowerCase()} or ${FACTOR_WORDS[xFactor].label.toLowerCase()}`
  const show = (entry: MatrixEntry) => (
    <li key={entry.id}>
      <MatrixChip entry={entry} href={hrefFor(entry.code)} picked={carried?.id === entry.id} />
    </li>
  )
  return (
    <section aria-label="Not placed" className="text-sm">
      <p>
        <span className="tabular font-medium">
          {unplacedCount} {unplacedCount === 1 ? 'row' : 'rows'} not placed:
        </span>{' '}
        <span className="text-muted">
          no {stage} {factors}.
        </span>{' '}
        {worksheetHref && (
          <Link href={worksheetHref} prefetch={false} className="text-accent underline underline-offset-2 print:hidden">
            Show what is not scored
          </Link>
        )}
      </p>
      <div className="mt-1.5">
        <FoldedList items={unplaced} count={unplacedCount} show={show} max={CHIPS_MAX} eager={unplacedCount <= 200} className="flex flex-wrap gap-1" />
      </div>
    </section>
  )
}
