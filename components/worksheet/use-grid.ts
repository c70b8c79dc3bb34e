'use client'

import { useLayoutEffect, useMemo, useRef } from 'react'
import { flushSync } from 'react-dom'
import { stepColumn } from '@/components/worksheet/column-choice'
import type { AfterCommit } from '@/components/worksheet/grid-hands'
import { grownWidths } from '@/components/worksheet/grid-head'
import type { GridItem } from '@/components/worksheet/grid-item'
import { readGridKey, type GridAction } from '@/components/worksheet/grid-keys'
import { findLine, type Place } from '@/components/worksheet/grid-place'
import { cellNameAt, keysOf, shapeOf } from '@/components/worksheet/grid-shape'
import { useCellEdits } from '@/components/worksheet/use-cell-edits'
import { useGridColumns, WIDTH_MAX, WIDTH_MIN } from '@/components/worksheet/use-grid-columns'
import { useColumnWidths } from '@/components/worksheet/use-column-widths'
import { useGridFocus } from '@/components/worksheet/use-grid-focus'
import { useGridSelection } from '@/components/worksheet/use-grid-selection'
import { useSheetHands } from '@/components/worksheet/use-sheet-hands'
import { useGridWindow } from '@/components/worksheet/use-grid-window'
import { useRowHeights } from '@/components/worksheet/use-row-heights'
import type { Worksheet } from '@/components/worksheet/use-worksheet'

/** What the grid asks of the page around it. */
export interface GridDoors {
  toggleFold(key: string): void
  addBelow(item: GridItem & { kind: 'line' }): void
  peek(code: string): void
  openPage(code: string): void
  openMenu(place: Place, at: Element): void
}

