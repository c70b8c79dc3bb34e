import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOutArrows, type CellBox } from '@/components/matrix/arrow-layout'
import { nameOfPlace, readPlace, stepPlace } from '@/components/matrix/place-name'
import type { MatrixPlace, MoveBundle } from '@/lib/domain/matrix/matrix-moves'
import { LEVELS } from '@/lib/domain/scoring/factor'

const level = fc.constantFrom(...LEVELS)
const place: fc.Arbitrary<MatrixPlace> = fc.record({ x: level, y: level })
const score = { state: 'incomplete', scored: 2 } as const
const boxes = new Map<string, CellBox>(
  LEVELS.flatMap((x) => LEVELS.map((y): [string, CellBox] => [`${x}-${y}`, { left: x * 100, top: (5 - y) * 80, width: 100, height: 80 }])),
)
const anyBundles = fc.uniqueArray(
  fc.record({ from: place, to: place, count: fc.integer({ min: 1, max: 400 }) }).filter(({ from, to }) => nameOfPlace(from) !== nameOfPlace(to)),
  { selector: ({ from, to }) => `${nameOfPlace(from)} ${nameOfPlace(to)}`, maxLength: 60 },
)

function bundleOf({ from, to, count }: { from: MatrixPlace; to: MatrixPlace; count: number }): MoveBundle {
  const moves = Array.from({ length: count }, (_, i) => ({ id: `${i}`, code: `C-${i}`, from: { ...from, score }, to: { ...to, score } }))
  return { from, to, moves }
}

/** The ends of a path such as "M10 20Q30 40 50 60". */
function endsOf(path: string): [number, number, number, number] {
  const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? []
  return [numbers[0] ?? NaN, numbers[1] ?? NaN, numbers[4] ?? NaN, numbers[5] ?? NaN]
}

function isInside(box: CellBox | undefined, x: number, y: number): boolean {
  return box !== undefined && x > box.left && x < box.left + box.width && y > box.top && y < box.top + box.height
}

describe('arrows', () => {
  it('MX-12 one for each bundle, from inside its first cell to inside its second, with its number', () => {
    fc.assert(
      fc.property(anyBundles, (list) => {
        const bundles = list.map(bundleOf)
        const arrows = layOutArrows(bundles, boxes)
        expect(arrows.map(({ count }) => count)).toEqual(list.map(({ count }) => count))
        for (const [i, { from, to, moves }] of bundles.entries()) {
          const arrow = arrows[i]
          const [x1, y1, x2, y2] = endsOf(arrow?.path ?? '')
          expect(isInside(boxes.get(nameOfPlace(from)), x1, y1) && isInside(boxes.get(nameOfPlace(to)), x2, y2)).toBe(true)
          expect(arrow?.ids).toEqual(moves.map(({ id }) => id))
          expect(arrow?.thickness).toBeLessThanOrEqual(5)
        }
      }),
    )
  })

  it('MX-12 no two ends stand at one place, and those against each other bend apart', () => {
    fc.assert(
      fc.property(anyBundles, (list) => {
        const ends = layOutArrows(list.map(bundleOf), boxes).flatMap(({ path }) => {
          const [x1, y1, x2, y2] = endsOf(path)
          return [`${x1} ${y1}`, `${x2} ${y2}`]
        })
        expect(new Set(ends).size).toBe(ends.length)
      }),
    )
    const there = { from: { x: 2, y: 3 }, to: { x: 4, y: 3 }, count: 1 } as const
    const [one, other] = layOutArrows([bundleOf(there), bundleOf({ from: there.to, to: there.from, count: 1 })], boxes)
    expect(Math.sign((one?.y ?? 0) - 226)).toBe(-Math.sign((other?.y ?? 0) - 226))
  })

  it('MX-12 says whether it leads to a worse cell, and leaves out what is not on the drawing', () => {
    const worse = bundleOf({ from: { x: 2, y: 2 }, to: { x: 3, y: 2 }, count: 1 })
    const better = bundleOf({ from: { x: 2, y: 2 }, to: { x: 3, y: 1 }, count: 1 })
    expect(layOutArrows([worse, better], boxes).map(({ isWorse }) => isWorse)).toEqual([true, false])
    expect(layOutArrows([worse], new Map())).toEqual([])
  })
})

describe('names of cells', () => {
  it('MX-1 are read back, and arrow keys go to the neighbour or stay at the edge', () => {
    fc.assert(
      fc.property(place, fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'), (at, key) => {
        expect(readPlace(nameOfPlace(at))).toEqual(at)
        const next = stepPlace(at, key)
        const step = Math.abs((next?.x ?? 0) - at.x) + Math.abs((next?.y ?? 0) - at.y)
        expect(step === 1 || (step === 0 && [at.x, at.y].some((edge) => edge === 1 || edge === 5))).toBe(true)
      }),
    )
    expect(stepPlace({ x: 3, y: 3 }, 'ArrowUp')).toEqual({ x: 3, y: 4 })
    expect(stepPlace({ x: 3, y: 3 }, 'Enter')).toBeNull()
    for (const name of [null, '', '3', '6-1', '1-0', 'a-b']) expect(readPlace(name)).toBeNull()
  })
})
