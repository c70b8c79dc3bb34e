import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanBlocks } from '@/lib/exchange/markdown/clean-blocks'
import { oddContent, tameContent } from '@/lib/exchange/markdown/document-arbitraries'
import { parseBlockMarkdown } from '@/lib/exchange/markdown/parse-markdown'
import { readSimpleBlocks } from '@/lib/exchange/markdown/read-simple'
import { splitPieces } from '@/lib/exchange/markdown/split-pieces'
import { writeDocument } from '@/lib/exchange/markdown/write-document'
import { readDemonstrationContent } from '@/lib/testing/demonstration/load-demonstration'

/** The slow way: the parser looks at everything. */
const parse = (text: string) => parseBlockMarkdown(text).flatMap((raw) => cleanBlocks([raw]).map((node) => ({ node, line: raw.position?.start.line ?? 0 })))

function expectSame(text: string): boolean {
  const found = readSimpleBlocks(text.split('\n'), 1)
  if (found !== null) expect(found, text).toEqual(parse(text))
  return found !== null
}

const LINES = ['', '', '', '---', '# A', '### D-1 — It `fails` twice', '## A #', 'Words and more', '`code` first', 'so: a | b', '|---|', ':--', '- item', '- `one` two', '- - a', '- 1. b', '-', '  in it', '    deep', ' ', '**Label:**']
const MORE = ['**Label:** words', '**Label (a-b):** `x` y', '**Label:**words', '**Label**: no', '*Label:* x', '1. One', '1) One', '===', '> q', '```', 'a `b', 'c` d', 'a & b < c', 'a &amp; b', 'end ', 'x_y_z', '+ other', '* other', '- [ ] task', '\u00a0', 'http://a.b/c', 'a\\']

describe('reading without the parser', () => {
  it('MD-26 reads any lines as the parser does, or leaves them to it', () => {
    const lines = fc.array(fc.constantFrom(...LINES, ...MORE), { maxLength: 9 })
    fc.assert(fc.property(lines, (list) => void expectSame(list.join('\n'))), { seed: 21, numRuns: 1_500 })
  })

  it('MD-26 reads simple lines by itself', () => {
    const simple = fc.array(fc.constantFrom(...LINES.filter((line) => /^(?:[A-Z]|- [i`]|---|###? [AD]|\*\*|)[^#|]*$/.test(line))), { maxLength: 12 })
    const found: boolean[] = []
    fc.assert(fc.property(simple, (list) => void found.push(expectSame(list.join('\n')))), { seed: 22, numRuns: 300 })
    expect(found.filter(Boolean).length).toBeGreaterThan(found.length / 5)
  })

  it('MD-26 reads odd and tame documents as the parser does', () => {
    const isSame = (content: Parameters<typeof writeDocument>[0]) => splitPieces(writeDocument(content).split('\n')).forEach(({ text }) => expectSame(text))
    fc.assert(fc.property(oddContent, isSame), { seed: 23, numRuns: 40 })
    fc.assert(fc.property(tameContent, isSame), { seed: 24, numRuns: 15 })
  })

  it('MD-26 spares the parser most scenarios of the demonstration', () => {
    const pieces = splitPieces(writeDocument(readDemonstrationContent()).split('\n'))
    const read = pieces.filter(({ blocks }) => blocks !== null)
    expect(read.length).toBeGreaterThan(pieces.length / 2)
  })
})
