import { describe, expect, it } from 'vitest'
import { matchEntries, stepThrough, type PaletteEntry } from '@/components/palette/palette-entries'
import { readRecent, rememberPlace } from '@/components/palette/recent-places'

const entries: PaletteEntry[] = [
  { id: 'a', label: 'New register', also: 'create add' },
  { id: 'b', label: 'Colours: dark', also: 'theme night' },
  { id: 'c', label: 'Matrix', aside: 'D10' },
]
const found = (query: string) => matchEntries(entries, query).map(({ id }) => id)

describe('the palette’s own entries', () => {
  it('PA-2 are found by the beginnings of their words, in any order, without accents', () => {
    expect(found('')).toEqual(['a', 'b', 'c'])
    expect(found('reg ne')).toEqual(['a'])
    expect(found('CREATE')).toEqual(['a'])
    expect(found('thème')).toEqual(['b'])
    expect(found('d10')).toEqual(['c'])
    expect(found('egister')).toEqual([])
    expect(found('!?')).toEqual([])
  })

  it('PA-3 are walked through in a round, by pages without going round', () => {
    expect(stepThrough(3, 2, 'ArrowDown')).toBe(0)
    expect(stepThrough(3, 0, 'ArrowUp')).toBe(2)
    expect(stepThrough(20, 5, 'PageDown')).toBe(13)
    expect(stepThrough(20, 5, 'PageUp')).toBe(0)
    expect(stepThrough(0, 0, 'ArrowDown')).toBeNull()
    expect(stepThrough(3, 0, 'Home')).toBeNull()
  })
})

describe('recent places', () => {
  it('PA-6 are registers and failure modes, newest first, each once, at most eight', () => {
    let kept = ''
    for (const path of ['/registers/D10', '/registers/D10/D10-01', '/people', '/registers/D10/matrix', '/registers/D10']) kept = rememberPlace(kept, path)
    expect(readRecent(kept)).toEqual(['D10', 'D10/D10-01'])
    for (let i = 0; i < 20; i++) kept = rememberPlace(kept, `/registers/R${i}`)
    expect(readRecent(kept)).toHaveLength(8)
    expect(readRecent(kept)[0]).toBe('R19')
  })

  it('PA-6 survive whatever stands in the browser’s storage', () => {
    expect(readRecent('not json')).toEqual([])
    expect(readRecent('{"a":1}')).toEqual([])
    expect(readRecent('["D10", 7, "a/b/c", ""]')).toEqual(['D10'])
    expect(rememberPlace('%', '/registers/%E0%A4%A')).toBe('%')
  })
})
