'use client'

import { createContext, use, useCallback, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { usePresence } from '@/components/room/use-presence'
import { CellPresence, type LinePresence } from '@/components/worksheet/cell-presence'
import type { GridColumn } from '@/components/worksheet/use-grid-columns'
import { present } from '@/lib/kernel/assert'
import { useTellPlace, type Place } from '@/lib/live/client/presence'

export const CellPresenceContext = createContext<CellPresence | null>(null)

/** Who is in which cell, for the rows of one grid. */
export function useCellPresences(): CellPresence {
  return useState(() => new CellPresence())[0]
}

/** Hears who is where in place of the grid, which is not drawn again for it. */
export function PresenceFeed({ cells, columns }: { cells: CellPresence; columns: readonly GridColumn[] }) {
  const people = usePresence()
  useLayoutEffect(() => cells.put(people, new Set(columns.map(({ column }) => column.id))), [cells, people, columns])
  return null
}

/** The people in the cells of a line; only the lines that they come to or leave are drawn again. */
export function useLinePresence(lineId: string): LinePresence | undefined {
  const cells = present(use(CellPresenceContext), 'a row of the grid stands inside it')
  const read = () => cells.ofLine(lineId)
  return useSyncExternalStore(cells.subscribe, read, read)
}

/**
 * Tells in which cell one is while the focus is in the grid, and that one is in none when it has left. Nothing is told of keys: a cell that
 * is written into is the cell that was told.
 */
export function useTellCell(lineId: string | undefined, columnId: string | undefined) {
  const tell = useTellPlace()
  const isInside = useRef(false)
  const place = useRef<Place | null>(null)
  // Known before the focus moves there, so that the cell that was left is never told again.
  place.current = lineId && columnId ? { failureModeId: lineId, column: columnId } : null
  useEffect(() => {
    if (isInside.current) tell(place.current)
  }, [tell, lineId, columnId])
  useEffect(() => () => tell(null), [tell])
  const onFocus = useCallback(() => {
    isInside.current = true
    tell(place.current)
  }, [tell])
  const onBlur = useCallback(
    ({ currentTarget, relatedTarget }: React.FocusEvent<HTMLElement>) => {
      // Without a new place it is the window that was left, or a cell that is drawn anew: the hands come back to it.
      if (relatedTarget === null || currentTarget.contains(relatedTarget)) return
      isInside.current = false
      tell(null)
    },
    [tell],
  )
  return { onFocus, onBlur }
}
