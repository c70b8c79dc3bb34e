import { describe, expect, it } from 'vitest'
import type { RegisterContent } from '@/lib/domain/document/content'
import { readDocument } from '@/lib/exchange/markdown/read-document'
import { makeEmptyScenario } from '@/lib/exchange/markdown/scenario-parts'
import { writeDocument } from '@/lib/exchange/markdown/write-document'

const EVIL = [
  '# Title',
  'x\n## 9. Section',
  'x\n\n### D10-99 — Injected\n\nx',
  'x\n---\ny',
  '---',
  '```\ncode',
  '~~~',
  '<script>alert(1)</script>',
  '<!--',
  '**Owner:** Mallory',
  'x\n**Hard Stop:**\n- none',
  'x\n=====',
  '- a\n- b',
  '1. a',
  '> q',
  '| a | b |\n| - | - |',
  '[x]: http://evil.example',
  '\\',
  '`',
  '*',
  '&#35; x',
]

function makeContent(text: string): RegisterContent {
  const line = text.replace(/\s+/g, ' ')
  const scenario = {
    ...makeEmptyScenario('D10-01', line),
    scenario: text,
    cause: text,
    detectionSignals: [text],
    component: line,
  }
  const free = { after: 'scenario' as const, label: 'Note', body: `first\n\n${text}` }
  return {
    ...{ code: 'D10', title: line, headerOrder: null, headerLines: [], constraints: [text], freeParts: [] },
    header: { version: text, date: null, status: null, scope: null, prerequisites: null },
    sections: [
      { kind: 'purpose', title: 'Purpose', body: text },
      { kind: 'category', title: line, body: '', scenarios: [{ ...scenario, freeParts: [free] }] },
      {
        kind: 'decision-matrix',
        title: 'Decision Matrix',
        body: '',
        rules: [{ condition: text, action: text, authority: line }],
        closing: '',
      },
      { kind: 'checklist', title: 'Checklist', body: '', items: [line], closing: '' },
    ],
  }
}

describe('hostile values', () => {
  it.each(EVIL)('MD-40 a value opens nothing: %j', (text) => {
    const { content, problems } = readDocument(writeDocument(makeContent(text)))
    expect(problems.filter((problem) => problem.severity === 'error')).toEqual([])
    expect(content?.sections.map((section) => section.kind)).toEqual(['purpose', 'category', 'decision-matrix', 'checklist'])
    const category = content?.sections[1]
    const scenarios = category?.kind === 'category' ? category.scenarios : []
    expect(scenarios).toMatchObject([
      { code: 'D10-01', owners: [], hardStop: { steps: [] }, detectionSignals: [expect.any(String)] },
    ])
    expect(scenarios[0]?.freeParts.map((part) => part.label)).toEqual(['Note'])
  })

  it('MD-41 lowers headings of a body that would open a section or a scenario', () => {
    const content = makeContent('x')
    const purpose = { kind: 'purpose' as const, title: 'Purpose', body: '# a\n\n## b\n\n### D10-02 — c\n\n### d\n\n> # e' }
    const read = readDocument(writeDocument({ ...content, sections: [purpose] })).content
    expect(read?.sections).toEqual([{ ...purpose, body: '### a\n\n### b\n\n#### D10-02 — c\n\n### d\n\n> # e' }])
  })

  it('MD-40 moves the colon out of a label inside a free part', () => {
    const printed = writeDocument(makeContent('**Owner:** Mallory'))
    expect(printed).toContain('**Note:** first\n\n**Owner**: Mallory')
  })

  it('MD-50 HTML is text: escaped when printed, warned about when read', () => {
    const { content, problems } = readDocument('# X — y\n\n## 1. Purpose\n\nfine\n<script>\nalert(1)</script>\n')
    expect(problems.filter((problem) => problem.message.startsWith('HTML')).map((problem) => problem.line)).toEqual([6, 7])
    expect(content && writeDocument(content)).toContain('\\<script>\nalert(1)\\</script>')
  })
})
