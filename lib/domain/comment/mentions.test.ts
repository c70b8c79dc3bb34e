import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMentionable, listMentions, printMentions, readMentions, readMentionStart } from '@/lib/domain/comment/mentions'

const id = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const DANA = { id: id(1), name: 'Dana' }
const DANA_LEVI = { id: id(2), name: 'Dana Levi' }
const PEOPLE = [DANA, DANA_LEVI, { id: id(3), name: 'Zoë O’Hara-Łąk' }, { id: id(4), name: 'A.B (ops)' }]
const nameOf = (wanted: string) => PEOPLE.find((one) => one.id === wanted)?.name ?? null

describe('a mention', () => {
  it('CM-10 is kept by id, with the name that was written', () => {
    expect(readMentions('See @Dana Levi, and @Dana.', [DANA, DANA_LEVI])).toBe(`See @[Dana Levi](${id(2)}), and @[Dana](${id(1)}).`)
    expect(listMentions(`@[A](${id(2)}) @[B](${id(1)}) @[A](${id(2)})`)).toEqual([id(2), id(1)])
  })

  it('CM-10 is what was chosen, not every @ of a text', () => {
    expect(readMentions('mail me@Dana or @Danae or @Rafael', [DANA])).toBe(`mail me@[Dana](${id(1)}) or @Danae or @Rafael`)
    expect(readMentions('@Dana', [])).toBe('@Dana')
    expect(listMentions('@[Dana](nobody) @[](0197a000-0000-7000-8000-000000000001)')).toEqual([])
  })

  it('CM-11 is read under the present name, or the written one of somebody unknown', () => {
    const text = `@[Dana L.](${id(2)}) and @[Gone](${id(99)})`
    expect(printMentions(text, nameOf)).toBe('@Dana Levi and @Gone')
  })

  it('CM-11 comes back from what is typed to what was kept, whatever stands around it', () => {
    const words = fc.constantFrom(' ', '\n', 'so ', '(', ')', ', ', '. ', '**bold** ')
    const part = fc.oneof(words, fc.constantFrom(...PEOPLE))
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const kept = parts.map((one) => (typeof one === 'string' ? one : `@[${one.name}](${one.id}) `)).join('')
        expect(readMentions(printMentions(kept, nameOf), PEOPLE)).toBe(kept)
      }),
    )
  })

  it.each([
    ['@', { from: 0, query: '' }],
    ['Ask @da', { from: 4, query: 'da' }],
    ['Ask (@Dana Le', { from: 5, query: 'Dana Le' }],
    ['a line\n@Zoë', { from: 7, query: 'Zoë' }],
    ['dana@example', null],
    ['Ask @dana levi about this', null],
    ['Ask @da, ', null],
    ['', null],
  ])('CM-12 is begun by an @ at the beginning of a word: %j', (before, start) => {
    expect(readMentionStart(before)).toEqual(start)
  })

  it('CM-12 offers whoever has a name, or a word in it, that begins so, without regard to accents', () => {
    const found = (query: string) => findMentionable(PEOPLE, query, 10).map(({ name }) => name)
    expect(found('le')).toEqual(['Dana Levi'])
    expect(found('zoe')).toEqual(['Zoë O’Hara-Łąk'])
    expect(found('dana l')).toEqual(['Dana Levi'])
    expect(found('')).toHaveLength(4)
    expect(findMentionable(PEOPLE, '', 2)).toHaveLength(2)
  })
})