/** Columns, selection, editing and focus of the grid, and what each key does. */
export function useGrid(worksheet: Worksheet, doors: GridDoors) {
  const { items, texts, address, lineOf } = worksheet
  const scroller = useRef<HTMLDivElement>(null)
  const heights = useRowHeights()
  const { widths, setWidths } = useColumnWidths()
  const { total } = worksheet.view
  const longest = useMemo(() => worksheet.allLines().reduce((most, { code }) => Math.max(most, code.length), 0), [worksheet.allLines, total])
  const columns = useGridColumns({ columns: address.state.columns, codeLength: longest, widths, onWidths: setWidths })
  const rowKeys = useMemo(() => keysOf(items, lineOf), [items, lineOf])
  const columnIds = useMemo(() => columns.all.map(({ column }) => column.id), [columns])
  const { selection, select, selectRefs } = useGridSelection({ rowKeys, columnIds })
  const edits = useCellEdits({ texts, lineOf })
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / heights.line) - 2)
  const shape = useMemo(() => shapeOf(items, columns.all, texts, page), [items, columns, texts, page])
  const { focus, anchor } = selection
  const drawn = useGridWindow({ scroller, items, columns, heights, focus })
  const item = items.at(focus.row - 1)
  const placed = columns.all[focus.column]
  const sheetHands = useSheetHands({ items, columns: columns.all, range: selection.range, focus, texts, allLines: worksheet.allLines })
  const frame = useGridFocus({
    scroller,
    cellName: cellNameAt(items, columns.all, focus),
    isEditing: edits.open !== null,
    reveal: {
      ...drawn.edgesOf(focus.row - 1),
      left: (placed?.isFrozen ? 0 : columns.frozenWidth) + (placed?.start ?? 0),
      right: (placed?.isFrozen ? 0 : columns.frozenWidth) + (placed?.start ?? 0) + (placed?.width ?? 0),
      isFrozen: placed?.isFrozen === true || item?.kind !== 'line',
      coverTop: heights.head + (drawn.hasGroups ? heights.group : 0),
      coverLeft: columns.frozenWidth,
    },
  })

  const go = (to: Place, from: Place = to) => {
    frame.enter()
    select(to, from)
  }
  const edit = (key: string | null = null) => {
    if (item?.kind !== 'line' || !placed) return
    if (key === null && edits.askTrouble(item.line.id, placed.column.id)) return
    // The editor must be there before the browser writes the pressed key, so that the key goes into it.
    const isOpen = flushSync(() => edits.begin(item.line, placed.column, key))
    if (isOpen || key !== null) return
    if (placed.column.kind === 'code') doors.openPage(item.line.code)
    else doors.peek(item.line.code)
  }
  const moveAfter = (after: AfterCommit) => {
    if (after === 'stay') return
    const { row, column } = focus
    const step = after === 'down' || after === 'next' ? 1 : -1
    const nextLine = findLine(shape, row + step, step)
    if (after === 'down' || after === 'up') return go({ row: nextLine ?? row, column })
    const isInside = column + step >= 0 && column + step < shape.columns
    if (isInside) go({ row, column: column + step })
    else if (nextLine !== null) go({ row: nextLine, column: step === 1 ? 0 : shape.columns - 1 })
  }

  const act = (action: NonNullable<GridAction>, key: string, at: Element) => {
    switch (action.do) {
      case 'move':
        return go(action.to)
      case 'extend':
        return go(action.to, anchor)
      case 'select-all': {
        const [first, last] = [findLine(shape, 1, 1), findLine(shape, shape.rows - 1, -1)]
        if (first !== null && last !== null) select({ row: first, column: 0 }, { row: last, column: shape.columns - 1 })
        return
      }
      case 'select-row':
        return select({ row: focus.row, column: 0 }, { row: anchor.row, column: shape.columns - 1 })
      case 'collapse':
        return item?.kind === 'group' ? doors.toggleFold(item.section.key) : undefined
      case 'edit':
        return edit(action.from === 'key' ? key : null)
      case 'set-level':
        if (item?.kind === 'line' && placed) edits.set(item.line, placed.column, { kind: 'level', level: action.level }, String(action.level ?? ''))
        return
      case 'open-menu':
        return doors.openMenu(focus, at)
      case 'add-below':
        return item?.kind === 'line' ? doors.addBelow(item) : undefined
      case 'peek':
        return item?.kind === 'line' ? doors.peek(item.line.code) : undefined
      case 'resize': {
        if (!placed) return
        const width = (grownWidths(at)[placed.column.id] ?? placed.width) + action.step * 16
        return setWidths({ ...widths, [placed.column.id]: Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, width)) })
      }
      case 'reorder':
        if (placed) address.change({ columns: stepColumn(address.state.columns, placed.column.id, action.step) })
        return
      case 'clear':
        return sheetHands.clear()
      case 'fill-down':
        return sheetHands.fillDown()
    }
  }

  const onKeyDown = (event: React.KeyboardEvent) => {
    const { target } = event
    if (event.defaultPrevented || !(target instanceof HTMLElement) || target.dataset.cell === undefined || target instanceof HTMLInputElement) return
    if (event.key === 'Tab') return frame.leave()
    if (event.key === 'Escape') return select(focus)
    const pressed = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey }
    const takesLevel = item?.kind === 'line' && placed?.column.kind === 'factor'
    const action = readGridKey(shape, focus, pressed, takesLevel)
    if (!action) return
    const writesKey = action.do === 'edit' && action.from === 'key'
    if (!writesKey) event.preventDefault()
    act(action, event.key, target)
  }
  /** What an element of the grid belongs to. */
  const itemAt = (element: Element): GridItem | undefined => items.at(Number(element.closest<HTMLElement>('[data-row]')?.dataset.row ?? 0) - 1)
  /** Whatever puts the focus into a cell puts the hands there, too. */
  const onFocus = ({ target }: { target: EventTarget }) => {
    frame.onFocus()
    if (!(target instanceof HTMLElement) || target.dataset.cell === undefined) return
    const row = Number(target.closest<HTMLElement>('[data-row]')?.dataset.row)
    if (Number.isNaN(row)) return
    const column = Number(target.dataset.column ?? focus.column)
    if (row !== focus.row || column !== focus.column) select({ row, column })
  }
  // Whoever went into a cell before the page could answer is in it when it can, and the first key is for that cell.
  useLayoutEffect(() => {
    if (scroller.current?.contains(document.activeElement) && document.activeElement) onFocus({ target: document.activeElement })
  }, [])
  /** Clipboard events of the cells themselves; an editor's own text is its own. */
  const onCells = (hand: (event: React.ClipboardEvent) => void) => (event: React.ClipboardEvent) => {
    const { target } = event
    const isOwn = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
    if (!isOwn || (target.dataset.cell !== undefined && isBlockOf(event))) hand(event)
  }
  return { itemAt, sheetHands, onFocus, onCells, scroller, heights, columns, selection, select, selectRefs, edits, shape, drawn, frame, item, placed, go, edit, moveAfter, onKeyDown }
}

/** True for a paste of more than one cell, which is for the grid also where a title is being typed. */
function isBlockOf(event: React.ClipboardEvent): boolean {
  return event.type === 'paste' && /[\t\n]/.test(event.clipboardData.getData('text/plain').trim())
}
