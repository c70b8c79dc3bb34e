'use client'

import { useCallback, useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { WIDTH_MAX, WIDTH_MIN } from '@/components/worksheet/use-grid-columns'

const KEY = 'eyes-open.worksheet-widths'
const schema = z.record(z.string().check(z.maxLength(60)), z.number().check(z.minimum(WIDTH_MIN), z.maximum(WIDTH_MAX)))

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
    return z.catch(schema, {}).parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
  } catch {
    return {}
  }
}
