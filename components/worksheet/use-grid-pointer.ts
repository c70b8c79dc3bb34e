'use client'

import { useEffect, useRef } from 'react'
import type { Place } from '@/components/worksheet/grid-place'

interface PointerInput {
  focus: Place
  anchor: Place
  isLine(row: number): boolean
  select(focus: Place, anchor?: Place): void
  edit(): void
  openMenu(at: Element): void
  /** Goes to an address within the app. */
  openLink(href: string): void
}

/** The place of the cell that was hit; null beside the cells and within what stands in them as a control of its own. */
function placeOf(target: EventTarget | null): Place | null {
  if (!(target instanceof Element) || target.closest('button, input, [popover]')) return null
  const cell = target.closest<HTMLElement>('[data-column], [role=gridcell]')
  const row = target.closest<HTMLElement>('[data-row]')
  if (!cell || !row) return null
  return { row: Number(row.dataset.row), column: Number(cell.dataset.column ?? 0) }
}

/** Address of a link in a cell that was pressed to go there; null where the browser is asked for a tab or a window of its own. */
function linkOf(event: React.MouseEvent): string | null {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  if (!isPlain || event.defaultPrevented || !(event.target instanceof Element)) return null
  return event.target.closest('[data-cell] a[href]')?.getAttribute('href') ?? null
}

/** The mouse in the grid: a press selects, Shift or dragging extends, two presses edit, the right button opens the menu. Fingers press once more to edit. */
export function useGridPointer({ focus, anchor, isLine, select, edit, openMenu, openLink }: PointerInput) {
  const isDragging = useRef(false)
  const wasFocus = useRef(false)
  useEffect(() => {
    const stop = () => (isDragging.current = false)
    window.addEventListener('pointerup', stop)
    return () => window.removeEventListener('pointerup', stop)
  }, [])
  return {
    onPointerDown: (event: React.PointerEvent) => {
      const place = placeOf(event.target)
      if (!place || event.button !== 0) return
      const extends_ = event.shiftKey && isLine(place.row) && isLine(anchor.row)
      wasFocus.current = place.row === focus.row && place.column === focus.column
      select(place, extends_ ? anchor : place)
      isDragging.current = event.pointerType === 'mouse' && isLine(place.row)
      // Selecting cells with Shift must not select their text as well.
      if (extends_) event.preventDefault()
    },
    onPointerOver: (event: React.PointerEvent) => {
      if (!isDragging.current || event.buttons !== 1) return
      const place = placeOf(event.target)
      if (place && isLine(place.row) && (place.row !== focus.row || place.column !== focus.column)) select(place, anchor)
    },
    onClick: (event: React.MouseEvent<HTMLElement>) => {
      const href = linkOf(event)
      if (href !== null) {
        event.preventDefault()
        return openLink(href)
      }
      const isFinger = event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === 'touch'
      if (isFinger && wasFocus.current && placeOf(event.target)) edit()
    },
    onDoubleClick: (event: React.MouseEvent) => {
      const place = placeOf(event.target)
      if (place && isLine(place.row)) edit()
    },
    onContextMenu: (event: React.MouseEvent) => {
      const place = placeOf(event.target)
      const cell = event.target instanceof Element ? event.target.closest('[data-cell]') : null
      if (!place || !cell || !isLine(place.row)) return
      event.preventDefault()
      select(place)
      openMenu(cell)
    },
  }
}
