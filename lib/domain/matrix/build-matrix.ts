import * as z from 'zod/mini'
import { refuseInput } from '@/lib/kernel/errors'
import { worstBand } from '@/lib/domain/scoring/band'
import { LEVELS, STAGES, type Band, type Factor, type FactorSet, type Level, type Stage } from '@/lib/domain/scoring/factor'
import { factorSchema } from '@/lib/domain/scoring/factor-schema'
import { FACTOR_WORDS, RUBRIC } from '@/lib/domain/scoring/rubric'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'
import { compareScores, scoreFactors, type Score } from '@/lib/domain/scoring/score'

/** A failure mode as the matrix needs it: who it is, and its five factors at the stages that have an assessment. */
export interface MatrixRow {
  id: string
  code: string
  title?: string
  factors: Readonly<Partial<Record<Stage, Readonly<FactorSet>>>>
}

/** A row in its cell. */
export interface MatrixEntry {
  id: string
  code: string
  title?: string
  score: Score
}

export interface MatrixCell {
  /** Level of the horizontal factor. */
  x: Level
  /** Level of the vertical factor. */
  y: Level
  /** How many rows are in it. */
  count: number
  /** The rows, worst first; of a matrix that the server counted only the first of them. */
  entries: MatrixEntry[]
  /** Worst band of the scored entries; null when there is none. */
  band: Band | null
}

export interface Matrix {
  xFactor: Factor
  yFactor: Factor
  stage: Stage
  /** Five lines of five cells in reading order: the vertical factor from 5 down to 1, the horizontal one from 1 up to 5. */
  lines: MatrixCell[][]
  /** Rows in any cell. */
  placed: number
  /** How many rows lack one of the two levels at the stage. */
  unplacedCount: number
  /** These rows, in the order in which they came; of a matrix that the server counted only the first of them. */
  unplaced: MatrixEntry[]
}

export interface MatrixInput {
  rows: readonly MatrixRow[]
  xFactor: Factor
  yFactor: Factor
  policy: ScoringPolicy
  stage: Stage
}

/** What a matrix shows, as it stands in an address. */
export const matrixViewSchema = z
  .strictObject({
    xFactor: factorSchema,
    yFactor: factorSchema,
    stage: z.enum(STAGES, { error: `Expected one of ${STAGES.join(', ')}.` }),
  })
  .check(z.refine((view) => view.xFactor !== view.yFactor, { error: 'The two factors must differ.', path: ['yFactor'] }))
export type MatrixView = z.infer<typeof matrixViewSchema>

/** The matrix that opens first. */
export const DEFAULT_MATRIX_VIEW: MatrixView = { xFactor: 'likelihood', yFactor: 'impact', stage: 'current' }

function sortEntries(entries: MatrixEntry[]): MatrixEntry[] {
  return [...entries].sort((a, b) => compareScores(a.score, b.score))
}

function makeCell(x: Level, y: Level, entries: MatrixEntry[]): MatrixCell {
  const bands = entries.map(({ score }) => (score.state === 'scored' ? score.band : null))
  return { x, y, count: entries.length, entries: sortEntries(entries), band: worstBand(bands) }
}

/**
 * Places every row in the cell of its two levels at a stage. The 25 cells are always there; a cell takes the worst band of what
 * is in it; what cannot be placed is listed apart. Refuses with `invalid` when both factors are the same.
 * Source: PRODUCT.md section 2; rules MX-1 to MX-9 in docs/spec/matrix.md.
 */
export function buildMatrix({ rows, xFactor, yFactor, policy, stage }: MatrixInput): Matrix {
  if (xFactor === yFactor) refuseInput('yFactor', 'The two factors must differ.', 'Choose another factor for one side.')
  const byCell = new Map<string, MatrixEntry[]>()
  const unplaced: MatrixEntry[] = []
  for (const { id, code, title, factors } of rows) {
    const set = factors[stage]
    const score: Score = set ? scoreFactors(policy, set) : { state: 'incomplete', scored: 0 }
    const place = set && set[xFactor] !== null && set[yFactor] !== null ? `${set[xFactor]},${set[yFactor]}` : null
    const list = place === null ? unplaced : (byCell.get(place) ?? [])
    list.push({ id, code, title, score })
    if (place !== null) byCell.set(place, list)
  }
  const lines = [...LEVELS].reverse().map((y) => LEVELS.map((x) => makeCell(x, y, byCell.get(`${x},${y}`) ?? [])))
  return { xFactor, yFactor, stage, lines, placed: rows.length - unplaced.length, unplacedCount: unplaced.length, unplaced }
}

/** The two levels of a cell in words, such as "likelihood 4 likely, impact 5 critical". */
export function describePlace({ xFactor, yFactor }: Pick<Matrix, 'xFactor' | 'yFactor'>, { x, y }: Pick<MatrixCell, 'x' | 'y'>): string {
  const nameSide = (factor: Factor, level: Level) => `${FACTOR_WORDS[factor].label.toLowerCase()} ${level} ${RUBRIC[factor][level]}`
  return `${nameSide(xFactor, x)}, ${nameSide(yFactor, y)}`
}

/** A cell in words, such as "likelihood 4 likely, impact 5 critical: 2 rows, worst high". */
export function describeCell(matrix: Pick<Matrix, 'xFactor' | 'yFactor'>, cell: MatrixCell): string {
  const count = cell.count === 0 ? 'empty' : `${cell.count} ${cell.count === 1 ? 'row' : 'rows'}`
  return `${describePlace(matrix, cell)}: ${count}${cell.band === null ? '' : `, worst ${cell.band}`}`
}
