import { coverOf, missingTypes, type ControlCover } from '@/lib/domain/coverage/control-cover'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { PromiseAtRisk } from '@/lib/domain/failure-mode/failure-mode-words'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/rescore'
import { listInOrder, roleNamer, type RegisterRows } from '@/lib/domain/register/rows-to-content'
import type { RowReader } from '@/lib/domain/row/row-reader'
import type { Band } from '@/lib/domain/scoring/factor'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'
import { compareScores, scoreFactors, type Score } from '@/lib/domain/scoring/score'

/** An open failure mode as the coverage tables count it. */
export interface CoverageLine {
  id: string
  code: string
  title: string
  categoryId: string
  /** The first accountable of its owner chain; null when nobody is. */
  owner: string | null
  promises: readonly PromiseAtRisk[]
  /** Null when none is given. */
  layer: string | null
  /** Number and band at the current stage. */
  score: Score
  band: Band | null
  cover: ControlCover
  /** How many of the five types are missing, 0 to 5. */
  missing: number
}

/** Open risks are all but the closed and the validly accepted (PRODUCT.md section 2); deleted ones are none. */
export function isOpenRisk({ deletedAt, status }: Pick<FailureModeRow, 'deletedAt' | 'status'>): boolean {
  return deletedAt === null && status !== 'closed' && status !== 'accepted'
}

/** The open failure modes of a register with what covers them, worst risk first, then by code. Takes time in proportion to the rows. */
export function listCoverage(rows: RegisterRows, policy: ScoringPolicy): CoverageLine[] {
  const nameOf = roleNamer(rows)
  const lines = rows.all('failure-mode').filter(isOpenRisk).map((row) => readLine(rows, row, policy, nameOf))
  return lines.sort((a, b) => compareScores(a.score, b.score) || compareCodes(a.code, b.code))
}

/** Live controls that serve a failure mode. */
export function controlsServing(rows: RowReader, failureModeId: string) {
  return rows.where('control-link', 'failureModeId', failureModeId).flatMap((link) => {
    const control = link.deletedAt === null ? rows.get('control', link.controlId) : undefined
    return control && control.deletedAt === null ? [control] : []
  })
}

/** D10-2 before D10-10: numbers in codes are compared as numbers. */
export function compareCodes(a: string, b: string): number {
  return collator.compare(a, b)
}

const collator = new Intl.Collator('en', { numeric: true })

function readLine(rows: RegisterRows, row: FailureModeRow, policy: ScoringPolicy, nameOf: ReturnType<typeof roleNamer>): CoverageLine {
  const score = scoreFactors(policy, factorsOf(latestAssessment(rows, row.id, 'current')))
  const cover = coverOf(controlsServing(rows, row.id))
  const accountable = listInOrder<'owner-link'>(rows.where('owner-link', 'failureModeId', row.id)).find((link) => link.part === 'accountable')
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    categoryId: row.categoryId,
    owner: accountable ? nameOf(accountable.ownerRoleId, accountable.roleText) : null,
    promises: row.promise,
    layer: row.layer,
    score,
    band: score.state === 'scored' ? score.band : null,
    cover,
    missing: missingTypes(cover).length,
  }
}
