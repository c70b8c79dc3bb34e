import { describe, expect, it } from 'vitest'
import type { ScenarioContent } from '@/lib/domain/document/content'
import { readDocument } from '@/lib/exchange/markdown/read-document'
import { makeEmptyScenario } from '@/lib/exchange/markdown/scenario-parts'
import { writeDocument } from '@/lib/exchange/markdown/write-document'

const HEAD = '# X — y\n\n---\n\n## 1. Z\n\n### X-1 — a\n\n'
const FRONT = { code: 'X', title: 'y', headerOrder: null, headerLines: [], constraints: [], freeParts: [] }
const HEADER = { version: null, date: null, status: null, scope: null, prerequisites: null }

function readScenario(body: string): ScenarioContent {
  const section = readDocument(HEAD + body).content?.sections[0]
  const scenario = section?.kind === 'category' ? section.scenarios[0] : undefined
  if (!scenario) throw new Error('no scenario')
  return scenario
}

function writeScenario(scenario: Partial<ScenarioContent>): string {
  const scenarios = [{ ...makeEmptyScenario('X-1', 'a'), ...scenario }]
  const sections = [{ kind: 'category' as const, title: 'Z', body: '', scenarios }]
  return writeDocument({ ...FRONT, header: HEADER, sections }).slice(HEAD.length)
}

const factors = { likelihood: 3, impact: 5, detectability: null, recoverability: null, blastRadius: 2 } as const
const FULL: Partial<ScenarioContent> = {
  component: 'Queue',
  cause: 'a `lock`',
  promise: ['integrity', 'traceability'],
  failureClass: ['cross-boundary consistency'],
  layer: 'schema',
  blastConsumers: 'Finance',
  hardStopAuthority: 'SRE Lead',
  assessments: [
    { stage: 'inherent', factors, rationale: 'impact 1, they said' },
    { stage: 'target', factors: { ...factors, likelihood: null, impact: null, blastRadius: null }, rationale: null },
  ],
  controls: [
    { type: 'prevention', state: 'in-place', title: 'Unique key', owner: 'SRE Lead', due: '2026-01-31' },
    { type: 'proof', state: 'proposed', title: 'Count — owner of rows', owner: null, due: null },
  ],
  statusText: 'accepted in May',
}
const PRINTED = `**Component:** Queue

**Cause:** a \`lock\`

**Promise at Risk:** integrity, traceability

**Failure Class:** cross-boundary consistency

**Layer:** schema

**Blast Radius (consumers):** Finance

**Hard Stop Authority:** SRE Lead

**Inherent Assessment:** likelihood 3, impact 5, blast radius 2
impact 1, they said

**Target Assessment:** not scored

**Controls:**
- prevention, in place: Unique key — owner SRE Lead, due 2026-01-31
- proof, proposed: Count — owner of rows — no owner, no date

**Status:** accepted in May
`

describe('what the D10 lacks', () => {
  it('MD-37 prints further labels in one order, only when set, and reads them back', () => {
    expect(writeScenario(FULL)).toBe(PRINTED)
    expect(readScenario(PRINTED)).toEqual({ ...makeEmptyScenario('X-1', 'a'), ...FULL })
  })

  it.each([
    ['MD-35', '**Inherent Assessment:** likelihood 6'],
    ['MD-35', '**Inherent Assessment:** impact 3, likelihood 2'],
    ['MD-35', '**Inherent Assessment:** likelihood 2.5'],
    ['MD-35', '**Inherent Assessment:** likelihood **3**'],
    ['MD-36', '**Controls:**\n- prevention, in place: fine\n- a wish'],
    ['MD-36', '**Controls:**\n- magic, in place: x'],
    ['MD-32', '**Promise at Risk:** integrity, luck'],
    ['MD-32', '**Component:** the `queue`'],
    ['MD-32', '**Detection Signals:** none'],
    ['MD-32', '**Detection Signals:**\n- a\n\n  b'],
    ['MD-32', '**Detection Signals:**\n- [ ] a'],
    ['MD-34', '**Owner:** *somebody*'],
    ['MD-38', '**Notes:** kept'],
    ['MD-38', '**Notes:**\nkept'],
    ['MD-38', '**Notes:**\n\nkept'],
    ['MD-38', '**Scenario:**'],
    ['MD-38', 'no label at all'],
  ])('%s keeps as a free part what fits no field: %s', (_rule, body) => {
    const scenario = readScenario(body)
    expect(scenario).toEqual({ ...makeEmptyScenario('X-1', 'a'), freeParts: [expect.objectContaining({ after: null })] })
    expect(readDocument(HEAD + writeScenario(scenario)).content).toEqual(readDocument(HEAD + body).content)
  })

  it('MD-38 keeps a second part of a kind, and what follows a part, in its place', () => {
    const body = '**Cause:** one\n\nmore\n\n**Cause:** two\n\n**Effect:** e\n'
    expect(readScenario(body)).toMatchObject({
      cause: 'one',
      effect: 'e',
      freeParts: [
        { after: 'cause', label: null, body: 'more' },
        { after: 'cause', label: 'Cause', body: 'two' },
      ],
    })
    expect(writeScenario(readScenario(body))).toBe(body)
  })

  it('MD-37 keeps another order of the parts', () => {
    const body = '**Owner:** A\n\n**Scenario:**\nt\n'
    expect(readScenario(body).partOrder).toEqual(['owners', 'scenario'])
    expect(writeScenario(readScenario(body))).toBe(body)
  })

  it('MD-7 takes the first paragraph of a long scenario text and keeps the others behind it', () => {
    const body = '**Scenario:**\none\\\nline\n\ntwo\n'
    expect(readScenario(body)).toMatchObject({
      scenario: 'one\\\nline',
      freeParts: [{ after: 'scenario', label: null, body: 'two' }],
    })
    expect(writeScenario(readScenario(body))).toBe(body)
  })

  it('MD-32 reads a numbered list in its order and says that the numbers go', () => {
    const reading = readDocument(`${HEAD}**First Response:**\n1. a\n2. b\n`)
    expect(reading.problems).toMatchObject([{ line: 10, severity: 'warning' }])
    expect(readScenario('**First Response:**\n1. a\n2. b\n').response.steps).toEqual(['a', 'b'])
  })

  it.each([
    ['A -> B', 'A → B'],
    ['A + + B', 'A + + B'],
    ['Team (nights) + B (awareness only)', 'Team (nights) + B (awareness only)'],
    ['ask around, then decide', 'ask around, then decide'],
  ])('MD-34 keeps the owner line %s', (line, expected) => {
    expect(writeScenario(readScenario(`**Owner:** ${line}\n`))).toBe(`**Owner:** ${expected}\n`)
  })
})
