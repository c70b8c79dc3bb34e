import { movePlace, type GridKey } from '@/components/worksheet/grid-moves'
import type { GridShape, Place } from '@/components/worksheet/grid-place'
import { LEVELS, type Level } from '@/lib/domain/scoring/factor'

/** What the hands mean by a key in the grid while nothing is being edited. */
export type GridAction =
  | { do: 'move'; to: Place }
  | { do: 'extend'; to: Place }
  | { do: 'select-all' }
  | { do: 'select-row' }
  | { do: 'collapse' }
  /** Edits the value that stands, or begins with an empty editor that the pressed key goes into. */
  | { do: 'edit'; from: 'value' | 'key' }
  | { do: 'set-level'; level: Level | null }
  | { do: 'clear' }
  | { do: 'fill-down' }
  | { do: 'add-below' }
  | { do: 'open-menu' }
  | { do: 'peek' }
  | { do: 'resize'; step: -1 | 1 }
  | { do: 'reorder'; step: -1 | 1 }
  | null

/** A key in a cell: what it means follows from the kind of row and, for digits, from whether the cell takes a level. */
export function readGridKey(shape: GridShape, at: Place, key: GridKey, takesLevel: boolean): GridAction {
  const kind = shape.kindOf(at.row)
  if (isMenuKey(key)) return kind === 'add' ? null : { do: 'open-menu' }
  if (key.key.toLowerCase() === 'a' && key.ctrl && !key.alt) return { do: 'select-all' }
  if (kind === 'head') return readHeadKey(shape, at, key)
  if (kind === 'line') {
    const meant = readLineKey(key, takesLevel)
    if (meant) return meant
  }
  if (kind === 'group' && (key.key === 'Enter' || key.key === 'F2')) return { do: 'open-menu' }
  if (kind === 'group' && (key.key === ' ' || key.key === 'ArrowLeft' || key.key === 'ArrowRight')) return { do: 'collapse' }
  if (kind === 'add' && (key.key === 'Enter' || key.key === 'F2' || isTyping(key))) return { do: 'edit', from: 'key' }
  return readMove(shape, at, key)
}

function readHeadKey(shape: GridShape, at: Place, key: GridKey): GridAction {
  const across = key.key === 'ArrowLeft' ? -1 : key.key === 'ArrowRight' ? 1 : null
  if (across !== null && key.shift) return { do: key.ctrl ? 'reorder' : 'resize', step: across }
  if (key.key === 'Enter' || key.key === 'F2' || key.key === ' ') return { do: 'open-menu' }
  return readMove(shape, at, { ...key, shift: false })
}

function readLineKey(key: GridKey, takesLevel: boolean): GridAction {
  if (key.ctrl && !key.alt && key.key.toLowerCase() === 'd') return { do: 'fill-down' }
  if (key.key === 'Enter' && key.ctrl) return { do: 'add-below' }
  if (key.key === 'Enter' && key.alt) return { do: 'peek' }
  if (key.key === ' ' && key.shift) return { do: 'select-row' }
  if (key.key === 'F2' || key.key === 'Enter') return { do: 'edit', from: 'value' }
  if (key.key === 'Delete' || key.key === 'Backspace') return { do: 'clear' }
  if (!isTyping(key)) return null
  if (!takesLevel) return { do: 'edit', from: 'key' }
  if (key.key === '0') return { do: 'set-level', level: null }
  const level = LEVELS.find((one) => String(one) === key.key)
  return level ? { do: 'set-level', level } : { do: 'edit', from: 'value' }
}

function readMove(shape: GridShape, at: Place, key: GridKey): GridAction {
  if (key.alt) return null
  const to = movePlace(shape, at, key)
  if (to === null) return null
  return key.shift && shape.kindOf(at.row) === 'line' ? { do: 'extend', to } : { do: 'move', to }
}

function isMenuKey({ key, shift }: GridKey): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shift)
}

/** Keys that write: one printable character, or the beginning of a composed one. */
function isTyping({ key, ctrl, alt }: GridKey): boolean {
  if (key === 'Process' || key === 'Dead') return true
  // Some keyboards write with Ctrl and Alt held together (AltGr).
  return key.length === 1 && ctrl === alt && key !== ' '
}
