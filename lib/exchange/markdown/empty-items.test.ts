import { describe, expect, it } from 'vitest'
import type { ScenarioContent } from '@/lib/domain/document/content'
import { normaliseContent } from '@/lib/exchange/markdown/normal-form'
import { readDocument } from '@/lib/exchange/markdown/read-document'
import { writeDocument } from '@/lib/exchange/markdown/write-document'
import { present } from '@/lib/kernel/assert'

const documentOf = (body: string) => `# D10 — T\n\n---\n\n## 1. Data\n\n### D10-01 — A\n\n${body}\n`

/** The one scenario of a document, what was said of it, and the proof that it stays as it is when it is printed and read again. */
function readScenarioOf(body: string): { scenario: ScenarioContent; said: (string | number)[][] } {
  const { content, problems } = readDocument(documentOf(body))
  const known = present(content, JSON.stringify(problems))
  expect(normaliseContent(known)).toEqual(known)
  expect(readDocument(writeDocument(known)).content).toEqual(known)
  const scenario = known.sections.flatMap((section) => (section.kind === 'category' ? section.scenarios : []))[0]
  return { scenario: present(scenario, 'a scenario'), said: problems.map(({ line, severity }) => [line, severity]) }
}

describe('empty items', () => {
  it.each<[string, (scenario: ScenarioContent) => unknown, unknown, number]>([
    ['**Detection Signals:**\n\n- a\n-\n- b', (one) => one.detectionSignals, ['a', 'b'], 11],
    ['**First 15 Minutes:**\n\n-\n- a', (one) => one.response, { windowMinutes: 15, label: null, steps: ['a'] }, 11],
    ['**Hard Stop:**\n\n- \u00A0\n- Stop it', (one) => one.hardStop, { noneReason: null, steps: ['Stop it'] }, 11],
    ['**Hard Stop:**\n\n-\n- NONE (rare)', (one) => one.hardStop, { noneReason: 'rare', steps: [] }, 11],
    ['**Controls:**\n\n-\n- proof, planned: P', (one) => one.controls.map(({ title }) => title), ['P'], 11],
  ])('MD-39 of %j are left out, with a warning', (body, pick, expected, line) => {
    const { scenario, said } = readScenarioOf(body)
    expect([pick(scenario), said, scenario.freeParts]).toEqual([expected, [[line, 'warning']], []])
  })

  it('MD-39 leave nothing of a list that nobody filled in, but the label that says something alone', () => {
    const body = '**Cause:** c\n\n---\n\n**Detection Signals:**\n\n-\n-\n\n**First Hour:**\n\n-\n\n**Hard Stop:**\n\n-\n\n---'
    const { scenario, said } = readScenarioOf(body)
    expect(scenario).toMatchObject({ cause: 'c', detectionSignals: [], response: { label: 'First Hour', steps: [] }, hardStop: { noneReason: null, steps: [] } })
    expect(said).toEqual([[13, 'warning'], [18, 'warning'], [22, 'warning']])
  })

  it('MD-39 stay with their label where something stands behind them, so that it does not move to another part', () => {
    const { scenario } = readScenarioOf('**Cause:** c\n\n**Hard Stop:**\n\n-\n\nSee below.')
    expect(scenario.freeParts).toMatchObject([{ after: 'cause', label: 'Hard Stop', body: expect.stringContaining('See below.') }])
  })

  it('MD-39 are left out of constraints and of a checklist, with the line', () => {
    const source = '# D10 — T\n\n**Constraints:**\n\n-\n- a\n\n---\n\n## 1. Checklist\n\n```\n□ x\n□\n□ y\n```\n'
    const { content, problems } = readDocument(source)
    expect(content).toMatchObject({ constraints: ['a'], sections: [{ kind: 'checklist', items: ['x', 'y'] }] })
    expect(problems.filter(({ message }) => message.toLowerCase().includes('empty item')).map(({ line }) => line)).toEqual([5, 14])
  })

  it('MD-36 a control without a title is none: the whole part is free and loses nothing', () => {
    const { scenario } = readScenarioOf('**Controls:**\n\n- proof, planned:\n- prevention, in place: A key — owner SRE Lead')
    expect(scenario).toMatchObject({ controls: [], freeParts: [{ label: 'Controls', body: expect.stringContaining('SRE Lead') }] })
  })

  it('MD-36 a day that no calendar of the database has is no due date but part of the title', () => {
    expect(readScenarioOf('**Controls:**\n\n- proof, planned: P — due 0000-01-31').scenario.controls).toMatchObject([{ title: 'P — due 0000-01-31', due: null }])
  })

  it('MD-31 a window longer than a week is a label, word for word', () => {
    const label = 'First 20000 Minutes'
    expect(readScenarioOf(`**${label}:**\n\n- Wait`).scenario.response).toEqual({ windowMinutes: null, label, steps: ['Wait'] })
    expect(readScenarioOf('**First 10080 Minutes:**\n\n- Wait').scenario.response).toMatchObject({ windowMinutes: 10_080, label: null })
  })

  it('MD-34 an owner whose name is a space that looks like none is not one of a chain', () => {
    expect(readScenarioOf('**Owner:** A + \u00A0').scenario.owners.every(({ name }) => name.trim() !== '')).toBe(true)
  })
})

describe('empty titles', () => {
  it.each<[string, string, number, string]>([
    ['register', '# D10 —\n\n---\n\n## 1. Data', 1, 'The register has no title.'],
    ['section', '# D10 — T\n\n---\n\n## 1. Data\n\n---\n\n## 2.\n\nText', 9, 'The section has no title.'],
    ['scenario', '# D10 — T\n\n---\n\n## 1. Data\n\n### D10-01 —\n\n**Cause:** c', 7, 'The scenario D10-01 has no title.'],
    ['scenario', '# D10 — T\n\n## 1. Data\n\n### D10-01 — \u00A0', 5, 'The scenario D10-01 has no title.'],
  ])('MD-75 of a %s are an error, with line and remedy: %j', (_what, source, line, message) => {
    const { content, problems } = readDocument(source)
    expect(content).toBeNull()
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([{ line, severity: 'error', message, hint: expect.stringMatching(/\S/) }])
  })
})

describe('separators of lines that are no line feed', () => {
  it('MD-51 are spaces, with a warning', () => {
    const { scenario, said } = readScenarioOf('**Cause:** a\u2028b\u2029c')
    expect([scenario.cause, said]).toEqual(['a b c', [[9, 'warning']]])
  })
})
