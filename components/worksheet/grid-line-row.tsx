'use client'

import { memo } from 'react'
import type { CellEdit } from '@/components/worksheet/cell-edit'
import type { CellTrouble } from '@/components/worksheet/cell-trouble'
import { GridCell, type LineChange } from '@/components/worksheet/grid-cell'
import { useLinePresence } from '@/components/worksheet/use-cell-presence'
import type { GridColumn } from '@/components/worksheet/use-grid-columns'
import { joinClasses } from '@/components/ui/class-names'
import { printCell, type CellTexts } from '@/lib/domain/worksheet/print-cell'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** The columns that are drawn of a row, with the room that is left out before each of those that are not frozen. */
export interface DrawnColumns {
  frozen: readonly GridColumn[]
  rest: readonly { column: GridColumn; gap: number }[]
  width: number
}

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

/** A failure mode as a row of cells. */
export const GridLineRow = memo(function GridLineRow(props: GridLineRowProps) {
  const { line, row, top, height, columns, texts, registerCode, mayEdit, focusColumn, left, right, edit, troubles, change, isFirst } = props
  const people = useLinePresence(line.id)
  const cell = (column: GridColumn, gap = 0) => (
    <GridCell
      key={column.column.id}
      column={column}
      gap={gap}
      line={line}
      registerCode={registerCode}
      text={printCell(column.column, line, texts)}
      isFocus={focusColumn === column.index}
      isSelected={column.index >= left && column.index <= right}
      mayEdit={mayEdit}
      edit={focusColumn === column.index ? edit : null}
      trouble={troubles?.get(column.column.id)}
      change={change}
      people={people?.get(column.column.id)}
      isFirst={isFirst}
    />
  )
  return (
    <div
      role="row"
      data-row={row}
      aria-rowindex={row + 1}
      style={{ transform: `translateY(${top}px)`, height, width: columns.width }}
      className={joinClasses('group/row absolute top-0 left-0 flex min-w-full', focusColumn >= 0 && 'z-1')}
    >
      {columns.frozen.map((column) => cell(column))}
      {columns.rest.map(({ column, gap }) => cell(column, gap))}
      <div role="presentation" className="grow border-b group-hover/row:bg-sunk/70" />
    </div>
  )
})
