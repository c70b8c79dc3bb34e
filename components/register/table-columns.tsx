import Link from 'next/link'
import { createColumnHelper, createSortedRowModel, rowSortingFeature, tableFeatures } from '@tanstack/react-table'
import { failureModePath } from '@/components/register/use-register'
import { ScoreFlash } from '@/components/score/score-flash'
import { ScoreSummary } from '@/components/score/score-summary'
import type { FailureModeSummary } from '@/lib/domain/failure-mode/failure-mode-summary'
import { FACTORS, type Factor } from '@/lib/domain/scoring/factor'
import { FACTOR_WORDS, RUBRIC } from '@/lib/domain/scoring/rubric'
import { describeScore, compareScores } from '@/lib/domain/scoring/score'

/** What a line of the table knows beside its failure mode. */
export interface TableLine extends FailureModeSummary {
  registerCode: string
  /** Who changed the score while this page was open. */
  changedBy: string | null
}

export const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

const helper = createColumnHelper<typeof features, TableLine>()

const SHORT: Record<Factor, string> = { likelihood: 'L', impact: 'I', detectability: 'D', recoverability: 'R', blastRadius: 'B' }

/** Columns of the register's table; the address names them by id. */
export const columns = helper.columns([
  helper.accessor((line) => line.row.code, {
    id: 'code',
    header: 'Code',
    cell: ({ row: { original } }) => (
      <Link href={failureModePath(original.registerCode, original.row.code)} className="font-mono whitespace-nowrap">
        {original.row.code}
      </Link>
    ),
  }),
  helper.accessor((line) => line.row.title, {
    id: 'title',
    header: 'Failure mode',
    cell: ({ row: { original } }) => (
      <Link href={failureModePath(original.registerCode, original.row.code)} className="font-medium text-ink no-underline hover:underline">
        {original.row.title}
      </Link>
    ),
  }),
  helper.accessor((line) => line.owners, {
    id: 'owner',
    header: 'Owner',
    cell: ({ getValue }) => getValue() || <span className="text-faint">Nobody</span>,
  }),
  ...FACTORS.map((factor) =>
    helper.accessor((line) => line.stages.current[factor] ?? 0, {
      id: factor,
      header: () => <abbr title={FACTOR_WORDS[factor].label}>{SHORT[factor]}</abbr>,
      sortDescFirst: true,
      cell: ({ row: { original } }) => {
        const level = original.stages.current[factor]
        return level === null ? <span className="text-faint">–</span> : <span title={RUBRIC[factor][level]}>{level}</span>
      },
    }),
  ),
  helper.accessor((line) => line.score, {
    id: 'score',
    header: 'Score',
    sortDescFirst: false,
    // compareScores puts the worst first, which people expect from the first press.
    sortFn: (a, b) => compareScores(a.original.score, b.original.score),
    cell: ({ row: { original } }) => (
      <ScoreFlash value={describeScore(original.score)} by={original.changedBy ?? undefined}>
        <ScoreSummary score={original.score} size="small" />
      </ScoreFlash>
    ),
  }),
  helper.accessor((line) => line.row.status, { id: 'status', header: 'Status', cell: ({ getValue }) => getValue().replace('-', ' ') }),
])

/** Columns that a narrow screen leaves out: the score and the page of the failure mode say the same. */
const WIDE_ONLY: ReadonlySet<string> = new Set<string>([...FACTORS, 'status'])

/** Classes that leave a column out where it has no room. */
export function narrowLook(id: string): string | undefined {
  return WIDE_ONLY.has(id) ? 'max-sm:hidden' : undefined
}

/** Columns whose figures stand to the right. */
export const NUMERIC: ReadonlySet<string> = new Set<string>(FACTORS)
