import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readGridKey, type GridAction } from '@/components/worksheet/grid-keys'
import type { GridKey } from '@/components/worksheet/grid-moves'
import { linesWithin, rangeBetween, type GridRowKind, type GridShape, type Place } from '@/components/worksheet/grid-place'

// head, group, 3 lines, add, group, 2 lines, add; a dot is an empty cell.
const KINDS: readonly GridRowKind[] = ['head', 'group', 'line', 'line', 'line', 'add', 'group', 'line', 'line', 'add']
const FILLED: readonly string[] = ['', '', 'xx.x', 'x..x', '..xx', '', '', 'x.xx', 'xxxx', '']

const shape: GridShape = {
  rows: KINDS.length,
  columns: 4,
  page: 3,
  kindOf: (row) => KINDS[row] ?? 'line',
  isEmpty: ({ row, column }) => FILLED[row]?.[column] !== 'x',
}

/** A key as people say it, such as `Ctrl+Shift+ArrowDown`. */
function keyOf(words: string): GridKey {
  const parts = words.split('+')
  return { key: parts.at(-1) ?? '', ctrl: parts.includes('Ctrl'), shift: parts.includes('Shift'), alt: parts.includes('Alt') }
}

const press = (words: string, row: number, column: number, takesLevel = false): GridAction => readGridKey(shape, { row, column }, keyOf(words), takesLevel)
const move = (row: number, column: number): GridAction => ({ do: 'move', to: { row, column } })

describe('moving in the grid', () => {
  it.each([
    ['ArrowDown', 2, 1, 3, 1],
    ['ArrowUp', 2, 1, 1, 1],
    ['ArrowUp', 0, 1, 0, 1],
    ['ArrowDown', 9, 0, 9, 0],
    ['ArrowLeft', 2, 0, 2, 0],
    ['ArrowRight', 2, 1, 2, 2],
    ['Home', 3, 2, 3, 0],
    ['End', 3, 0, 3, 3],
    ['Ctrl+Home', 8, 3, 2, 0],
    ['Ctrl+End', 2, 0, 8, 3],
    ['PageDown', 2, 1, 7, 1],
    ['PageUp', 8, 1, 4, 1],
    ['PageDown', 8, 1, 8, 1],
    ['ArrowRight', 0, 1, 0, 2],
    ['Ctrl+ArrowRight', 0, 1, 0, 3],
  ])('GR-1 %s from row %i, column %i leads to row %i, column %i', (words, row, column, toRow, toColumn) => {
    expect(press(words, row, column)).toEqual(move(toRow, toColumn))
  })

  it.each([
    ['Ctrl+ArrowDown', 2, 0, 3, 0],
    ['Ctrl+ArrowDown', 3, 0, 7, 0],
    ['Ctrl+ArrowDown', 2, 1, 8, 1],
    ['Ctrl+ArrowUp', 8, 3, 2, 3],
    ['Ctrl+ArrowDown', 8, 3, 8, 3],
    ['Ctrl+ArrowRight', 2, 0, 2, 1],
    ['Ctrl+ArrowRight', 2, 1, 2, 3],
    ['Ctrl+ArrowLeft', 4, 2, 4, 0],
    ['Ctrl+ArrowDown', 1, 2, 6, 2],
    ['Ctrl+ArrowUp', 6, 2, 1, 2],
  ])('GR-2 %s from row %i, column %i stops at the edge of what is filled: row %i, column %i', (words, row, column, toRow, toColumn) => {
    expect(press(words, row, column)).toEqual(move(toRow, toColumn))
  })

  it('GR-3 Shift extends over lines only', () => {
    expect(press('Shift+ArrowDown', 4, 1)).toEqual({ do: 'extend', to: { row: 7, column: 1 } })
    expect(press('Shift+ArrowUp', 2, 1)).toEqual({ do: 'extend', to: { row: 2, column: 1 } })
    expect(press('Shift+End', 2, 1)).toEqual({ do: 'extend', to: { row: 2, column: 3 } })
    expect(linesWithin(shape, rangeBetween({ row: 8, column: 2 }, { row: 3, column: 0 }))).toEqual([3, 4, 7, 8])
    expect(press('Ctrl+a', 3, 1)).toEqual({ do: 'select-all' })
    expect(press('Ctrl+a', 0, 1)).toEqual({ do: 'select-all' })
    expect(press('Ctrl+A', 3, 1)).toEqual({ do: 'select-all' })
    expect(press('Shift+ ', 3, 1)).toEqual({ do: 'select-row' })
  })

  it('GR-1 no key leads out of the grid', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']
    const words = fc.tuple(fc.subarray(['Ctrl', 'Shift']), fc.constantFrom(...keys)).map(([held, key]) => [...held, key].join('+'))
    const inside = ({ row, column }: Place) => row >= 0 && row < shape.rows && column >= 0 && column < shape.columns
    fc.assert(
      fc.property(words, fc.nat(KINDS.length - 1), fc.nat(3), (key, row, column) => {
        const action = press(key, row, column)
        if (action?.do === 'move' || action?.do === 'extend') expect(inside(action.to)).toBe(true)
        if (action?.do === 'extend') expect(shape.kindOf(action.to.row)).toBe('line')
      }),
    )
  })
})

