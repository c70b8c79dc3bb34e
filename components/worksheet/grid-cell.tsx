import type { CSSProperties, ReactElement } from 'react'
import { cellTitle, drawCellContent } from '@/components/worksheet/cell-content'
import type { CellEdit } from '@/components/worksheet/cell-edit'
import { CellEditor } from '@/components/worksheet/cell-editor'
import type { CellPerson } from '@/components/worksheet/cell-presence'
import { CellTroubleNotice, type CellTrouble } from '@/components/worksheet/cell-trouble'
import type { GridHands } from '@/components/worksheet/grid-hands'
import type { GridColumn } from '@/components/worksheet/use-grid-columns'
import type { CellFlash } from '@/components/worksheet/use-row-flash'
import { joinClasses } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

export interface GridCell {
  column: GridColumn
  /** Width, and where it stands. */
  style: CSSProperties
  line: WorksheetLine
  registerCode: string
  /** Null while the text is not in hand. */
  text: string | null
  isFocus: boolean
  isSelected: boolean
  mayEdit: boolean
  edit: CellEdit | null
  trouble: CellTrouble | undefined
  /** Who has just changed it. */
  flash: CellFlash | undefined
  /** Who else is in this cell. */
  people: readonly CellPerson[] | undefined
  /** True where what hangs out of the cell over its upper edge would be covered. */
  isFirst: boolean
  openRowMenu: GridHands['openRowMenu']
}

/**
 * One cell: what stands there, or its editor; who has just changed it; both values where two people met. A function and no component: a screen has
 * hundreds of cells, and of each component the browser keeps a book.
 */
export function drawGridCell(cell: GridCell): ReactElement {
  const { column, style, line, registerCode, text, isFocus, isSelected, mayEdit, edit, trouble, flash, people, isFirst } = cell
  const { id, kind, editable } = column.column
  return (
    <div
      key={id}
      role="gridcell"
      data-cell={`${line.id} ${id}`}
      data-column={column.index}
      aria-colindex={column.index + 1}
      aria-selected={isSelected}
      aria-readonly={!mayEdit || !editable || undefined}
      aria-label={kind === 'code' ? line.code : undefined}
      aria-invalid={trouble ? true : undefined}
      title={cellTitle(column.column, line)}
      tabIndex={isFocus ? 0 : -1}
      style={style}
      className={cellLook(column, isSelected, trouble !== undefined, people !== undefined)}
    >
      {text === null ? <span className="pulse-slowly text-faint">…</span> : drawCellContent(column.column, line, registerCode, trouble ? trouble.mine : text)}
      {kind === 'code' && drawRowMenuButton(cell)}
      {flash && <ChangedBy key={flash.turn} name={flash.name} isFirst={isFirst} />}
      {people && <CellPeople people={people} isFirst={isFirst} />}
      {edit && <CellEditor key={line.id} column={column.column} line={line} edit={edit} />}
      {!edit && trouble && isFocus && <CellTroubleNotice key={line.id} line={line} column={column.column} now={text ?? ''} trouble={trouble} />}
    </div>
  )
}

const CELL = 'relative flex shrink-0 items-center px-2 focus:z-3 focus:outline-2 focus:-outline-offset-2 focus:outline-accent'
const FROZEN = 'sticky z-2'
const LEVEL = 'tabular justify-center'
const OCCUPIED = 'shadow-[inset_0_0_0_1.5px_var(--muted)] projector:shadow-none'

function cellLook({ isFrozen, column: { kind } }: GridColumn, isSelected: boolean, isTrouble: boolean, isOccupied: boolean): string {
  const ground = isTrouble ? 'bg-warning-soft' : isSelected ? 'bg-accent-soft' : isFrozen && 'bg-ground group-hover/row:bg-sunk'
  return joinClasses(CELL, isFrozen && FROZEN, kind === 'factor' && LEVEL, ground, isOccupied && OCCUPIED)
}

const ROW_MENU = joinClasses(
  'absolute right-0.5 inline-flex size-6 items-center justify-center rounded-sm bg-sunk text-muted opacity-0 hover:text-ink',
  'group-hover/row:opacity-100 group-focus-within/row:opacity-100 pointer-coarse:size-11 pointer-coarse:opacity-100 print:hidden',
)

/** Opens the menu of the row for the mouse and for fingers; the keyboard has Shift+F10. */
function drawRowMenuButton({ line, openRowMenu }: GridCell): ReactElement {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`More for ${line.code}`}
      aria-haspopup="menu"
      onClick={(event) => openRowMenu(line.id, event.currentTarget)}
      className={ROW_MENU}
    >
      <Icon name="more" size={14} />
    </button>
  )
}

/** Hangs over the upper edge of a cell, between the texts of two rows. */
const overEdge = (isFirst: boolean) => joinClasses('absolute right-1 z-4 rounded-xs px-1 text-2xs leading-4 print:hidden', isFirst ? 'top-0' : '-top-2')

/** The name of who has just changed a cell; the change itself is read where it stands. */
function ChangedBy({ name, isFirst }: { name: string; isFirst: boolean }) {
  return (
    <span aria-hidden="true" className={joinClasses('pointer-events-none max-w-40 truncate bg-ink text-ground fade-away', overEdge(isFirst))}>
      {name}
    </span>
  )
}

/** Initials of who else is in a cell. On a wall that everybody sees nobody is named. */
function CellPeople({ people, isFirst }: { people: readonly CellPerson[]; isFirst: boolean }) {
  const words = people.map((person) => person.words).join(', ')
  const rest = people.length - 1
  return (
    <span role="img" aria-label={words} title={words} className={joinClasses('bg-muted font-medium text-ground projector:hidden', overEdge(isFirst))}>
      {people[0]?.mark}
      {rest > 0 && ` +${rest}`}
    </span>
  )
}
