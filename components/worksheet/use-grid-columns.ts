'use client'

import { useMemo, useRef, type CSSProperties } from 'react'
import {
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
  useTable,
  type ColumnSizingState,
  type ReactTable,
} from '@tanstack/react-table'
import { COLUMNS, DEFAULT_COLUMNS, type Column, type ColumnKind } from '@/lib/domain/worksheet/columns'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

const features = tableFeatures({ columnVisibilityFeature, columnOrderingFeature, columnPinningFeature, columnSizingFeature, columnResizingFeature })
const helper = createColumnHelper<typeof features, WorksheetLine>()

/** Columns that stay in sight while the others move under them. */
export const FROZEN: readonly string[] = ['code', 'title']

export const WIDTH_MIN = 48
export const WIDTH_MAX = 800

const definitions = helper.columns(
  COLUMNS.map((column) => helper.display({ id: column.id, header: column.label, size: column.width, minSize: WIDTH_MIN, maxSize: WIDTH_MAX })),
)

// The rows are the index's own; the table keeps the columns.
const NO_LINES: WorksheetLine[] = []
const PINNED = { start: [...FROZEN], end: [] }
const ORDER = COLUMNS.map(({ id }) => id)

const WORDS: readonly ColumnKind[] = ['text', 'long-text', 'many-of', 'category', 'role', 'owners', 'lines']

const CODE_WIDTH = 96
const CODE_LETTER = 7.85
const CODE_SIDES = 42

export type ColumnTable = ReactTable<typeof features, WorksheetLine>

/** A column as the grid draws it. */
export interface GridColumn {
  column: Column
  /** Place among all that are shown, the frozen ones first. */
  index: number
  /** Pixels from the left edge of its part: of the frozen ones, or of the rest. */
  start: number
  width: number
  isFrozen: boolean
  /** Takes a share of the room that a wide screen leaves: a column of words that nobody has given a width. */
  grows: boolean
}

export interface GridColumns {
  table: ColumnTable
  all: readonly GridColumn[]
  frozen: readonly GridColumn[]
  rest: readonly GridColumn[]
  frozenWidth: number
  width: number
}

/** A column that is drawn, with its width and where it stands: after the room of those before it that are left out, or at the left edge of the grid. */
export interface DrawnColumn {
  column: GridColumn
  style: CSSProperties
}

/** The columns that are drawn of a row. */
export interface DrawnColumns {
  drawn: readonly DrawnColumn[]
  width: number
}

interface ColumnChoice {
  /** Ids in their order; null for the ones that are shown at first. */
  columns: readonly string[] | null
  /** Characters of the longest code, which is never cut. */
  codeLength: number
  widths: ColumnSizingState
  onWidths(widths: ColumnSizingState): void
}

/** The columns that are shown, in their order and width, with code and title frozen. Hiding never takes the title. */
export function useGridColumns({ columns, codeLength, widths, onWidths }: ColumnChoice): GridColumns {
  const state = useMemo(() => {
    const shown = new Set(['code', 'title', ...(columns ?? DEFAULT_COLUMNS)])
    return {
      columnOrder: [...shown, ...ORDER.filter((id) => !shown.has(id))],
      columnVisibility: Object.fromEntries(ORDER.map((id) => [id, shown.has(id)])),
      columnPinning: PINNED,
      columnSizing: { code: widthOfCodes(codeLength), ...widths },
    }
  }, [columns, codeLength, widths])
  const table = useTable({
    features,
    columns: definitions,
    data: NO_LINES,
    columnResizeMode: 'onChange',
    state,
    onColumnSizingChange: (change) => onWidths(typeof change === 'function' ? change(widths) : change),
  })
  // The table is another object at every drawing; what the columns follow from is its state.
  const { columnOrder, columnVisibility, columnSizing } = table.state
  const now = useRef(table)
  now.current = table
  return useMemo(
    () => ({ table: now.current, ...measure(now.current, widths) }),
    [columnOrder, columnVisibility, columnSizing, widths],
  )
}

/** Pixels of codes in the grid's monospaced letters, with the button of the row behind them. */
function widthOfCodes(length: number): number {
  return Math.min(WIDTH_MAX, Math.max(CODE_WIDTH, Math.ceil(length * CODE_LETTER) + CODE_SIDES))
}

function measure(table: ColumnTable, widths: ColumnSizingState): Omit<GridColumns, 'table'> {
  const frozen = place(table.getStartVisibleLeafColumns(), { isFrozen: true, first: 0, widths })
  const rest = place(table.getCenterVisibleLeafColumns(), { isFrozen: false, first: frozen.length, widths })
  const frozenWidth = endOf(frozen)
  return { all: [...frozen, ...rest], frozen, rest, frozenWidth, width: frozenWidth + endOf(rest) }
}

interface Part {
  isFrozen: boolean
  /** Place of its first column among all. */
  first: number
  widths: ColumnSizingState
}

function place(columns: readonly { id: string; getSize(): number }[], { isFrozen, first, widths }: Part): GridColumn[] {
  let start = 0
  return columns.flatMap((one, i) => {
    const column = COLUMNS.find(({ id }) => id === one.id)
    if (!column) return []
    const placed = { column, index: first + i, start, width: one.getSize(), isFrozen, grows: WORDS.includes(column.kind) && widths[column.id] === undefined }
    start += placed.width
    return [placed]
  })
}

function endOf(columns: readonly GridColumn[]): number {
  const last = columns.at(-1)
  return last ? last.start + last.width : 0
}
