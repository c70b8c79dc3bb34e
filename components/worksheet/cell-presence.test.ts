import { describe, expect, it } from 'vitest'
import { CellPresence } from '@/components/worksheet/cell-presence'
import type { PersonPresent } from '@/components/room/use-presence'

const person = (name: string, line: string | null, column = 'title'): PersonPresent => ({
  ...{ membershipId: name, name, mark: name.slice(0, 2) },
  place: line === null ? null : { failureModeId: line, column, line: null },
})
const SHOWN = new Set(['code', 'title', 'owner'])

describe('people in the cells', () => {
  it('GR-62 stand in their cell, each with their words, and nowhere without a place', () => {
    const cells = new CellPresence()
    cells.put([person('Dana', 'a'), person('Rafael', 'a'), person('Amara', 'b', 'owner'), person('Tomasz', null)], SHOWN)
    expect(cells.ofLine('a')?.get('title')?.map(({ words }) => words)).toEqual(['Dana is here', 'Rafael is here'])
    expect(cells.ofLine('b')?.get('owner')?.map(({ mark }) => mark)).toEqual(['Am'])
    expect(cells.ofLine('c')).toBeUndefined()
  })

  it('GR-62 stand at the code with the name of their place where the grid does not show it', () => {
    const cells = new CellPresence()
    cells.put([person('Dana', 'a', 'cause'), person('Rafael', 'a', 'something-new')], SHOWN)
    expect([...(cells.ofLine('a') ?? [])]).toEqual([
      ['code', [expect.objectContaining({ words: 'Dana is in Cause' }), expect.objectContaining({ words: 'Rafael is in this failure mode' })]],
    ])
  })

  it('GR-63 leave every other line the same object, and nobody is told when nobody moved', () => {
    const cells = new CellPresence()
    cells.put([person('Dana', 'a'), person('Rafael', 'b')], SHOWN)
    const [a, b] = [cells.ofLine('a'), cells.ofLine('b')]
    let told = 0
    cells.subscribe(() => (told += 1))
    cells.put([person('Rafael', 'b'), person('Dana', 'a')], SHOWN)
    expect([told, cells.ofLine('a'), cells.ofLine('b')]).toEqual([0, a, b])
    cells.put([person('Rafael', 'b', 'owner'), person('Dana', 'a')], SHOWN)
    expect(told).toBe(1)
    expect(cells.ofLine('a')).toBe(a)
    expect(cells.ofLine('b')).not.toBe(b)
    cells.put([], SHOWN)
    expect([told, cells.ofLine('a')]).toEqual([2, undefined])
  })
})
