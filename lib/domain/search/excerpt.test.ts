import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EXCERPT_MAX, findHits, foldWord, makeExcerpt } from '@/lib/domain/search/excerpt'
import { tidyQuery } from '@/lib/domain/search/query'

const sought = (...words: string[]) => ({ words, isNear: false })
const marked = (text: string, ...words: string[]) =>
  makeExcerpt([{ part: 'cause', text }], sought(...words))?.pieces.map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text)).join('') ?? null

describe('an excerpt', () => {
  it('SE-20 marks whole words that hold what was looked for, whatever their accents and case', () => {
    expect(marked('The Überlauf of a queue', 'uberl', 'queue')).toBe('The [Überlauf] of a [queue]')
    expect(marked('Straße und Weg', 'strasse')).toBe('[Straße] und Weg')
    expect(marked('数据库迁移失败', '库迁')).toBe('[数据库迁移失败]')
    expect(marked('Nothing of it', 'queue')).toBeNull()
  })

  it('SE-20 marks near words only where they stand whole', () => {
    expect(findHits('migrations and migration', { words: ['migration'], isNear: true })).toEqual([{ start: 15, end: 24, word: 'migration' }])
  })

  it('SE-21 is taken from the text that holds most of the words, under the name of its field', () => {
    const texts = [{ part: 'title', text: 'A queue' }, { part: 'response-step', text: 'Drain the queue, then roll back' }]
    expect(makeExcerpt(texts, sought('queue', 'roll'))).toMatchObject({ label: 'Step' })
    expect(makeExcerpt(texts, sought('queue'))).toMatchObject({ label: 'Failure mode' })
  })

  it('SE-22 leaves out Markdown’s marks and begins a few words before the first hit', () => {
    const long = `${'word '.repeat(80)}**the** \`needle\` here${' word'.repeat(80)}`
    expect(marked(long, 'needle')).toMatch(/^…(word ){3,8}the \[needle\] here( word)+…$/)
  })

  it('SE-22 shows a hit of any text, in order, within its length, and cuts no character', () => {
    const words = fc.array(fc.oneof(fc.constantFrom('needle', 'Nëedle', 'hay', '🔥', '数据库', 'x'.repeat(200)), fc.string({ unit: 'grapheme' })), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(words, (list) => {
        const text = list.join(' ')
        const excerpt = makeExcerpt([{ part: 'cause', text }], sought('needle'))
        expect(excerpt !== null).toBe(findHits(text.replaceAll(/\*\*|`/g, ''), sought('needle')).length > 0)
        if (!excerpt) return
        const body = excerpt.pieces.map((piece) => piece.text).join('')
        expect(body.length).toBeLessThanOrEqual(EXCERPT_MAX + 2)
        expect(excerpt.pieces.some((piece) => piece.isHit && foldWord(piece.text).startsWith('needle'.slice(0, piece.text.length)))).toBe(true)
        expect(body).not.toMatch(/\p{Cs}/u)
      }),
    )
  })
})

describe('a query', () => {
  it('SE-12 loses what no database stores, and what nobody types', () => {
    expect(tidyQuery(' a\u0000b\ud800 ')).toBe('a b')
    expect(tidyQuery('x'.repeat(10_000))).toHaveLength(400)
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (raw) => !/\p{Cc}|\p{Cs}/u.test(tidyQuery(raw))))
  })
})
