'use client'

import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

/** Keeps the focus on a code that goes to another cell, where it becomes another element. */
export function useKeptFocus(table: RefObject<HTMLElement | null>, shown: unknown): void {
  const focused = useRef<string | null>(null)
  useEffect(() => {
    const follow = (event: FocusEvent) => {
      const chip = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-chip][data-cell]') : null
      // Nothing is told when a focused element goes away, so the last code stays known until the focus is somewhere else.
      focused.current = chip?.dataset.chip ?? null
    }
    document.addEventListener('focusin', follow)
    return () => document.removeEventListener('focusin', follow)
  }, [])
  useLayoutEffect(() => {
    if (focused.current === null || document.activeElement !== document.body) return
    table.current?.querySelector<HTMLElement>(`[data-chip="${CSS.escape(focused.current)}"]`)?.focus({ preventScroll: true })
  }, [table, shown])
}
