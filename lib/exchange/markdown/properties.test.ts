import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RegisterContent } from '@/lib/domain/document/content'
import { registerContentSchema } from '@/lib/domain/document/content-schema'
import { cleanInline } from '@/lib/exchange/markdown/clean-inline'
import { ODD_TEXTS, oddContent, oddScenario, renumberScenarios, tameContent } from '@/lib/exchange/markdown/document-arbitraries'
import { normaliseContent } from '@/lib/exchange/markdown/normal-form'
import { parseBlockMarkdown, parseInlineMarkdown } from '@/lib/exchange/markdown/parse-markdown'
import { readDocument } from '@/lib/exchange/markdown/read-document'
import { printSimpleProse, readSimpleProse } from '@/lib/exchange/markdown/simple-prose'
import { writeDocument } from '@/lib/exchange/markdown/write-document'

const SLOW = 120_000

function expectReadBack(content: RegisterContent): RegisterContent {
  const normal = normaliseContent(content)
  const { content: read, problems } = readDocument(writeDocument(content))
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([])
  expect(read).toEqual(normal)
  return normal
}

/** All letters of a document in order of their code, so that a moved text does not count and a lost one does. */
function listLetters(source: string): string {
  const tree = JSON.stringify(parseBlockMarkdown(source.replace(/\uFEFF/g, '')))
  const texts = [...tree.matchAll(/"(?:value|url|alt)":"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1])
  return [...texts.join('').replace(/\\[ntr]|[^\p{L}]/gu, '')].sort().join('')
}

const STRUCTURE = [
  ...[
    '## Data',
    '## Purpose',
    '## Decision Matrix',
    '## Checklist',
    '## Sign-Off',
    '### D-1 — A',
    '### D-2 — B',
    '### Notes',
    '#### deep',
    '---',
  ],
  ...[
    '**Scenario:** text',
    '**Scenario:**\ntext',
    '**Detection Signals:**\n- a\n- b',
    '**First 15 Minutes:**\n- x',
    '**First Hour:**',
    '**Owner:** A → B',
  ],
  ...[
    '**Hard Stop:**\n- NONE (z)',
    '**Hard Stop:**\n- NONE ()',
    '**Notes:**\n\nhi',
    '**Cause:** c',
    '**Controls:**\n- proof, planned: P — due 2026-01-31',
  ],
  ...[
    '**Version:** 1\n**Foo:** 3\ncont',
    '**Constraints:**\n- a',
    '```\n□ x\n□\n```',
    '| Role | Approval | Date |\n|---|---|---|\n| a | |',
    'para\nmore',
    '- [ ] t',
  ],
  ...[
    '**Detection Signals:**\n- \n- ',
    '**Hard Stop:**\n- \n- a',
    '**First 15 Minutes:**\n- ',
    '**First 20000 Minutes:**\n- x',
    '**Constraints:**\n- ',
    '```\n□\n□ x\n```',
    '**Controls:**\n- \n- proof, planned: — due 0000-01-31',
  ],
]
const foreignSource = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...STRUCTURE) }, { weight: 1, arbitrary: ODD_TEXTS.blocks }), {
    maxLength: 10,
  })
  .map((blocks) => `# D10 — T\n\n${blocks.join('\n\n')}`)

describe('any document', () => {
  it(
    'MD-2 what is printed is read back as the normal form, which is its own normal form (MD-3) and within the contract',
    () => {
      const property = fc.property(oddContent, (content) => {
        const normal = expectReadBack(content)
        expect(normaliseContent(normal)).toEqual(normal)
        expect(registerContentSchema.safeParse(normal).success).toBe(true)
      })
      fc.assert(property, { numRuns: 60 })
    },
    SLOW,
  )

  it(
    'MD-3 a document in normal form is left as it is, through file and back',
    () => {
      const property = fc.property(tameContent, (content) => {
        expect(normaliseContent(content)).toEqual(content)
        expect(readDocument(writeDocument(content)).content).toEqual(content)
      })
      fc.assert(property, { numRuns: 60 })
    },
    SLOW,
  )

  it(
    'MD-4 reading a foreign file loses no letter and gives a normal form',
    () => {
      const property = fc.property(foreignSource, (source) => {
        const { content } = readDocument(source)
        if (!content) return
        const printed = writeDocument(content)
        expect(listLetters(printed)).toBe(listLetters(source))
        expect(normaliseContent(content)).toEqual(content)
        expect(readDocument(printed).content).toEqual(content)
      })
      fc.assert(property, { numRuns: 60 })
    },
    SLOW,
  )

  it(
    'MD-73 no input makes the reader throw, and content is null exactly with an error',
    () => {
      const property = fc.property(
        fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 300 }), ODD_TEXTS.blocks),
        (source) => {
          const { content, problems } = readDocument(source)
          expect(content === null).toBe(problems.some((problem) => problem.severity === 'error'))
        },
      )
      fc.assert(property, { numRuns: 100 })
    },
    SLOW,
  )

  it(
    'MD-24 the shortcut for simple prose gives what the parser gives',
    () => {
      const pieces = fc.constantFrom(
        'a',
        'Word ',
        '`',
        '`x_y`',
        '` `',
        '_',
        'x_y',
        '1',
        '12. ',
        '< ',
        '<',
        '& ',
        '&',
        '|',
        '#',
        '- ',
        ':',
        '!',
        ' ',
        '(',
        'é',
        '—',
      )
      let simple = 0
      const property = fc.property(
        fc.array(pieces, { maxLength: 6 }).map((list) => list.join('')),
        (text) => {
          const nodes = readSimpleProse(text)
          if (!nodes) return
          simple++
          expect(nodes).toEqual(cleanInline(parseInlineMarkdown(text)))
          expect(printSimpleProse(nodes)).toBe(text)
        },
      )
      fc.assert(property, { numRuns: 1_000 })
      expect(simple).toBeGreaterThan(50)
    },
    SLOW,
  )
})

describe('large documents', () => {
  const front = { code: 'D10', title: 'T', headerOrder: null, headerLines: [], constraints: [], freeParts: [] }
  const header = { version: null, date: null, status: null, scope: null, prerequisites: null }

  it(
    'MD-2 more than a hundred scenarios with odd texts are read back',
    () => {
      const scenarios = fc.sample(oddScenario, { numRuns: 120, seed: 7 })
      expectReadBack(renumberScenarios({ ...front, header, sections: [{ kind: 'category', title: 'All', body: '', scenarios }] }))
    },
    SLOW,
  )

  it(
    'MD-2 texts as long as they may be are read back',
    () => {
      const long = 'A word, `code` and **more** of it, again and again. '.repeat(190)
      const body = 'A paragraph of a hundred letters or so, which stands alone between blank lines, as text does.\n\n'.repeat(1_000)
      const wide = '😀 مرحبا | \\ * _ # '.repeat(300)
      const rules = [{ condition: long, action: wide, authority: 'x'.repeat(300) }]
      expectReadBack({
        ...{ ...front, header: { ...header, scope: long }, constraints: [long, wide] },
        sections: [
          { kind: 'purpose', title: 'Purpose', body },
          { kind: 'decision-matrix', title: 'Decision Matrix', body: '', rules, closing: body },
        ],
      })
    },
    SLOW,
  )
})
