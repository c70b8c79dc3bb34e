import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDifference, isWorthComparing } from '@/components/history/text-difference'

const side = (parts: ReturnType<typeof findDifference>, kind: 'gone' | 'new') =>
  parts.filter((part) => part.kind === 'same' || part.kind === kind).map(({ text }) => text).join('')

describe('the difference of two texts', () => {
  it('HI-10 gives back both of them, when nothing is left out', () => {
    const short = fc.array(fc.constantFrom('the ', 'loader ', 'retries ', 'twice', '. ', '\n', 'é ', '12 '), { maxLength: 12 }).map((words) => words.join(''))
    fc.assert(
      fc.property(short, short, (before, after) => {
        const parts = findDifference(before, after)
        expect([side(parts, 'gone'), side(parts, 'new')]).toEqual([before, after])
      }),
    )
  })

  it('HI-10 is by words', () => {
    expect(findDifference('A retry without a key', 'A retry without an id')).toEqual([
      { kind: 'same', text: 'A retry without ' },
      { kind: 'gone', text: 'a key' },
      { kind: 'new', text: 'an id' },
    ])
    expect(findDifference('One two three four five', 'One two three four five six')).toEqual([
      { kind: 'same', text: 'One two three four five' },
      { kind: 'new', text: ' six' },
    ])
  })

  it('HI-11 leaves out long stretches that stayed, and keeps what stands around a change', () => {
    const long = 'word '.repeat(200)
    const parts = findDifference(`${long}old ${long}`, `${long}new ${long}`)
    expect(parts.map(({ kind }) => kind)).toEqual(['same', 'gone', 'new', 'same'])
    expect(parts.every(({ text }) => text.length < 200)).toBe(true)
    expect(parts[0]?.text.endsWith('word ')).toBe(true)
    expect(parts[0]?.text).toContain('…')
  })

  it('HI-11 of texts that share a few words by chance is both of them', () => {
    const [before, after] = ['A platform renames a column of its export, and nobody looks', 'The loader retries after a time-out, and a second attempt of it is new work']
    expect(findDifference(String(before), String(after))).toEqual([{ kind: 'gone', text: before }, { kind: 'new', text: after }])
  })

  it('HI-11 of long texts without anything in common is both of them, soon', () => {
    const [before, after] = [0, 1].map((n) => Array.from({ length: 2_500 }, (_, i) => `w${n}x${i}`).join(' '))
    expect(findDifference(String(before), String(after))).toEqual([{ kind: 'gone', text: before }, { kind: 'new', text: after }])
  })

  it('HI-12 is worth its while for texts of some length', () => {
    expect(isWorthComparing('A retry without a key at all', 'A retry without an id that anybody checks')).toBe(true)
    expect(isWorthComparing('open', 'closed')).toBe(false)
    expect(isWorthComparing(null, 'A retry without an id that anybody checks, however often it comes')).toBe(false)
    expect(isWorthComparing(4, 5)).toBe(false)
  })
})
