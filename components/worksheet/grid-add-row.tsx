'use client'

import { memo, useState } from 'react'
import { addKey } from '@/components/worksheet/grid-items'
import type { AddPlace } from '@/components/worksheet/grid-item'
import { useGridHands } from '@/components/worksheet/grid-hands'
import { useActions } from '@/components/room/room-actions'
import { Icon } from '@/components/ui/icon'

export interface GridAddRowProps {
  place: AddPlace
  row: number
  top: number
  height: number
  width: number
  viewWidth: number | '100%'
  columnCount: number
  isFocus: boolean
}

/** The place where a title and Enter make a failure mode; everything else can be added later. */
export const GridAddRow = memo(function GridAddRow(props: GridAddRowProps) {
  const { place, row, top, height, width, viewWidth, columnCount, isFocus } = props
  const { add, leaveAdd } = useGridHands()
  const { undo, redo } = useActions()
  const [title, setTitle] = useState(place.title ?? '')
  const key = addKey(place)
  const save = async () => {
    const text = title.trim()
    if (text === '') return
    setTitle('')
    // Nothing typed is lost: what was refused comes back, unless something new stands there already.
    if (!(await add(place, text))) setTitle((now) => (now === '' ? text : now))
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    // Where nothing is typed there is nothing of the browser's own to undo.
    if (title === '' && event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      return event.shiftKey ? redo() : undo()
    }
    if (event.key === 'Enter') void save()
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') leaveAdd(key, event.key === 'ArrowUp' ? -1 : 1)
    else if (event.key === 'Escape') {
      if (title === '') leaveAdd(key, null)
      setTitle('')
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const label = place.after ? `Add a failure mode below ${place.after.code}` : `Add a failure mode to ${place.categoryTitle}`
  return (
    <div role="row" data-row={row} aria-rowindex={row + 1} style={{ transform: `translateY(${top}px)`, height, width }} className="absolute top-0 left-0 print:hidden">
      <div role="gridcell" aria-colindex={1} aria-colspan={columnCount} style={{ width: viewWidth }} className="sticky left-0 flex h-full items-center gap-2 border-b px-2">
        <Icon name="plus" size={14} className="shrink-0 text-faint" />
        <input
          data-cell={key}
          data-adds="failure-mode"
          aria-label={label}
          tabIndex={isFocus ? 0 : -1}
          maxLength={300}
          autoComplete="off"
          placeholder={place.after ? 'What fails? Enter adds it below, Escape gives up.' : 'What fails? Enter adds it.'}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => {
            if (place.after && title.trim() === '') leaveAdd(key, null)
          }}
          className="h-7 w-full max-w-2xl rounded-sm bg-transparent px-1 text-sm text-ink outline-none placeholder:text-faint focus:outline-2 focus:outline-accent pointer-coarse:h-11"
        />
      </div>
    </div>
  )
})
