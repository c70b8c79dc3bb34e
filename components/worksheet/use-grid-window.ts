'use client'

import { useVirtualizer, defaultRangeExtractor, type Range } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { GridItem } from '@/components/worksheet/grid-item'
import type { GridItems } from '@/components/worksheet/grid-items'
import type { Place } from '@/components/worksheet/grid-place'
import type { DrawnColumn, DrawnColumns, GridColumn, GridColumns } from '@/components/worksheet/use-grid-columns'
import { placeIn } from '@/lib/domain/worksheet/sorted-lines'

// What is drawn before the grid was measured: on the server, so that the page comes with its rows. With the rows around it a laptop's screen and no more,
// because the browser takes each of these cells into its hands before the first one can be edited.
const FIRST_SIGHT = { width: 1400, height: 330 }

const NO_GROUPS: readonly number[] = []

interface GridWindowInput {
  scroller: RefObject<HTMLDivElement | null>
  items: GridItems
  columns: GridColumns
  heights: Readonly<Record<GridItem['kind'] | 'head', number>>
  /** The cell of the focus is drawn wherever it is, so that the focus is real. */
  focus: Place
}

export interface DrawnItem {
  item: GridItem
  /** Place among the rows of the grid; the head is 0. */
  row: number
  top: number
  height: number
  /** Height up to the next group; of a line its own. */
  span: number
}

/** The part of the grid that is drawn: the rows and columns in sight and a few around them, the group that one is in, the cell of the focus. */
export function useGridWindow({ scroller, items, columns, heights, focus }: GridWindowInput) {
  const groups = useMemo(() => items.groups(), [items])
  const focusIndex = focus.row - 1
  const extractRows = useMemo(() => extractorOf(focusIndex, groups), [groups, focusIndex])
  const isMeasured = useIsMeasured()
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => (isMeasured ? scroller.current : null),
    estimateSize: (index) => heights[items.kindAt(index)],
    // Another function of keys is what makes the virtualizer measure anew, in the drawing that brings other rows and in no other.
    getItemKey: keysOf(items),
    rangeExtractor: extractRows,
    overscan: 4,
    initialRect: FIRST_SIGHT,
  })
  const lastHeights = useRef(heights)
  useLayoutEffect(() => {
    if (lastHeights.current !== heights) rows.measure()
    lastHeights.current = heights
  }, [rows, heights])
  const { rest, frozen, width } = columns
  const focusColumn = focus.column - frozen.length
  const extractColumns = useMemo(() => extractorOf(focusColumn, NO_GROUPS), [focusColumn])
  const across = useVirtualizer({
    horizontal: true,
    count: rest.length,
    getScrollElement: () => (isMeasured ? scroller.current : null),
    estimateSize: (index) => rest[index]?.width ?? 0,
    getItemKey: keysOf(rest),
    rangeExtractor: extractColumns,
    overscan: 1,
    initialRect: FIRST_SIGHT,
  })

  const drawnRows = rows.getVirtualItems().flatMap(({ index, start, size }): DrawnItem[] => {
    const item = items.at(index)
    if (!item) return []
    const next = item.kind === 'group' ? groups[groups.indexOf(index) + 1] : undefined
    const end = next === undefined ? rows.getTotalSize() : (rows.measurementsCache[next]?.start ?? start + size)
    return [{ item, row: index + 1, top: start, height: size, span: item.kind === 'group' ? end - start : size }]
  })
  const shown = across.getVirtualItems().map(({ index }) => index)
  const shownKey = shown.join(' ')
  const drawnColumns = useMemo((): DrawnColumns => {
    const indexes = shownKey === '' ? [] : shownKey.split(' ').map(Number)
    const drawn = [...frozen.map(placeFrozen), ...placeRest(indexes, rest)]
    // Room is shared out only where nothing is left out of the row, which holds the room of what is.
    return { drawn: indexes.length === rest.length ? drawn.map(growInto) : drawn, width }
  }, [shownKey, rest, frozen, width])
  /** Edges of a row in the whole grid, under the head. */
  const edgesOf = (index: number) => {
    const place = rows.measurementsCache[index]
    return { top: heights.head + (place?.start ?? 0), bottom: heights.head + (place?.end ?? 0) }
  }
  return { drawnRows, drawnColumns, height: rows.getTotalSize(), edgesOf, hasGroups: groups.length > 0 }
}

/** False for the first drawing: what the page came with is taken into the hands before the room for more is looked at, which lays out the whole page. */
function useIsMeasured(): boolean {
  const [isMeasured, setMeasured] = useState(false)
  useEffect(() => {
    const frame = requestAnimationFrame(() => setMeasured(true))
    return () => cancelAnimationFrame(frame)
  }, [])
  return isMeasured
}

// What follows outlives the drawing that asked for it. It is made out here because a function made beside the rows keeps the rows of that moment for as long as
// it lives itself: of a register in which every row was changed once, the room would hold all rows twice.
const placeKeys = new WeakMap<object, (index: number) => number>()

/** A key for each place of a list: the same function for the same list, another one for another. */
function keysOf(list: object): (index: number) => number {
  const before = placeKeys.get(list)
  if (before) return before
  const placeOf = (index: number) => index
  placeKeys.set(list, placeOf)
  return placeOf
}

/** What is drawn of a range: that, what the focus stands in, and the group that its first one belongs to. */
function extractorOf(focus: number, groups: readonly number[]) {
  return (range: Range) => {
    const sticky = lastAtOrBefore(groups, range.startIndex)
    const drawn = new Set(defaultRangeExtractor(range))
    if (sticky !== null) drawn.add(sticky)
    if (focus >= 0 && focus < range.count) drawn.add(focus)
    return [...drawn].sort((a, b) => a - b)
  }
}

function placeFrozen(column: GridColumn): DrawnColumn {
  return { column, style: { width: column.width, left: column.start } }
}

/** Columns with the room that is left out before each of them. */
function placeRest(indexes: readonly number[], rest: GridColumns['rest']): DrawnColumn[] {
  let end = 0
  return indexes.flatMap((index) => {
    const column = rest[index]
    if (!column) return []
    const gap = column.start - end
    end = column.start + column.width
    return [{ column, style: { width: column.width, marginLeft: gap } }]
  })
}

/** A column of words is as much wider than its width as the row is. */
function growInto({ column, style }: DrawnColumn): DrawnColumn {
  return column.grows ? { column, style: { ...style, flexGrow: column.width } } : { column, style }
}

/** The greatest of some rising numbers that is not above another one; null when all are. */
function lastAtOrBefore(sorted: readonly number[], value: number): number | null {
  return sorted[placeIn(sorted, value + 1, (one, behind) => one - behind) - 1] ?? null
}
