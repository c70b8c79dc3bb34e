'use client'

import { memo, type CSSProperties } from 'react'
import { flushSync } from 'react-dom'
import { HEAD_KEY } from '@/components/worksheet/grid-item'
import { useGridHands } from '@/components/worksheet/grid-hands'
import { FROZEN, type ColumnTable, type DrawnColumns, type GridColumn } from '@/components/worksheet/use-grid-columns'
import { Icon } from '@/components/ui/icon'
import { joinClasses } from '@/components/ui/class-names'
import type { ColumnKind } from '@/lib/domain/worksheet/columns'
import type { SortKey } from '@/lib/domain/worksheet/sort'

export interface GridHeadProps {
  table: ColumnTable
  columns: DrawnColumns
  sort: readonly SortKey[]
  height: number
  /** Column of the focus; -1 when it is elsewhere. */
  focusColumn: number
}

/** The head: each column sorts with a press, opens its menu, takes another width and another place. */
export const GridHead = memo(function GridHead({ table, columns, sort, height, focusColumn }: GridHeadProps) {
  return (
    <div role="rowgroup" className="sticky top-0 z-10 min-w-full bg-ground" style={{ width: columns.width }}>
      <div role="row" data-row={0} aria-rowindex={1} style={{ height }} className="flex">
        {columns.drawn.map(({ column, style }) => (
          <HeadCell key={column.column.id} table={table} column={column} style={style} sort={sort} isFocus={focusColumn === column.index} />
        ))}
        {columns.drawn.every(({ style }) => style.flexGrow === undefined) && <div role="presentation" className="grow border-b border-edge/60" />}
      </div>
    </div>
  )
})

/** Where the words of a head stand: over what they head. */
const SIDES: Partial<Record<ColumnKind, string>> = { score: 'justify-end', factor: 'justify-center' }

interface HeadCellProps {
  table: ColumnTable
  column: GridColumn
  style: CSSProperties
  sort: readonly SortKey[]
  isFocus: boolean
}

/** What is carried while a column is dragged to another place. */
const DRAGGED = 'application/x-eyes-open-column'

function HeadCell({ table, column: placed, style, sort, isFocus }: HeadCellProps) {
  const { toggleSort, openColumnMenu, moveColumn } = useGridHands()
  const { column, width, index, isFrozen } = placed
  const at = sort.findIndex((key) => key.column === column.id)
  const key = sort[at]
  const mayMove = !FROZEN.includes(column.id)
  return (
    <div
      role="columnheader"
      data-cell={`${HEAD_KEY} ${column.id}`}
      data-column={index}
      aria-colindex={index + 1}
      aria-label={column.label}
      aria-sort={key ? (key.desc ? 'descending' : 'ascending') : 'none'}
      tabIndex={isFocus ? 0 : -1}
      style={style}
      draggable={mayMove}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, column.id)}
      onDragOver={(event) => {
        if (mayMove && event.dataTransfer.types.includes(DRAGGED)) event.preventDefault()
      }}
      onDrop={(event) => {
        event.preventDefault()
        moveColumn(event.dataTransfer.getData(DRAGGED), column.id)
      }}
      className={joinClasses(
        'group/head relative flex shrink-0 items-center border-b border-edge/60 bg-ground pl-2 text-xs font-medium text-muted select-none',
        'focus:outline-2 focus:-outline-offset-2 focus:outline-accent',
        isFrozen && 'sticky z-2',
      )}
    >
      <button
        type="button"
        tabIndex={-1}
        title={`${column.label}: sort`}
        onClick={(event) => {
          toggleSort(column.id)
          // The keys that follow are the grid's, and the grid has one place that they come to.
          event.currentTarget.closest<HTMLElement>('[role=columnheader]')?.focus()
        }}
        className={joinClasses('flex h-full min-w-0 grow items-center gap-1 pr-2 hover:text-ink', SIDES[column.kind])}
      >
        <span className="truncate">{width < 110 ? (column.short ?? column.label) : column.label}</span>
        {key && <Icon name={key.desc ? 'arrow-down' : 'arrow-up'} size={12} />}
        {key && sort.length > 1 && <span className="tabular text-2xs">{at + 1}</span>}
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Menu of ${column.label}`}
        aria-haspopup="menu"
        onClick={(event) => openColumnMenu(column.id, event.currentTarget)}
        className={joinClasses(
          'absolute right-1.5 inline-flex size-5 items-center justify-center rounded-sm bg-sunk opacity-0 hover:text-ink',
          'group-hover/head:opacity-100 group-focus/head:opacity-100 pointer-coarse:static pointer-coarse:size-11 pointer-coarse:opacity-100 print:hidden',
        )}
      >
        <Icon name="chevron-down" size={12} />
      </button>
      <ResizeEdge table={table} column={placed} />
    </div>
  )
}

/** The right edge of a column: drag it for another width, press it twice for the first one. The keyboard has Shift with arrows. */
function ResizeEdge({ table, column }: { table: ColumnTable; column: GridColumn }) {
  const header = table.getFlatHeaders().find(({ id }) => id === column.column.id)
  const begin = (event: React.MouseEvent | React.TouchEvent) => {
    holdStill(event.currentTarget)
    const grown = grownWidths(event.currentTarget)
    if (Object.keys(grown).length > 0) flushSync(() => table.setColumnSizing((widths) => ({ ...widths, ...grown })))
    header?.getResizeHandler()(event)
  }
  return (
    <div
      aria-hidden="true"
      onMouseDown={begin}
      onTouchStart={begin}
      onDoubleClick={() => header?.column.resetSize()}
      className="absolute inset-y-0 right-0 z-1 w-1.5 cursor-col-resize border-r border-transparent hover:border-accent active:border-accent print:hidden"
    />
  )
}

/** Widths as they are drawn of the columns up to a head that took a share of a wide screen's room: whoever moves an edge finds all left of it standing still. */
export function grownWidths(inside: Element): Record<string, number> {
  const head = inside.closest<HTMLElement>('[role=columnheader]')
  if (!head) return {}
  const heads = [...(head.parentElement?.querySelectorAll<HTMLElement>('[role=columnheader]') ?? [])]
  const upTo = heads.slice(0, heads.indexOf(head) + 1).filter(({ style }) => style.flexGrow !== '')
  return Object.fromEntries(upTo.map(({ dataset, offsetWidth }) => [String(dataset.cell).slice(HEAD_KEY.length + 1), offsetWidth]))
}

/**
 * Keeps the column where it is until the edge is let go. The edge runs away from under the place that was pressed, where the browser would
 * then find the head itself and carry it off.
 */
function holdStill(edge: Element): void {
  const head = edge.closest<HTMLElement>('[role=columnheader]')
  if (!head?.draggable) return
  head.draggable = false
  window.addEventListener('pointerup', () => (head.draggable = true), { once: true })
}
