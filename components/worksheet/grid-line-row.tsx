'use client'

import { Activity, memo, useRef } from 'react'
import type { CellEdit } from '@/components/worksheet/cell-edit'
import type { CellTrouble } from '@/components/worksheet/cell-trouble'
import { drawGridCell } from '@/components/worksheet/grid-cell'
import { useGridHands } from '@/components/worksheet/grid-hands'
import { useLinePresence } from '@/components/worksheet/use-cell-presence'
import type { DrawnColumns } from '@/components/worksheet/use-grid-columns'
import { useRowFlash, type LineChange } from '@/components/worksheet/use-row-flash'
import { printCell, type CellTexts } from '@/lib/domain/worksheet/print-cell'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

export interface GridLineRowProps {
  line: WorksheetLine
  /** Place in the grid; the head is 0. */
  row: number
  top: number
  height: number
  columns: DrawnColumns
  texts: CellTexts
  registerCode: string
  mayEdit: boolean
  /** Column of the focus; -1 when it is elsewhere. */
  focusColumn: number
  /** First and last column that are selected; -1 when none is. */
  left: number
  right: number
  /** What is being edited in the cell of the focus. */
  edit: CellEdit | null
  troubles: ReadonlyMap<string, CellTrouble> | undefined
  change: LineChange | undefined
  /** True under the head or the line above a group, which stay in sight and would cover what hangs out of the cells. */
  isFirst: boolean
}

/**
 * A failure mode as a row of cells. Each row that the page comes with is taken into the hands by itself, and the one that is pressed before all
 * others, so that a cell can be edited before the rest of the screen is ready.
 */
export const GridLineRow = memo(function GridLineRow(props: GridLineRowProps) {
  return (
    <Activity>
      <LineRow {...props} />
    </Activity>
  )
}, isSameRow)

/** With every event come other texts; a row is drawn again for those that stand in it. */
function isSameRow(before: GridLineRowProps, now: GridLineRowProps): boolean {
  const isSame = PROPS.every((name) => Object.is(before[name], now[name]))
  if (!isSame || before.texts === now.texts) return isSame
  const shown = now.columns.drawn.filter(({ column }) => column.column.kind === 'long-text' || column.column.kind === 'lines')
  return shown.every(({ column: { column } }) => printCell(column, now.line, before.texts) === printCell(column, now.line, now.texts))
}

const PROPS = [
  ...(['line', 'row', 'top', 'height', 'columns', 'registerCode', 'mayEdit', 'focusColumn', 'left', 'right', 'edit', 'troubles'] as const),
  ...(['change', 'isFirst'] as const),
] satisfies (keyof GridLineRowProps)[]

function LineRow(props: GridLineRowProps) {
  const { line, row, top, height, columns, texts, registerCode, mayEdit, focusColumn, left, right, edit, troubles, change, isFirst } = props
  const element = useRef<HTMLDivElement>(null)
  const { openRowMenu } = useGridHands()
  const people = useLinePresence(line.id)
  const flashes = useRowFlash(element, { line, texts, change, columns: columns.drawn })
  return (
    <div
      ref={element}
      role="row"
      data-row={row}
      aria-rowindex={row + 1}
      style={{ transform: `translateY(${top}px)`, height, width: columns.width }}
      className={focusColumn >= 0 ? `${ROW} z-1` : ROW}
    >
      {columns.drawn.map(({ column, style }) =>
        drawGridCell({
          ...{ column, style, line, registerCode, mayEdit, isFirst, openRowMenu },
          text: printCell(column.column, line, texts),
          isFocus: focusColumn === column.index,
          isSelected: column.index >= left && column.index <= right,
          edit: focusColumn === column.index ? edit : null,
          trouble: troubles?.get(column.column.id),
          flash: flashes?.get(column.column.id),
          people: people?.get(column.column.id),
        }),
      )}
    </div>
  )
}

// Its size is known, so that what happens in it is laid out without the rows around it.
const ROW = 'group/row absolute top-0 left-0 flex min-w-full cursor-cell border-b text-sm select-none contain-[layout_style] hover:bg-sunk/70'
