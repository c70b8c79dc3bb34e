import * as z from 'zod/mini'
import type { Matrix, MatrixEntry } from '@/lib/domain/matrix/build-matrix'
import { DEFAULT_MATRIX_VIEW, matrixViewSchema } from '@/lib/domain/matrix/build-matrix'
import { LEVELS, STAGES, type Band, type Factor, type Level, type Stage } from '@/lib/domain/scoring/factor'
import { factorSchema } from '@/lib/domain/scoring/factor-schema'

/** Most rows that a cell of a summary names. */
export const SUMMARY_ENTRIES_MAX = 100
const SUMMARY_ENTRIES = 8

/** A cell by its count, with the worst of its rows. */
export interface CellSummary {
  x: Level
  y: Level
  count: number
  /** Worst band of what is scored in it; null where nothing is. */
  band: Band | null
  /** Worst first, as many as were asked for. */
  entries: MatrixEntry[]
}

/** A matrix as short as a list of counts: what a page, a report or a script shows of a register of any size. */
export interface MatrixSummary {
  xFactor: Factor
  yFactor: Factor
  stage: Stage
  placed: number
  /** The 25 cells in reading order: the vertical factor from 5 down to 1, the horizontal one from 1 up to 5. */
  cells: CellSummary[]
  /** Rows that lack one of the two levels, in the order of the document. */
  unplaced: { count: number; entries: MatrixEntry[] }
}

const entries = z.coerce
  .number({ error: 'Expected a whole number.' })
  .check(z.multipleOf(1, { error: 'Expected a whole number.' }), z.minimum(0), z.maximum(SUMMARY_ENTRIES_MAX, { error: `At most ${SUMMARY_ENTRIES_MAX}.` }))

/** What is asked of a summary, as it stands in a query: two factors, a stage, and how many rows each cell names. */
export const summaryQuerySchema = z
  .strictObject({
    x: z._default(factorSchema, DEFAULT_MATRIX_VIEW.xFactor),
    y: z._default(factorSchema, DEFAULT_MATRIX_VIEW.yFactor),
    stage: z._default(z.enum(STAGES, { error: `Expected one of ${STAGES.join(', ')}.` }), DEFAULT_MATRIX_VIEW.stage),
    entries: z._default(entries, SUMMARY_ENTRIES),
  })
  .check(z.refine(({ x, y, stage }) => matrixViewSchema.safeParse({ xFactor: x, yFactor: y, stage }).success, { error: 'The two factors must differ.', path: ['y'] }))
export type SummaryQuery = z.infer<typeof summaryQuerySchema>

/** The summary of a matrix that names so many rows of each cell: what the database must say too. */
export function summarizeMatrix({ xFactor, yFactor, stage, lines, placed, unplacedCount, unplaced }: Matrix, entriesMax: number): MatrixSummary {
  const cells = lines.flat().map(({ x, y, count, entries, band }) => ({ x, y, count, band, entries: entries.slice(0, entriesMax) }))
  return { xFactor, yFactor, stage, placed, cells, unplaced: { count: unplacedCount, entries: unplaced.slice(0, entriesMax) } }
}

/** A matrix to be drawn from its counts, with the rows that the summary names: `summarizeMatrix` of it gives the summary again. */
export function matrixOfSummary({ xFactor, yFactor, stage, placed, cells, unplaced }: MatrixSummary): Matrix {
  const lines = LEVELS.map((_, line) => cells.slice(line * LEVELS.length, (line + 1) * LEVELS.length))
  return { xFactor, yFactor, stage, lines, placed, unplacedCount: unplaced.count, unplaced: unplaced.entries }
}
