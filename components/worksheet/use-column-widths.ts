'use client'

import { useCallback, useEffect, useState } from 'react'
import { WIDTH_MAX, WIDTH_MIN } from '@/components/worksheet/use-grid-columns'

const KEY = 'eyes-open.worksheet-widths'

/** Widths that this browser was given for columns. A screen has its widths, so they do not travel with the address. */
export function useColumnWidths() {
  const [widths, set] = useState<Record<string, number>>({})
  useEffect(() => set(read()), [])
  const setWidths = useCallback((next: Record<string, number>) => {
    set(next)
    try {
      localStorage.setItem(KEY, JSON.stringify(next))
    } catch {
      // A browser that keeps nothing forgets the widths with the page.
    }
  }, [])
  return { widths, setWidths }
}

// What somebody else wrote into this place, or an earlier version of ours, is passed over width by width.
function read(): Record<string, number> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return Object.fromEntries(Object.entries(kept ?? {}).filter(([, width]) => isWidth(width)))
  } catch {
    return {}
  }
}

function isWidth(width: unknown): boolean {
  return typeof width === 'number' && width >= WIDTH_MIN && width <= WIDTH_MAX
}
