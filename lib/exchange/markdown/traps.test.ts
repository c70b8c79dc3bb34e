import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RegisterContent, ScenarioContent, SectionContent, SectionKind } from '@/lib/domain/document/content'
import { readDocument } from '@/lib/exchange/markdown/read-document'
import { writeDocument } from '@/lib/exchange/markdown/write-document'

const SOURCE = readFileSync(path.join(import.meta.dirname, 'fixtures/payments-pre-mortem.md'), 'utf8')

function readContent(source: string): RegisterContent {
  const { content, problems } = readDocument(source)
  if (!content) throw new Error(JSON.stringify(problems))
  return content
}

const content = readContent(SOURCE)
const printed = writeDocument(content)

function findSection<Kind extends SectionKind>(kind: Kind): SectionContent & { kind: Kind } {
  const found = content.sections.find((section): section is SectionContent & { kind: Kind } => section.kind === kind)
  if (!found) throw new Error(`no ${kind}`)
  return found
}

function findScenario(code: string): ScenarioContent {
  const all = content.sections.flatMap((section) => (section.kind === 'category' ? section.scenarios : []))
  const found = all.find((scenario) => scenario.code === code)
  if (!found) throw new Error(`no ${code}`)
  return found
}

describe('the traps of the D10', () => {
  it('MD-10 splits code and title around the first dash and keeps "&"', () => {
    expect(content).toMatchObject({ code: 'PAY-7', title: 'Card Payments & Payout Pre-Mortem' })
    expect(printed.split('\n')[0]).toBe('# PAY-7 — Card Payments & Payout Pre-Mortem')
    expect(readContent('# X — a — b & c').title).toBe('a — b & c')
  })

  it('MD-20 reads five soft-wrapped lines of one paragraph as the header', () => {
    expect(content.header).toEqual({
      version: '0.9',
      date: '2026-03-02',
      status: 'FROZEN UNTIL LAUNCH',
      scope: 'Card payments only',
      prerequisites: 'P1 (Contracts), P2 (Ledger), P3 (On-Call)',
    })
    expect(printed).toContain('**Version:** 0.9\n**Date:** 2026-03-02\n**Status:** FROZEN UNTIL LAUNCH\n')
  })

  it('MD-20 keeps unknown lines, the order and wrapped values of a header', () => {
    const source = '# X — y\n\n**Author:** A\n**Date:** today\nor so\n**Version:** 2\n**Date:** twice\n'
    const read = readContent(source)
    expect(read).toMatchObject({ header: { date: 'today\nor so', version: '2' }, headerOrder: ['date', 'version'] })
    expect(read.headerLines).toEqual([
      { after: null, label: 'Author', value: 'A' },
      { after: 'version', label: 'Date', value: 'twice' },
    ])
    expect(writeDocument(read)).toBe(source)
  })

  it('MD-21 reads the constraints as a list', () => {
    expect(content.constraints).toEqual(['NO new providers', 'Must follow P1 and P2 to the letter'])
  })

  it('MD-12 keeps introduction, list and closing list of the classification', () => {
    expect(findSection('classification').body).toBe(
      'There are 2 kinds of failure:\n\n1. Money Movement Failures\n2. People & Process Failures\n\n' +
        'Each one tells:\n\n- How it shows\n- Who answers',
    )
  })

  it('MD-11 stores full titles without number and numbers them again', () => {
    const titles = content.sections.map((section) => section.title)
    expect(titles.slice(2, 4)).toEqual(['Money Movement Failures', 'People & Process Failures'])
    expect(printed.match(/^## .*$/gm)).toEqual(titles.map((title, i) => `## ${i + 1}. ${title}`))
  })

  it('MD-11 leaves texts that mention sections and codes untouched when numbers change', () => {
    const shifted = writeDocument({ ...content, sections: content.sections.slice(1) })
    expect(shifted).toContain('□ Find the kind of failure (Section 2)\n□ Find the scenario (PAY-7-01 through PAY-7-04)')
    expect(shifted).toContain('## 1. Failure Classification')
    expect(readDocument(shifted.replace('## 1.', '## 2.')).problems).toMatchObject([{ severity: 'warning', line: 15 }])
  })

  it('MD-37 prints the scenario text on the line below its label and the owner behind it', () => {
    expect(findScenario('PAY-7-01').scenario).toBe('A retry after a timeout / lost answer pays the same merchant again.')
    expect(printed).toContain('**Scenario:**\nA retry after')
    expect(printed).toContain('**Owner:** Ledger Owner\n')
  })

  it.each([
    ['PAY-7-01', { windowMinutes: 15, label: null }],
    ['PAY-7-02', { windowMinutes: null, label: null }],
    ['PAY-7-03', { windowMinutes: null, label: 'First Hour' }],
  ])('MD-31 reads the label of the first response of %s', (code, expected) => {
    expect(findScenario(code).response).toMatchObject(expected)
  })

  it.each(['First 30–60 Minutes', 'Immediate Response', 'Initial Steps', 'On-Call Actions', 'First 015 Minutes'])(
    'MD-31 keeps the label %s',
    (label) => {
      const source = `# X — y\n\n---\n\n## 1. Z\n\n### X-1 — a\n\n**${label}:**\n- go\n`
      const [section] = readContent(source).sections
      expect(section).toMatchObject({ scenarios: [{ response: { windowMinutes: null, label, steps: ['go'] } }] })
      expect(writeDocument(readContent(source))).toBe(source)
    },
  )

  it('MD-33 tells stops, prohibitions and an explicit none apart', () => {
    expect(findScenario('PAY-7-01').hardStop.steps).toEqual(['Switch: PAYOUTS_ENABLED = false (all regions)'])
    expect(findScenario('PAY-7-03').hardStop.steps).toEqual(['Never restart without a second person'])
    expect(findScenario('PAY-7-02').hardStop).toEqual({ noneReason: 'allowed by P2.4', steps: [] })
    expect(findScenario('PAY-7-04').hardStop).toEqual({ noneReason: null, steps: [] })
  })

  it('MD-34 reads escalation, joint and awareness-only owners', () => {
    const owners = (code: string) => findScenario(code).owners.map((owner) => [owner.name, owner.part])
    expect(owners('PAY-7-03')).toEqual([
      ['Second Line', 'accountable'],
      ['Ledger Owner', 'escalation'],
    ])
    expect(owners('PAY-7-04')).toEqual([
      ['SRE Lead', 'accountable'],
      ['Ledger Owner', 'joint'],
    ])
    expect(owners('PAY-7-02')).toEqual([['Product Manager', 'awareness']])
  })

  it('MD-18 keeps decision authorities that are no roles', () => {
    expect(findSection('decision-matrix').rules.map((rule) => rule.authority)).toEqual(['On-Call', 'Escalate to Owner'])
  })

  it('MD-12 reads the checklist from a fence without language', () => {
    expect(findSection('checklist').items[2]).toBe('Write to #payments-room')
    expect(printed).toContain('```\n□ Find the kind')
    const coded = readContent(SOURCE.replace('```\n□', '```text\n□'))
    expect(coded.sections[5]).toMatchObject({ kind: 'free', title: 'Incident Checklist' })
  })

  it('MD-15 prints a rule after every scenario and section, none after a heading, none at the end', () => {
    const lines = printed.split('\n').filter((line) => line !== '')
    const rules = lines.flatMap((line, i) => (line === '---' ? [[lines[i - 1], lines[i + 1]]] : []))
    expect(rules).toHaveLength(SOURCE.split('\n---\n').length - 1)
    expect(rules.every(([before, after]) => !before?.startsWith('#') && after?.startsWith('##'))).toBe(true)
    expect(lines.at(-1)).not.toBe('---')
  })

  it('MD-17 keeps document control and empty sign-off cells as texts', () => {
    expect(findSection('document-control').revisions).toEqual([{ version: '0.9', date: '2026-03-02', change: 'First draft' }])
    expect(findSection('sign-off').roles[1]).toEqual({ role: 'SRE Lead', approval: '', date: '' })
  })

  it('MD-13 keeps the closing statement after the sign-off table', () => {
    expect(findSection('sign-off').closing).toBe('PAY-7 says that we go **with open eyes**.')
  })
})