describe('acting in the grid', () => {
  it.each([
    ['F2', { do: 'edit', from: 'value' }],
    ['Enter', { do: 'edit', from: 'value' }],
    ['x', { do: 'edit', from: 'key' }],
    ['Shift+X', { do: 'edit', from: 'key' }],
    ['4', { do: 'edit', from: 'key' }],
    ['Ctrl+Alt+@', { do: 'edit', from: 'key' }],
    ['Dead', { do: 'edit', from: 'key' }],
    ['Delete', { do: 'clear' }],
    ['Backspace', { do: 'clear' }],
    ['Ctrl+d', { do: 'fill-down' }],
    ['Ctrl+Enter', { do: 'add-below' }],
    ['Alt+Enter', { do: 'peek' }],
    ['Shift+F10', { do: 'open-menu' }],
    ['ContextMenu', { do: 'open-menu' }],
  ])('GR-4 %s in a cell', (words, action) => {
    expect(press(words, 3, 1)).toEqual(action)
  })

  it('GR-5 a digit on a factor sets it at once, 0 clears it, other letters show the rubric', () => {
    expect(press('4', 3, 1, true)).toEqual({ do: 'set-level', level: 4 })
    expect(press('0', 3, 1, true)).toEqual({ do: 'set-level', level: null })
    expect(press('7', 3, 1, true)).toEqual({ do: 'edit', from: 'value' })
  })

  it.each(['Tab', 'Shift+Tab', 'Escape', 'Ctrl+c', 'Ctrl+v', 'Ctrl+z', 'Ctrl+k', 'Alt+ArrowLeft', 'F5', 'Shift'])('GR-6 %s is left to the page and the browser', (words) => {
    expect(press(words, 3, 1)).toBeNull()
  })

  it('GR-7 a group opens its menu and folds, a place for a new row begins to write', () => {
    expect(press('Enter', 1, 0)).toEqual({ do: 'open-menu' })
    expect(press('ArrowLeft', 1, 0)).toEqual({ do: 'collapse' })
    expect(press('x', 1, 0)).toBeNull()
    expect(press('x', 5, 0)).toEqual({ do: 'edit', from: 'key' })
    expect(press('Enter', 9, 0)).toEqual({ do: 'edit', from: 'key' })
  })

  it('GR-8 in the head, Shift with arrows changes the width, with Ctrl the place; Enter opens the menu', () => {
    expect(press('Shift+ArrowRight', 0, 1)).toEqual({ do: 'resize', step: 1 })
    expect(press('Ctrl+Shift+ArrowLeft', 0, 1)).toEqual({ do: 'reorder', step: -1 })
    expect(press('Enter', 0, 1)).toEqual({ do: 'open-menu' })
  })
})
