import { describe, expect, it } from 'vitest'
import { describePlace, describePresent } from '@/components/room/presence-words'

describe('who is here, in words', () => {
  it.each([
    [[], 0, ''],
    [['Dana'], 0, 'Dana is here'],
    [['Dana', 'Ilya'], 0, 'Dana and Ilya are here'],
    [['Dana', 'Ilya', 'Ola'], 0, 'Dana, Ilya and 1 other are here'],
    [['Dana', 'Ilya', 'Ola', 'Uma'], 0, 'Dana, Ilya and 2 others are here'],
    [['Dana', 'Ilya'], 7, 'Dana, Ilya and 7 others are here'],
  ])('PR-40 of %j and %i more is “%s”', (names, more, words) => {
    expect(describePresent(names, more)).toBe(words)
  })

  it('PR-41 names the field and the failure mode, as far as they are known', () => {
    const codeOf = (id: string) => (id === 'f' ? 'D10-03' : null)
    const at = (failureModeId: string, column: string) => describePlace({ name: 'Dana', place: { failureModeId, column } }, codeOf)
    expect(at('f', 'cause')).toBe('Dana, in Cause of D10-03')
    expect(at('f', 'impact-inherent')).toBe('Dana, in Impact of D10-03')
    expect(at('f', 'owner')).toBe('Dana, in Owner of D10-03')
    expect(at('f', 'constructor')).toBe('Dana, in D10-03')
    expect(at('gone', 'cause')).toBe('Dana')
    expect(describePlace({ name: 'Dana', place: null }, codeOf)).toBe('Dana')
  })
})
