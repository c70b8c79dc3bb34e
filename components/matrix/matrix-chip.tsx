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
}

/** A failure mode in its cell: code and number, in paper colours, so that it reads on every band. */
export function MatrixChip({ entry, href, cell }: MatrixChipProps) {
  return (
    <Link
      href={href}
      data-chip={cell ? entry.id : undefined}
      data-cell={cell}
      className={joinClasses(
        'relative inline-flex min-w-0 max-w-full items-baseline gap-1.5 rounded-sm border border-edge/40',
        'bg-raised px-1.5 py-0.5 text-ink',
        'hover:border-ink -outline-offset-2 @max-md:px-1 pointer-coarse:min-h-11 pointer-coarse:items-center',
        cell && '@max-md:w-full @max-md:justify-center',
      )}
    >
      <span className="font-mono text-xs wrap-anywhere @max-md:text-[0.625rem] @max-md:tracking-tight">{entry.code}</span>
      <span aria-hidden="true" className="tabular text-xs text-muted @max-2xl:hidden">
        {entry.score.state === 'scored' ? entry.score.number : `${entry.score.scored}/${FACTORS.length}`}
      </span>
      <VisuallyHidden>, {describeScore(entry.score)}</VisuallyHidden>
    </Link>
  )
}
