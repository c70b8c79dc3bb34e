'use client'

import { useSyncExternalStore } from 'react'
import { ROW_HEIGHTS } from '@/components/worksheet/grid-item'

const FINGERS = '(pointer: coarse)'

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(FINGERS)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Heights of the rows: more for fingers than for a mouse. */
export function useRowHeights(): (typeof ROW_HEIGHTS)['fine' | 'coarse'] {
  const isCoarse = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(FINGERS).matches,
    () => false,
  )
  return isCoarse ? ROW_HEIGHTS.coarse : ROW_HEIGHTS.fine
}
