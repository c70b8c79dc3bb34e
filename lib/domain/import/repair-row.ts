import { checkedStage, scoreOf } from '@/lib/domain/import/column-target'
import type { FoundTable } from '@/lib/domain/import/find-table'
import type { Mapping } from '@/lib/domain/import/guess-mapping'
import type { RefusedRow } from '@/lib/domain/import/import-draft'
import { isScaleValue } from '@/lib/domain/import/scale'
import { tidyCell, type SourceRow } from '@/lib/domain/import/source-sheet'

/**
 * The repair to offer for a row of the wrong width, or null. Surplus cells are joined only where the file itself shows which: a cell that
 * begins with a space was part of the sentence before it. As many of them as there are surplus cells, and scores under the headers of
 * scores afterwards, or nothing is offered.
 */
export function offerRepair(table: FoundTable, mapping: Mapping, row: SourceRow): RefusedRow['repair'] {
  if (row.reread?.length === table.headers.length) return { kind: 'reread', cells: row.reread }
  const cells = row.cells.map((cell) => (typeof cell === 'string' ? cell : tidyCell(cell)))
  const joined = cells.reduce<string[]>((list, cell, i) => {
    const isTail = i > 0 && /^ \S/.test(cell)
    return isTail ? [...list.slice(0, -1), `${list.at(-1) ?? ''}, ${cell.trimStart()}`] : [...list, cell]
  }, [])
  if (joined.length !== table.headers.length || cells.length <= joined.length) return null
  const fits = mapping.columns.every(({ target }, i) => (scoreOf(target) === null && checkedStage(target) === null) || isScaleValue(tidyCell(joined[i])))
  return fits ? { kind: 'join', cells: joined } : null
}
