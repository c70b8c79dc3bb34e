import type { MatrixCell } from '@/lib/domain/matrix/build-matrix'
import { BAND_LABELS } from '@/lib/domain/scoring/band'
import { joinClasses } from '@/components/ui/class-names'
import { MatrixChip } from '@/components/matrix/matrix-chip'

/** Chips that a cell shows before it folds the rest away; the worst stand first. */
const CHIPS_MAX = 8

const HEAD_LOOK = joinClasses(
  'flex flex-wrap justify-between gap-x-1 px-0.5 pb-1 text-xs font-medium',
  '@max-md:text-[0.625rem] @max-md:leading-3.5',
)

export interface MatrixCellViewProps {
  cell: MatrixCell
  hrefFor: (code: string) => string
}

/** One cell: band word and count above, codes below. Empty cells stay empty ground. */
export function MatrixCellView({ cell, hrefFor }: MatrixCellViewProps) {
  const { entries, band } = cell
  const place = `${cell.x}-${cell.y}`
  const chips = entries.map((entry) => (
    <li key={entry.id} className="max-w-full @max-md:w-full">
      <MatrixChip entry={entry} href={hrefFor(entry.code)} cell={place} />
    </li>
  ))
  return (
    <td
      data-band={band ?? undefined}
      className="band-fill h-22 border-b border-l p-1.5 align-top @max-md:h-18 @max-md:p-0.5 print:h-16"
    >
      {entries.length > 0 && (
        <>
          <p className={HEAD_LOOK}>
            <span>{band === null ? 'Not scored' : BAND_LABELS[band]}</span>
            {entries.length > 1 && (
              <span className="tabular">
                {entries.length}
                <span className="sr-only"> rows</span>
              </span>
            )}
          </p>
          <ul className="flex flex-wrap gap-1">{chips.slice(0, CHIPS_MAX)}</ul>
          {chips.length > CHIPS_MAX && (
            <details className="mt-1 text-xs">
              <summary className="px-0.5 outline-current pointer-coarse:py-3">{chips.length - CHIPS_MAX} more</summary>
              <ul className="mt-1 flex max-h-56 flex-wrap gap-1 overflow-y-auto print:max-h-none">{chips.slice(CHIPS_MAX)}</ul>
            </details>
          )}
        </>
      )}
    </td>
  )
}
