import type { Actor } from '@/lib/domain/access/actor'
import type { MatrixView } from '@/lib/domain/matrix/build-matrix'
import type { CellSummary, MatrixSummary, SummaryQuery } from '@/lib/domain/matrix/matrix-summary'
import { LEVELS } from '@/lib/domain/scoring/factor'
import { scoreOfRank } from '@/lib/domain/scoring/score-rank'
import { listMatrixCells, type CellQuery, type CellRow } from '@/lib/data/matrix-cells'
import { withReading, type Reading } from '@/lib/data/reading'
import { findRegisterId, findSizedRegister } from '@/lib/data/register-lookup'
import { isLargeRegister } from '@/lib/services/register/read-register'

/**
 * The matrix of a register by its counts, with the worst rows of each cell: what `buildMatrix` would make of all its rows, read where they are.
 * Throws AppError `not-found`.
 */
export async function readMatrix(actor: Actor, code: string, { x: xFactor, y: yFactor, stage, entries: entriesMax }: SummaryQuery): Promise<MatrixSummary> {
  return withReading(actor, async (reading) => countCells(reading, await findRegisterId(reading, code), { xFactor, yFactor, stage, entriesMax }))
}

/** As many as a page shows of what cannot be placed, and more than it shows of a cell. */
const PAGE_ENTRIES = 12

/** The same for the page of a register whose rows do not come with it (`isLargeRegister`); null for one that comes whole. Throws AppError `not-found`. */
export async function readLargeMatrix(actor: Actor, code: string, { xFactor, yFactor, stage }: MatrixView): Promise<MatrixSummary | null> {
  return withReading(actor, async (reading) => {
    const { id, size } = await findSizedRegister(reading, code)
    return isLargeRegister(size) ? countCells(reading, id, { xFactor, yFactor, stage, entriesMax: PAGE_ENTRIES }) : null
  })
}

async function countCells(reading: Reading, registerId: string, query: CellQuery): Promise<MatrixSummary> {
  const { xFactor, yFactor, stage } = query
  const found = await listMatrixCells(reading, registerId, query)
  const cells = [...LEVELS].reverse().flatMap((y) => LEVELS.map((x) => cellAt(found, x, y)))
  const unplaced = found.find((row) => row.x === null)
  const placed = cells.reduce((total, { count }) => total + count, 0)
  return { xFactor, yFactor, stage, placed, cells, unplaced: { count: unplaced?.count ?? 0, entries: entriesOf(unplaced) } }
}

function cellAt(found: readonly CellRow[], x: CellSummary['x'], y: CellSummary['y']): CellSummary {
  const row = found.find((one) => one.x === x && one.y === y)
  const worst = row ? scoreOfRank(row.worst) : null
  return { x, y, count: row?.count ?? 0, band: worst?.state === 'scored' ? worst.band : null, entries: entriesOf(row) }
}

function entriesOf(row: CellRow | undefined): CellSummary['entries'] {
  return (row?.entries ?? []).map(({ rank, ...entry }) => ({ ...entry, score: scoreOfRank(rank) }))
}
