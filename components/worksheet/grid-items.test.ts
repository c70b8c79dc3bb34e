import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GridItems } from '@/components/worksheet/grid-items'
import type { GridItem } from '@/components/worksheet/grid-item'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

// Only a line's id is looked at here.
const lineOf = (id: string) => ({ id }) as WorksheetLine
const groupOf = (i: number): Exclude<GridItem, { kind: 'line' }> => ({ kind: 'add', key: `add ${i}`, place: { categoryId: `${i}`, categoryTitle: '', after: null } })

describe('the rows of the grid', () => {
  it('WS-93 are found by place and place by row, as in a list of all of them', () => {
    const pieces = fc.array(fc.oneof(fc.nat(4), fc.constant('other' as const)), { maxLength: 12 })
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(60)), (made, asked) => {
        const items = new GridItems()
        const plain: { key: string; line?: WorksheetLine }[] = []
        made.forEach((piece, i) => {
          if (piece === 'other') {
            items.push(groupOf(i))
            plain.push({ key: `add ${i}` })
            return
          }
          const lines = Array.from({ length: piece }, (_, k) => lineOf(`${i}.${k}`))
          items.pushLines(lines)
          plain.push(...lines.map((line) => ({ key: line.id, line })))
        })
        expect(items.length).toBe(plain.length)
        for (const index of [-1, ...asked]) {
          expect(items.at(index)?.key).toBe(plain[index]?.key)
          expect(items.keyAt(index)).toBe(plain[index]?.key ?? '')
          expect(items.kindAt(index)).toBe(plain[index] && !plain[index].line ? 'add' : 'line')
        }
        plain.forEach(({ key, line }, place) => expect(line ? items.placeOfLine(line) : items.placeOfOther(key)).toBe(place))
        expect(items.lines()).toEqual(plain.flatMap(({ line }) => line ?? []))
        expect([items.placeOfLine(lineOf('gone')), items.placeOfOther('gone')]).toEqual([undefined, undefined])
      }),
    )
  })
})
