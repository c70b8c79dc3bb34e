'use client'

import { useEffect, useRef } from 'react'
import { CellPopover } from '@/components/worksheet/cell-popover'
import { useGridHands } from '@/components/worksheet/grid-hands'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import type { Column } from '@/lib/domain/worksheet/columns'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** A value that was typed and not taken: somebody else was quicker, or a rule said no. It stays until somebody decides. */
export interface CellTrouble {
  kind: 'conflict' | 'refused'
  /** What was typed, as it stands in the cell. */
  mine: string
  /** What was refused and what would be right; a conflict needs no words beside both values. */
  message: string
  /** Counts what asks for the focus, so that Enter in the cell goes to the choices. */
  asked: number
}

interface CellTroubleNoticeProps {
  column: Column
  line: WorksheetLine
  /** What stands in the cell now. */
  now: string
  trouble: CellTrouble
}

/** Both values of a cell, beneath it, and the choice between them. */
export function CellTroubleNotice({ column, line, now, trouble }: CellTroubleNoticeProps) {
  const hands = useGridHands()
  const first = useRef<HTMLButtonElement>(null)
  const { kind, mine, message, asked } = trouble
  useEffect(() => {
    if (asked > 0) first.current?.focus()
  }, [asked])
  const choose = (choice: 'mine' | 'theirs') => hands.resolve(line.id, column.id, choice)
  return (
    <CellPopover place="under" minWidth={280} className="max-w-sm rounded-md border-l-2 border-warning px-3 py-2">
      <div
        role="status"
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          event.currentTarget.closest<HTMLElement>('[role=gridcell]')?.focus()
        }}
      >
        <p className="flex items-start gap-2 text-sm font-medium">
          <Icon name="warning" className="mt-0.5 shrink-0 text-warning" />
          {kind === 'conflict' ? `${column.label} was changed by somebody else while you wrote.` : message}
        </p>
        {kind === 'conflict' && (
          <dl className="mt-1.5 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-sm">
            <dt className="text-muted">Now</dt>
            <dd className="max-h-24 overflow-auto wrap-anywhere whitespace-pre-wrap">{now || '(empty)'}</dd>
            <dt className="text-muted">Yours</dt>
            <dd className="max-h-24 overflow-auto wrap-anywhere whitespace-pre-wrap">{mine || '(empty)'}</dd>
          </dl>
        )}
        <div className="mt-2 flex flex-wrap gap-2">
          <Button ref={first} size="small" tabIndex={-1} onClick={() => choose('mine')} onKeyDown={moveBetween}>
            {kind === 'conflict' ? 'Keep mine' : 'Edit again'}
          </Button>
          <Button size="small" variant="quiet" tabIndex={-1} onClick={() => choose('theirs')} onKeyDown={moveBetween}>
            {kind === 'conflict' ? 'Take theirs' : 'Give it up'}
          </Button>
        </div>
      </div>
    </CellPopover>
  )
}

/** Arrows and Tab go from one choice to the other. */
function moveBetween(event: React.KeyboardEvent<HTMLButtonElement>): void {
  if (!['ArrowLeft', 'ArrowRight', 'Tab'].includes(event.key)) return
  event.preventDefault()
  event.stopPropagation()
  const other = event.currentTarget.nextElementSibling ?? event.currentTarget.previousElementSibling
  if (other instanceof HTMLElement) other.focus()
}
