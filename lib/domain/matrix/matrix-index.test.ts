import { describe, expect, it } from 'vitest'
import { MatrixIndex } from '@/lib/domain/matrix/matrix-index'
import { listMatrixRows } from '@/lib/domain/matrix/matrix-rows'
import type { RegisterRows } from '@/lib/domain/register/rows-to-content'
import type { RowSet } from '@/lib/domain/row/row-set'
import { touchedBy } from '@/lib/live/client/touched-rows'
import { SheetWorld } from '@/lib/testing/worksheet-world'

const listSlowly = (rows: RowSet) =>
  listMatrixRows({ categories: rows.all('category'), failureModes: rows.all('failure-mode'), assessments: rows.all('assessment') })

/** Rows that count for how many failure modes somebody asks. */
function countLooks(rows: RowSet): { rows: RegisterRows; looks: () => number } {
  let looks = 0
  const counted: RegisterRows = {
    get: (kind, id) => {
      if (kind === 'failure-mode') looks += 1
      return rows.get(kind, id)
    },
    where: (kind, field, value) => rows.where(kind, field, value),
    all: (kind) => {
      looks += kind === 'failure-mode' ? rows.all(kind).length : 0
      return rows.all(kind)
    },
  }
  return { rows: counted, looks: () => looks }
}

describe('the rows of a live matrix', () => {
  it('MX-21 after any sequence of changes are those that a walk over all rows finds, and what did not change is the same object', () => {
    for (const seed of [1, 2, 3]) {
      const world = new SheetWorld(seed, 60)
      const index = new MatrixIndex()
      let before = index.update(world.rows, 'all')
      for (let step = 0; step < 150; step += 1) {
        const changes = world.change()
        const after = index.update(world.rows, touchedBy(changes, world.rows))
        expect(after).toEqual(listSlowly(world.rows))
        const known = new Map(before.map((row) => [row.id, row]))
        for (const row of after) if (JSON.stringify(known.get(row.id)) === JSON.stringify(row)) expect(known.get(row.id)).toBe(row)
        before = after
      }
    }
  })

  it('MX-21 one change looks at one failure mode, and one that no matrix shows leaves the very list', () => {
    const world = new SheetWorld(7, 400)
    const index = new MatrixIndex()
    const first = index.update(world.rows, 'all')
    const row = world.any('failure-mode')
    const renamed = countLooks(world.rows.applied([world.edit('failure-mode', row, 'title', 'Another title')]))
    const after = index.update(renamed.rows, new Set([row.id]))
    expect(renamed.looks()).toBe(1)
    expect(after.filter((one, i) => one !== first[i]).map(({ id }) => id)).toEqual([row.id])
    const told = countLooks(world.rows.applied([world.edit('failure-mode', row, 'title', 'Another title'), world.edit('failure-mode', row, 'cause', 'Heat')]))
    expect(index.update(told.rows, new Set([row.id]))).toBe(after)
  })
})
