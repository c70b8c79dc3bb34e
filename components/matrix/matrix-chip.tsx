import Link from 'next/link'
import type { MatrixEntry } from '@/lib/domain/matrix/build-matrix'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { describeScore } from '@/lib/domain/scoring/score'
import { joinClasses } from '@/components/ui/class-names'
import { VisuallyHidden } from '@/components/ui/visually-hidden'

export interface MatrixChipProps {
  entry: MatrixEntry
  href: string
  /** Name of the cell, by which a move is seen; none beside the matrix. */
  cell?: string
  /** True while it is being moved: it stays where it was, paler. */
  picked?: boolean
  /** True where Tab comes to the cell and arrows go on to its codes. */
  behindHead?: boolean
}

const LOOK = joinClasses(
  'relative z-1 inline-flex min-w-0 max-w-full items-baseline gap-1.5 rounded-sm border border-edge/40',
  'bg-raised px-1.5 py-0.5 text-ink select-none [-webkit-touch-callout:none]',
  'hover:border-ink -outline-offset-2 @max-md:px-1 pointer-coarse:min-h-11 pointer-coarse:items-center',
  'data-picked:border-dashed data-picked:border-ink data-picked:bg-ground',
)

/** A failure mode in its cell: code and number, in paper colours, so that it reads on every band. */
export function MatrixChip({ entry, href, cell, picked, behindHead }: MatrixChipProps) {
  return (
    <Link
      href={href}
      title={entry.title}
      draggable={false}
      data-chip={entry.id}
      data-code={entry.code}
      data-cell={cell}
      data-picked={picked || undefined}
      tabIndex={behindHead ? -1 : undefined}
      className={joinClasses(LOOK, cell && '@max-md:w-full @max-md:justify-center')}
    >
      <span className="font-mono text-xs wrap-anywhere @max-md:text-[0.625rem] @max-md:tracking-tight @min-[88rem]:text-lg">{entry.code}</span>
      <span aria-hidden="true" className="tabular text-xs text-muted @max-2xl:hidden @min-[88rem]:text-lg">
        {entry.score.state === 'scored' ? entry.score.number : `${entry.score.scored}/${FACTORS.length}`}
      </span>
      <VisuallyHidden>, {describeScore(entry.score)}</VisuallyHidden>
    </Link>
  )
}
