import Link from 'next/link'
import type { MatrixCell, MatrixEntry } from '@/lib/domain/matrix/build-matrix'
import { BAND_LABELS } from '@/lib/domain/scoring/band'
import { FoldedList } from '@/components/matrix/folded-list'
import { MatrixChip } from '@/components/matrix/matrix-chip'
import { nameOfPlace } from '@/components/matrix/place-name'
import { joinClasses } from '@/components/ui/class-names'

/** Chips that a cell shows before it folds the rest away, and in a crowd or under arrows; the worst stand first. */
const CHIPS_MAX = 8
const CHIPS_MAX_DENSE = 4

const HEAD_LOOK = joinClasses(
  'flex flex-wrap justify-between gap-x-1 px-0.5 pb-1 text-xs font-medium',
  '@max-md:text-[0.625rem] @max-md:leading-3.5 @min-[88rem]:text-lg',
)
// The link covers the cell; codes and the fold lie above it.
const LINK_LOOK = joinClasses(HEAD_LOOK, 'outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-3')

/** What is being moved and where it would go. */
export interface Carried {
  id: string
  code: string
  /** Name of the cell, such as "4-5"; null over no cell. */
  over: string | null
}

export interface MatrixCellViewProps {
  cell: MatrixCell
  hrefFor: (code: string) => string
  /** Where the cell leads; nowhere without. */
  cellHref?: string
  /** The levels of the cell in words. */
  place: string
  carried?: Carried | null
  /** Leaves room below for arrows. */
  withLane?: boolean
  /** Shows fewer codes, so that the whole matrix stays in sight. */
  dense?: boolean
  /** Puts folded codes into the page at once. */
  eager?: boolean
}

/** One cell: band word and count above, codes below. Empty cells stay empty ground. */
export function MatrixCellView({ cell, hrefFor, cellHref, place, carried, withLane, dense, eager }: MatrixCellViewProps) {
  const { entries, count, band } = cell
  const name = nameOfPlace(cell)
  const show = (entry: MatrixEntry) => (
    <li key={entry.id} className="max-w-full @max-md:w-full">
      <MatrixChip entry={entry} href={hrefFor(entry.code)} cell={name} picked={carried?.id === entry.id} behindHead={Boolean(cellHref)} />
    </li>
  )
  const isOver = carried?.over === name
  return (
    <td
      data-band={band ?? undefined}
      data-place={name}
      data-over={isOver || undefined}
      className={joinClasses(
        'band-fill relative h-22 border-b border-l p-1.5 align-top @max-md:h-18 @max-md:p-0.5 @min-[88rem]:h-28 print:h-16',
        'data-over:outline-3 data-over:-outline-offset-3 data-over:outline-accent data-over:outline-dashed',
        withLane && 'h-28 pb-8 @max-md:h-24 @max-md:pb-6 print:h-24 print:pb-7',
      )}
    >
      {count > 0 && (
        <>
          <CellHead cell={cell} href={cellHref} place={place} word={band === null ? 'Not scored' : BAND_LABELS[band]} />
          <FoldedList items={entries} count={count} show={show} max={dense ? CHIPS_MAX_DENSE : CHIPS_MAX} eager={eager} className="flex flex-wrap gap-1" />
        </>
      )}
      {isOver && carried && <DropMark code={carried.code} />}
    </td>
  )
}

function CellHead({ cell, href, place, word }: { cell: MatrixCell; href?: string; place: string; word: string }) {
  const { count } = cell
  const inside = (
    <>
      <span className="relative z-1">{word}</span>
      <span className="tabular relative z-1">
        {count}
        <span className="sr-only">
          {count === 1 ? ' row' : ' rows'}
          {href && ` at ${place}, in the worksheet`}
        </span>
      </span>
    </>
  )
  if (!href) return <p className={HEAD_LOOK}>{inside}</p>
  return (
    <Link href={href} prefetch={false} data-cell-head="" draggable={false} className={LINK_LOOK}>
      {inside}
    </Link>
  )
}

/** The code where it would stand. */
function DropMark({ code }: { code: string }) {
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute inset-x-1 bottom-1 z-2 truncate rounded-sm border border-dashed border-ink bg-raised px-1 font-mono text-xs text-ink"
    >
      {code}
    </span>
  )
}
