import { findLine, type GridShape, type Place } from '@/components/worksheet/grid-place'

/** A key with what was held; `ctrl` is Ctrl or Cmd. */
export interface GridKey {
  key: string
  ctrl: boolean
  shift: boolean
  alt: boolean
}

/** Where a key leads from a place, null when it leads nowhere. Shift passes over everything that is not a line. */
export function movePlace(shape: GridShape, from: Place, { key, ctrl, shift }: GridKey): Place | null {
  switch (key) {
    case 'ArrowUp':
      return { ...from, row: ctrl ? jumpRows(shape, from, -1) : stepRows(shape, from.row, -1, shift) }
    case 'ArrowDown':
      return { ...from, row: ctrl ? jumpRows(shape, from, 1) : stepRows(shape, from.row, 1, shift) }
    case 'ArrowLeft':
      return moveAcross(shape, from, -1, ctrl)
    case 'ArrowRight':
      return moveAcross(shape, from, 1, ctrl)
    case 'Home':
      return ctrl ? { row: findLine(shape, 0, 1) ?? from.row, column: 0 } : { ...from, column: 0 }
    case 'End':
      return { row: ctrl ? (findLine(shape, shape.rows - 1, -1) ?? from.row) : from.row, column: shape.columns - 1 }
    case 'PageUp':
      return { ...from, row: pageRows(shape, from.row, -1) }
    case 'PageDown':
      return { ...from, row: pageRows(shape, from.row, 1) }
    default:
      return null
  }
}

function stepRows(shape: GridShape, row: number, step: -1 | 1, linesOnly: boolean): number {
  if (linesOnly) return findLine(shape, row + step, step) ?? row
  return Math.min(Math.max(row + step, 0), shape.rows - 1)
}

function pageRows(shape: GridShape, row: number, step: -1 | 1): number {
  const aim = Math.min(Math.max(row + step * shape.page, 1), shape.rows - 1)
  return findLine(shape, aim, step) ?? findLine(shape, aim, step === 1 ? -1 : 1) ?? row
}

function moveAcross(shape: GridShape, from: Place, step: -1 | 1, jumps: boolean): Place | null {
  const kind = shape.kindOf(from.row)
  if (kind === 'group' || kind === 'add') return null
  const last = shape.columns - 1
  const edge = step === 1 ? last : 0
  if (!jumps) return { ...from, column: Math.min(Math.max(from.column + step, 0), last) }
  if (kind === 'head') return { ...from, column: edge }
  const places = Array.from({ length: Math.abs(edge - from.column) + 1 }, (_, i) => ({ ...from, column: from.column + i * step }))
  return { ...from, column: places[jumpOver(shape, places)]?.column ?? edge }
}

/** From a line to the edge of what is filled in its column; from a group to the next group. */
function jumpRows(shape: GridShape, from: Place, step: -1 | 1): number {
  const kind = shape.kindOf(from.row)
  const rows: number[] = []
  for (let row = from.row; row >= 0 && row < shape.rows; row += step) {
    if (shape.kindOf(row) === (kind === 'group' ? 'group' : 'line') || row === from.row) rows.push(row)
  }
  if (kind === 'group') return rows[1] ?? from.row
  const places = rows.map((row) => ({ ...from, row }))
  return rows[kind === 'line' ? jumpOver(shape, places) : rows.length - 1] ?? from.row
}

/** Place in a walk where a jump ends: the last of a filled run, or the first filled one beyond a gap, or the end of the walk. */
function jumpOver(shape: GridShape, walk: readonly Place[]): number {
  const last = walk.length - 1
  const isFilled = (at: number) => {
    const place = walk[at]
    return place !== undefined && !shape.isEmpty(place)
  }
  let at = 0
  if (isFilled(0) && isFilled(1)) {
    while (isFilled(at + 1)) at += 1
    return at
  }
  for (at = 1; at <= last; at += 1) {
    if (isFilled(at)) return at
  }
  return Math.max(last, 0)
}
