'use client'

import { useCallback, useMemo, useRef, useState } from 'react'
import type { RowKeys } from '@/components/worksheet/grid-shape'
import { rangeBetween, type GridRange, type Place } from '@/components/worksheet/grid-place'

/** A cell by its names, which stay when rows and columns move. */
export interface CellRef {
  row: string
  column: string
}

export interface Selection {
  /** Where the hands are. */
  focus: Place
  /** The other corner of what is selected. */
  anchor: Place
  range: GridRange
}

interface SelectionKeys {
  rowKeys: RowKeys
  columnIds: readonly string[]
}

/**
 * What is selected, kept by names: a row that somebody else moves keeps its selection, and where a row or column is gone the selection stays
 * at its place among those that are left.
 */
export function useGridSelection({ rowKeys, columnIds }: SelectionKeys) {
  const [refs, setRefs] = useState<{ focus: CellRef; anchor: CellRef } | null>(null)
  const last = useRef<{ focus: Place; anchor: Place }>({ focus: { row: 1, column: 0 }, anchor: { row: 1, column: 0 } })
  const selection = useMemo((): Selection => {
    const placeOf = (ref: CellRef | undefined, before: Place): Place => {
      const column = ref ? columnIds.indexOf(ref.column) : -1
      return {
        row: Math.min((ref && rowKeys.placeOf(ref.row)) ?? before.row, rowKeys.count - 1),
        column: Math.min(column < 0 ? before.column : column, Math.max(columnIds.length - 1, 0)),
      }
    }
    const focus = placeOf(refs?.focus, last.current.focus)
    const anchor = placeOf(refs?.anchor, last.current.anchor)
    last.current = { focus, anchor }
    return { focus, anchor, range: rangeBetween(focus, anchor) }
  }, [refs, rowKeys, columnIds])

  const select = useCallback(
    (focus: Place, anchor: Place = focus) => {
      const refOf = ({ row, column }: Place): CellRef => ({ row: rowKeys.keyAt(row), column: columnIds[column] ?? '' })
      last.current = { focus, anchor }
      setRefs({ focus: refOf(focus), anchor: refOf(anchor) })
    },
    [rowKeys, columnIds],
  )
  return { selection, select, selectRefs: setRefs }
}
