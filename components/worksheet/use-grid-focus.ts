'use client'

import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react'

interface GridFocusInput {
  scroller: RefObject<HTMLDivElement | null>
  /** Name of the cell that the hands are in. */
  cellName: string
  isEditing: boolean
  /** Edges of that cell in the whole grid, in pixels, and what covers it at the top and on the left. */
  reveal: { top: number; bottom: number; left: number; right: number; isFrozen: boolean; coverTop: number; coverLeft: number }
}

/** Keeps the real focus in the cell that the hands are in, for as long as they are in the grid, and brings it into sight when they move. */
export function useGridFocus({ scroller, cellName, isEditing, reveal }: GridFocusInput) {
  const isInside = useRef(false)
  const wantsSight = useRef(false)
  useLayoutEffect(() => {
    const frame = scroller.current
    if (!frame) return
    if (wantsSight.current) {
      wantsSight.current = false
      bringIntoSight(frame, reveal)
    }
    if (!isInside.current || isEditing) return
    const target = frame.querySelector<HTMLElement>(`[data-cell="${CSS.escape(cellName)}"]`)
    const active = document.activeElement
    // Whoever has gone into a menu, a dialog or another field stays there.
    const isElsewhere = active instanceof HTMLElement && active !== document.body && active.dataset.cell === undefined
    if (target && active !== target && !isElsewhere) target.focus({ preventScroll: true })
  })
  /** Takes the focus into the grid with the next drawing. */
  const enter = useCallback(() => {
    isInside.current = true
    wantsSight.current = true
    const active = document.activeElement
    if (active instanceof HTMLElement && active.dataset.cell === undefined) active.blur()
  }, [])
  const onFocus = useCallback(() => void (isInside.current = true), [])
  const onBlur = useCallback((event: React.FocusEvent<HTMLElement>) => {
    // Without a new place the focus has fallen to the page because its cell is gone; then it comes back.
    if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) isInside.current = false
  }, [])
  const leave = useCallback(() => void (isInside.current = false), [])
  return { enter, leave, onFocus, onBlur }
}

function bringIntoSight(frame: HTMLElement, { top, bottom, left, right, isFrozen, coverTop, coverLeft }: GridFocusInput['reveal']): void {
  if (top < frame.scrollTop + coverTop) frame.scrollTop = top - coverTop
  else if (bottom > frame.scrollTop + frame.clientHeight) frame.scrollTop = bottom - frame.clientHeight
  if (isFrozen) return
  if (left < frame.scrollLeft + coverLeft) frame.scrollLeft = left - coverLeft
  else if (right > frame.scrollLeft + frame.clientWidth) frame.scrollLeft = right - frame.clientWidth
}
