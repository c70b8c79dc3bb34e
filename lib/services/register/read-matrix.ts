import type { Actor } from '@/lib/domain/access/actor'
import type { CellSummary, MatrixSummary, SummaryQuery } from '@/lib/domain/matrix/matrix-summary'
import { LEVELS } from '@/lib/domain/scoring/factor'
import { scoreOfRank } from '@/lib/domain/scoring/score-rank'
import { listMatrixCells, type CellRow } from '@/lib/data/matrix-cells'
import { findRegisterId } from '@/lib/data/register-lookup'
import { withReadScope } from '@/lib/data/scope'

/**
 * The matrix of a register by its counts, with the worst rows of each cell: what `buildMatrix` would make of all its rows, read where they are.
 * Throws AppError `not-found`.
 */
export async function readMatrix(actor: Actor, code: string, { x: xFactor, y: yFactor, stage, entries: entriesMax }: SummaryQuery): Promise<MatrixSummary> {
  const found = await withReadScope(actor, async (scope) => {
    return listMatrixCells(scope, await findRegisterId(scope, code), { xFactor, yFactor, stage, entriesMax })
  })
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
