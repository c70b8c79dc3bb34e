import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import type { RescoreInput } from '@/lib/domain/failure-mode/rescore'
import type { MatrixPlace } from '@/lib/domain/matrix/matrix-moves'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { FACTORS, type Factor, type FactorSet, type Stage } from '@/lib/domain/scoring/factor'

/** The assessment of a failure mode that holds at a stage: what a move replaces. */
export interface Standing<Rationale = string | null | undefined> {
  factors: FactorSet
  /** Undefined where the text is not in hand: a browser with many failure modes fetches texts when they are seen. */
  rationale: Rationale
}

export interface MatrixAxes {
  xFactor: Factor
  yFactor: Factor
  stage: Stage
}

/** How a failure mode stands at a stage; all empty while nobody has scored it. */
export function standingOf(rows: RowReader, failureModeId: string, stage: Stage): Standing {
  const latest = latestAssessment(rows, failureModeId, stage)
  return { factors: factorsOf(latest), rationale: latest ? latest.rationale : null }
}

/** The cell of a standing; null while one of the two levels is missing. */
export function placeOf({ factors }: Standing, { xFactor, yFactor }: MatrixAxes): MatrixPlace | null {
  const [x, y] = [factors[xFactor], factors[yFactor]]
  return x === null || y === null ? null : { x, y }
}

/** The five factors after a move to a cell. */
export function factorsAfter({ factors }: Standing, { xFactor, yFactor }: MatrixAxes, { x, y }: MatrixPlace): FactorSet {
  return { ...factors, [xFactor]: x, [yFactor]: y }
}

/** True when what a move would replace is the same in both: the two levels and, where both are in hand, the rationale. */
export function standsTheSame(a: Standing, b: Standing, { xFactor, yFactor }: MatrixAxes): boolean {
  const isSameReason = a.rationale === undefined || b.rationale === undefined || a.rationale === b.rationale
  return a.factors[xFactor] === b.factors[xFactor] && a.factors[yFactor] === b.factors[yFactor] && isSameReason
}

/**
 * What somebody saw, with the rationale that came after they had picked it up: where the text was not in hand, the first one that is shown is
 * the one they see. The very same object where nothing is missing or has come, and where somebody has scored it anew meanwhile, whose
 * rationale is another.
 */
export function seenWith(seen: Standing, now: Standing): Standing {
  const isMissing = seen.rationale === undefined && now.rationale !== undefined
  return isMissing && FACTORS.every((factor) => seen.factors[factor] === now.factors[factor]) ? { ...seen, rationale: now.rationale } : seen
}

export interface Move extends MatrixAxes {
  failureModeId: string
  /** Id of the assessment that is appended. */
  assessmentId: string
  /** What the person saw, the rationale too, which is what the move replaces. */
  before: Standing<string | null>
  to: MatrixPlace
  /** Why it stands there now. */
  rationale: string
}

/** The input of `failure-mode.rescore` that a move in the matrix is; rule MX-17. */
export function moveScore({ failureModeId, assessmentId, stage, xFactor, yFactor, before, to, rationale }: Move): RescoreInput {
  const factors = {
    [xFactor]: { before: before.factors[xFactor], after: to.x },
    [yFactor]: { before: before.factors[yFactor], after: to.y },
  }
  return { scores: [{ failureModeId, assessmentId, stage, factors, rationale: { before: before.rationale, after: rationale } }] }
}
