'use client'

import { memo, useEffect, useRef, useState } from 'react'
import { CellContent } from '@/components/worksheet/cell-content'
import type { CellEdit } from '@/components/worksheet/cell-edit'
import { CellEditor } from '@/components/worksheet/cell-editor'
import type { CellPerson } from '@/components/worksheet/cell-presence'
import { CellTroubleNotice, type CellTrouble } from '@/components/worksheet/cell-trouble'
import { useGridHands } from '@/components/worksheet/grid-hands'
import type { GridColumn } from '@/components/worksheet/use-grid-columns'
import { joinClasses } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** Who changed a line last, while this page was open; a new object for each change. */
export interface LineChange {
  name: string
}

export interface GridCellProps {
  column: GridColumn
  /** Pixels of columns before it that are not drawn. */
  gap: number
  line: WorksheetLine
  registerCode: string
  /** Null while the text is not in hand. */
  text: string | null
  isFocus: boolean
  isSelected: boolean
  mayEdit: boolean
  edit: CellEdit | null
  trouble: CellTrouble | undefined
  change: LineChange | undefined
  /** Who else is in this cell. */
  people: readonly CellPerson[] | undefined
  /** True where what hangs out of the cell over its upper edge would be covered. */
  isFirst: boolean
}

/** One cell: what stands there, or its editor; a quiet flash where somebody else changed it; both values where two people met. */
export const GridCell = memo(function GridCell(props: GridCellProps) {
  const { column, gap, line, registerCode, text, isFocus, isSelected, mayEdit, edit, trouble, change, people, isFirst } = props
  const { element, by } = useFlash(text, change)
  const isFixed = !mayEdit || !column.column.editable
  return (
    <div
      ref={element}
      role="gridcell"
      data-cell={`${line.id} ${column.column.id}`}
      data-column={column.index}
      aria-colindex={column.index + 1}
      aria-selected={isSelected}
      aria-readonly={isFixed || undefined}
      aria-label={column.column.kind === 'code' ? line.code : undefined}
      aria-invalid={trouble ? true : undefined}
      tabIndex={isFocus ? 0 : -1}
      style={column.isFrozen ? { width: column.width, left: column.start } : { width: column.width, marginLeft: gap }}
      className={cellLook(column.isFrozen, isSelected, trouble !== undefined, people !== undefined)}
    >
      <div className="w-full min-w-0 overflow-hidden">
        {text === null ? (
          <span className="pulse-slowly text-faint">…</span>
        ) : (
          <CellContent column={column.column} line={line} registerCode={registerCode} text={trouble ? trouble.mine : text} />
        )}
      </div>
      {column.column.kind === 'code' && <RowMenuButton lineId={line.id} code={line.code} />}
      {by && <ChangedBy key={by.turn} name={by.name} isFirst={isFirst} />}
      {people && <CellPeople people={people} isFirst={isFirst} />}
      {edit && <CellEditor column={column.column} line={line} edit={edit} />}
      {!edit && trouble && isFocus && <CellTroubleNotice line={line} column={column.column} now={text ?? ''} trouble={trouble} />}
    </div>
  )
})

function cellLook(isFrozen: boolean, isSelected: boolean, isTrouble: boolean, isOccupied: boolean): string {
  return joinClasses(
    'group/cell relative flex shrink-0 cursor-cell items-center border-b px-2 text-sm select-none',
    'focus:z-3 focus:outline-2 focus:-outline-offset-2 focus:outline-accent',
    isFrozen ? 'sticky z-2' : undefined,
    isTrouble ? 'bg-warning-soft' : isSelected ? 'bg-accent-soft' : isFrozen ? 'bg-ground group-hover/row:bg-sunk' : 'group-hover/row:bg-sunk/70',
    isOccupied && 'shadow-[inset_0_0_0_1.5px_var(--muted)] projector:shadow-none',
  )
}

/** Opens the menu of the row for the mouse and for fingers; the keyboard has Shift+F10. */
function RowMenuButton({ lineId, code }: { lineId: string; code: string }) {
  const { openRowMenu } = useGridHands()
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`More for ${code}`}
      aria-haspopup="menu"
      onClick={(event) => openRowMenu(lineId, event.currentTarget)}
      className={joinClasses(
        'absolute right-0.5 inline-flex size-6 items-center justify-center rounded-sm bg-sunk text-muted opacity-0 hover:text-ink',
        'group-hover/row:opacity-100 group-focus-within/row:opacity-100 pointer-coarse:size-11 pointer-coarse:opacity-100 print:hidden',
      )}
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

const FLASH_MS = 1600

/** Marks a cell once when somebody else has changed it. One's own changes and cells that come into sight never flash. */
function useFlash(text: string | null, change: LineChange | undefined) {
  const element = useRef<HTMLDivElement>(null)
  const seen = useRef({ text, change })
  const [by, setBy] = useState<{ name: string; turn: number } | null>(null)
  useEffect(() => {
    const before = seen.current
    seen.current = { text, change }
    if (!change || before.change === change || before.text === text || before.text === null) return
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    element.current?.animate([{ boxShadow: 'inset 0 0 0 2px var(--accent)' }, { boxShadow: 'inset 0 0 0 2px transparent' }], {
      duration: FLASH_MS,
      easing: still ? 'step-end' : 'ease-out',
    })
    setBy((last) => ({ name: change.name, turn: (last?.turn ?? 0) + 1 }))
  }, [text, change])
  return { element, by }
}
