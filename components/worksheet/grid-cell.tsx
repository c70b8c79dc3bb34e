'use client'

import { memo, useEffect, useRef, useState } from 'react'
import { CellContent } from '@/components/worksheet/cell-content'
import { CellEditor, type CellEdit } from '@/components/worksheet/cell-editor'
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
  /** Names of the people who are in this cell. */
  presence: readonly string[] | undefined
}

/** One cell: what stands there, or its editor; a quiet flash where somebody else changed it; both values where two people met. */
export const GridCell = memo(function GridCell(props: GridCellProps) {
  const { column, gap, line, registerCode, text, isFocus, isSelected, mayEdit, edit, trouble, change, presence } = props
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
      className={cellLook(column.isFrozen, isSelected, trouble !== undefined, presence !== undefined)}
    >
      <div className="w-full min-w-0 overflow-hidden">
        {text === null ? (
          <span className="pulse-slowly text-faint">…</span>
        ) : (
          <CellContent column={column.column} line={line} registerCode={registerCode} text={trouble ? trouble.mine : text} />
        )}
      </div>
      {column.column.kind === 'code' && <RowMenuButton lineId={line.id} code={line.code} />}
      {by && <Tag key={by.turn} name={by.name} fades />}
      {presence && <Tag name={presence.join(', ')} />}
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
    isOccupied && 'shadow-[inset_0_0_0_2px_var(--edge)]',
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

/** A name at the upper edge of a cell: who is there, or who has just changed it. */
function Tag({ name, fades }: { name: string; fades?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={joinClasses(
        'pointer-events-none absolute -top-2 right-1 z-4 max-w-40 truncate rounded-xs bg-ink px-1 text-2xs leading-4 text-ground print:hidden',
        fades && 'fade-away',
      )}
    >
      {name}
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
