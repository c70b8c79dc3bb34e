import type { MatrixRow } from '@/lib/domain/matrix/build-matrix'
import { comparePlaces, listPlacedRows, placeRow, type PlacedRow } from '@/lib/domain/matrix/matrix-rows'
import type { RegisterRows } from '@/lib/domain/register/rows-to-content'
import { FACTORS, STAGES } from '@/lib/domain/scoring/factor'
import { patchSorted } from '@/lib/domain/worksheet/sorted-lines'
import type { Touched } from '@/lib/domain/worksheet/touched-lines'

/**
 * The rows of a register's matrix, patched where failure modes changed: one event looks at the assessments of what it touched, not at all of
 * them. The list is the same object while no row in it changed, and a row that did not change is the same object.
 */
export class MatrixIndex {
  private byId = new Map<string, PlacedRow>()
  private inOrder: readonly PlacedRow[] = []
  private shown: readonly MatrixRow[] = []

  /** The rows after a change, in the order of the document. */
  update(rows: RegisterRows, touched: Touched): readonly MatrixRow[] {
    return touched === 'all' ? this.readAnew(rows) : this.patch(rows, touched)
  }

  private readAnew(rows: RegisterRows): readonly MatrixRow[] {
    const source = { categories: rows.all('category'), failureModes: rows.all('failure-mode'), assessments: rows.all('assessment') }
    const placed = listPlacedRows(source).map((one) => this.kept(one))
    this.byId = new Map(placed.map((one) => [one.row.id, one]))
    return this.show(placed)
  }

  private patch(rows: RegisterRows, touched: ReadonlySet<string>): readonly MatrixRow[] {
    const [gone, come]: [PlacedRow[], PlacedRow[]] = [[], []]
    for (const id of touched) {
      const before = this.byId.get(id)
      const found = findRow(rows, id)
      const after = found && this.kept(found)
      if (before === after) continue
      if (before) gone.push(before)
      if (after) come.push(after)
    }
    for (const { row } of gone) this.byId.delete(row.id)
    for (const one of come) this.byId.set(one.row.id, one)
    return gone.length + come.length === 0 ? this.shown : this.show(patchSorted(this.inOrder, gone, come, comparePlaces))
  }

  /** The one that is here already, where the two say the same. */
  private kept(placed: PlacedRow): PlacedRow {
    const before = this.byId.get(placed.row.id)
    if (!before || !isSameRow(before.row, placed.row)) return placed
    return comparePlaces(before, placed) === 0 ? before : { ...placed, row: before.row }
  }

  private show(placed: readonly PlacedRow[]): readonly MatrixRow[] {
    const isSameList = placed.length === this.inOrder.length && placed.every((one, i) => one === this.inOrder[i])
    if (isSameList) return this.shown
    this.inOrder = placed
    this.shown = placed.map(({ row }) => row)
    return this.shown
  }
}

function findRow(rows: RegisterRows, id: string): PlacedRow | undefined {
  const failureMode = rows.get('failure-mode', id)
  const category = failureMode && rows.get('category', failureMode.categoryId)
  if (!failureMode || failureMode.deletedAt !== null || !category || category.deletedAt !== null) return undefined
  return placeRow(failureMode, category, rows.where('assessment', 'failureModeId', id))
}

function isSameRow(a: MatrixRow, b: MatrixRow): boolean {
  if (a.code !== b.code || a.title !== b.title) return false
  return STAGES.every((stage) => {
    const [before, after] = [a.factors[stage], b.factors[stage]]
    return before === after || (before && after && FACTORS.every((factor) => before[factor] === after[factor]))
  })
}
