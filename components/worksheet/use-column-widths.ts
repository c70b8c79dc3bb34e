'use client'

import { useCallback, useEffect, useState } from 'react'
import { z } from 'zod'
import { WIDTH_MAX, WIDTH_MIN } from '@/components/worksheet/use-grid-columns'

const KEY = 'eyes-open.worksheet-widths'
const schema = z.record(z.string().max(60), z.number().min(WIDTH_MIN).max(WIDTH_MAX))

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

function read(): Record<string, number> {
  try {
    return schema.catch({}).parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
  } catch {
    return {}
  }
}
