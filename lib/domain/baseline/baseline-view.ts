import { describePolicy } from '@/lib/domain/baseline/content-parts'
import type { FrozenHolders } from '@/lib/domain/baseline/frozen-rows'
import { HEADER_FIELDS } from '@/lib/domain/document/content'
import { HEADER_LABELS } from '@/lib/domain/document/document-labels'
import { summarise } from '@/lib/domain/failure-mode/failure-mode-summary'
import type { FailureModeStatus } from '@/lib/domain/failure-mode/failure-mode-words'
import { buildMatrix, DEFAULT_MATRIX_VIEW } from '@/lib/domain/matrix/build-matrix'
import { listMatrixRows } from '@/lib/domain/matrix/matrix-rows'
import { summarizeMatrix, type MatrixSummary } from '@/lib/domain/matrix/matrix-summary'
import { listInOrder, type RegisterRows } from '@/lib/domain/register/rows-to-content'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'
import type { Score } from '@/lib/domain/scoring/score'
import { readStoredPolicy } from '@/lib/domain/scoring/stored-policy'
import { present } from '@/lib/kernel/assert'

/** Most failure modes that a page of a baseline shows. */
export const VIEW_LINES = 200
const MATRIX_ENTRIES = 8

/** A failure mode as a baseline's page shows it. */
export interface BaselineLine {
  code: string
  title: string
  category: string
  status: FailureModeStatus
  owners: string
  score: Score
}

/** What a baseline's page shows of the frozen rows, all of its failure modes with it. */
export interface BaselineOverview {
  code: string
  title: string
  /** Header fields that were filled in, by their labels; inline Markdown. */
  header: [label: string, text: string][]
  policy: ScoringPolicy
  policyWords: string
  holders: FrozenHolders[]
  day: string
  matrix: MatrixSummary
  /** The failure modes in the order of the document. */
  lines: BaselineLine[]
}

/** One page of it. */
export interface BaselineView extends BaselineOverview {
  /** How many failure modes there are, on this page and the others. */
  lineCount: number
  /** Which page it is, counted from 1, and of how many. */
  page: number
  pages: number
  /** Code of the failure mode that was asked for and is held; null where none was. */
  at: string | null
}

/** Which part of a baseline is asked for: a page, counted from 1, or the one on which a failure mode stands. */
export type WantedLines = { page: number } | { at: string }

/** All that the pages of a baseline show. */
export function viewBaseline(rows: RegisterRows, { registerId, holders, day }: { registerId: string; holders: FrozenHolders[]; day: string }): BaselineOverview {
  const register = present(rows.get('register', registerId), 'a baseline holds its register')
  const stored = present(rows.get('scoring-policy', register.scoringPolicyId), 'a baseline holds its policy')
  const policy = readStoredPolicy(stored)
  const lines = listInOrder<'category'>(rows.all('category')).flatMap(({ id, title }) =>
    listInOrder<'failure-mode'>(rows.where('failure-mode', 'categoryId', id)).map((row): BaselineLine => {
      const { owners, score } = summarise(rows, row, policy)
      return { code: row.code, title: row.title, category: title, status: row.status, owners, score }
    }),
  )
  const header = HEADER_FIELDS.flatMap((field): [string, string][] => (register[field] === null ? [] : [[HEADER_LABELS[field], register[field]]]))
  const { code, title } = register
  return { code, title, header, policy, policyWords: describePolicy(stored), holders, day, matrix: matrixOf(rows, policy), lines }
}

/** One page of a baseline; a page beyond the last is the last, and the one of a failure mode that it does not hold is the first. */
export function pageOfBaseline(overview: BaselineOverview, wanted: WantedLines): BaselineView {
  const all = overview.lines
  const pages = Math.max(1, Math.ceil(all.length / VIEW_LINES))
  const found = 'at' in wanted ? all.findIndex(({ code }) => code === wanted.at) : -1
  const page = 'page' in wanted ? Math.min(wanted.page, pages) : Math.max(1, Math.ceil((found + 1) / VIEW_LINES))
  return { ...overview, lines: all.slice((page - 1) * VIEW_LINES, page * VIEW_LINES), lineCount: all.length, page, pages, at: all[found]?.code ?? null }
}

function matrixOf(rows: RegisterRows, policy: ScoringPolicy): MatrixSummary {
  const source = { categories: rows.all('category'), failureModes: rows.all('failure-mode'), assessments: rows.all('assessment') }
  return summarizeMatrix(buildMatrix({ rows: listMatrixRows(source), policy, ...DEFAULT_MATRIX_VIEW }), MATRIX_ENTRIES)
}
