'use client'

import { useEffect, useLayoutEffect, useRef } from 'react'

/**
 * Keeps the focus on a code that goes to another cell, where it becomes another element: when the matrix is drawn anew, and when a dialog
 * over it closes and finds nobody to give the focus back to.
 */
export function useKeptFocus(shown: unknown): void {
  const focused = useRef<string | null>(null)
  useEffect(() => {
    const follow = (event: FocusEvent) => {
      if (!(event.target instanceof Element) || event.target.closest('dialog')) return
      // Nothing is told when a focused element goes away, so the last code stays known until the focus is somewhere else.
      focused.current = event.target.closest<HTMLElement>('[data-chip]')?.dataset.chip ?? null
    }
    const giveBack = () => restoreFocus(focused.current)
    document.addEventListener('focusin', follow)
    // The closing of a dialog is told to the dialog alone, on its way down.
    document.addEventListener('close', giveBack, true)
    return () => {
      document.removeEventListener('focusin', follow)
      document.removeEventListener('close', giveBack, true)
    }
  }, [])
  useLayoutEffect(() => restoreFocus(focused.current), [shown])
}

function restoreFocus(id: string | null): void {
  if (id === null || document.activeElement !== document.body) return
  document.querySelector<HTMLElement>(`[data-chip="${CSS.escape(id)}"]`)?.focus({ preventScroll: true })
}
