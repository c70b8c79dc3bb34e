import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, it, vi } from 'vitest'
import { normaliseContent } from '@/lib/exchange/markdown/normal-form'
import { readDocument } from '@/lib/exchange/markdown/read-document'
import { writeDocument } from '@/lib/exchange/markdown/write-document'

vi.setConfig({ testTimeout: 60_000 })

const D10 = path.resolve(process.cwd(), '../shared/sources/d10-pre-mortem.md')
const FIXTURE = path.join(import.meta.dirname, 'fixtures/payments-pre-mortem.md')

/** Tree by GitHub's full grammar, not by our parser; without positions, and without `spread`, which only tells of blank lines. */
function readTree(source: string): unknown {
  const tree = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  return JSON.parse(JSON.stringify(tree, (key, value) => (key === 'position' || key === 'spread' ? undefined : value)))
}

function expectRoundTrip(source: Buffer): void {
  const reading = readDocument(source)
  expect(reading.problems).toEqual([])
  const content = reading.content
  if (!content) throw new Error('no content')
  const printed = writeDocument(content)
  expect(readTree(printed)).toEqual(readTree(source.toString('utf8')))
  expect(readDocument(printed).content).toEqual(content)
  expect(normaliseContent(content)).toEqual(content)
}

describe('a whole document', () => {
  const missing = existsSync(D10) ? '' : ' (skipped: ../shared/sources is not there)'
  it.skipIf(missing !== '')(`MD-1 the D10 keeps its tree through reading and writing${missing}`, () => {
    expectRoundTrip(readFileSync(D10))
  })

  it.skipIf(missing !== '')(`MD-4 every text of the D10 lands in a field, none in a free part${missing}`, () => {
    const content = readDocument(readFileSync(D10)).content
    const sections = content?.sections ?? []
    expect(content?.freeParts).toEqual([])
    expect(sections.map((section) => section.kind)).toEqual([
      ...['purpose', 'classification', 'category', 'category', 'category', 'category', 'category'],
      ...['decision-matrix', 'checklist', 'conclusion', 'document-control', 'sign-off'],
    ])
    const scenarios = sections.flatMap((section) => (section.kind === 'category' ? section.scenarios : []))
    expect(scenarios.map((scenario) => scenario.code)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => `D10-${String(n).padStart(2, '0')}`),
    )
    expect(
      scenarios.every((scenario) => scenario.freeParts.length === 0 && scenario.scenario !== null && scenario.owners.length > 0),
    ).toBe(true)
    expect(scenarios.every((scenario) => scenario.assessments.length === 0 && scenario.controls.length === 0)).toBe(true)
  })

  it('MD-1 a document of the same shape keeps its tree', () => expectRoundTrip(readFileSync(FIXTURE)))

  it('MD-1 the tree comparison sees a changed text, a lost rule and another list', () => {
    const source = readFileSync(FIXTURE, 'utf8')
    for (const [from, to] of [
      ['alarm rings', 'alarm  rang'],
      ['\n---\n\n## 2.', '\n## 2.'],
      ['- Fail loudly', '1. Fail loudly'],
    ] as const) {
      expect(source).toContain(from)
      expect(readTree(source.replace(from, to))).not.toEqual(readTree(source))
    }
  })
})
