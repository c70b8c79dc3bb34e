import { HEAD_KEY } from '@/components/worksheet/grid-item'
import type { GridItems } from '@/components/worksheet/grid-items'
import type { GridRowKind, GridShape, Place } from '@/components/worksheet/grid-place'
import type { GridColumn } from '@/components/worksheet/use-grid-columns'
import { printCell, type CellTexts } from '@/lib/domain/worksheet/print-cell'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** Kind of the row at a place; the head is 0. */
export function kindAt(items: GridItems, row: number): GridRowKind {
  return row === 0 ? 'head' : items.kindAt(row - 1)
}

/** The grid as the keys see it. */
export function shapeOf(items: GridItems, columns: readonly GridColumn[], texts: CellTexts, page: number): GridShape {
  return {
    rows: items.length + 1,
    columns: columns.length,
    page,
    kindOf: (row) => kindAt(items, row),
    isEmpty: ({ row, column }) => {
      const [item, shown] = [items.at(row - 1), columns[column]]
      return item?.kind !== 'line' || !shown || !printCell(shown.column, item.line, texts)
    },
  }
}

/** Name of the cell at a place, by which it is found in the page. */
export function cellNameAt(items: GridItems, columns: readonly GridColumn[], { row, column }: Place): string {
  const id = columns[column]?.column.id ?? ''
  if (row === 0) return `${HEAD_KEY} ${id}`
  const item = items.at(row - 1)
  if (!item) return ''
  return item.kind === 'line' ? `${item.key} ${id}` : item.key
}

/** The rows by their keys, the head among them. Keys are looked up one by one: only those of the focus and of a selection ever are. */
export interface RowKeys {
  count: number
  keyAt(row: number): string
  /** Undefined for a key that no row has. */
  placeOf(key: string): number | undefined
}

export function keysOf(items: GridItems, lineOf: (id: string) => WorksheetLine | undefined): RowKeys {
  return {
    count: items.length + 1,
    keyAt: (row) => (row === 0 ? HEAD_KEY : items.keyAt(row - 1)),
    placeOf: (key) => {
      if (key === HEAD_KEY) return 0
      const line = lineOf(key)
      const place = line ? items.placeOfLine(line) : items.placeOfOther(key)
      return place === undefined ? undefined : place + 1
    },
  }
}
