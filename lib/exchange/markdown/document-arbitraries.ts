import fc from 'fast-check'
import { FRONT_PARTS, HEADER_FIELDS, SCENARIO_PARTS } from '@/lib/domain/document/content'
import type { RegisterContent, ScenarioContent, SectionContent } from '@/lib/domain/document/content'
import { CONTROL_STATES, CONTROL_TYPES } from '@/lib/domain/control/control-words'
import { FAILURE_CLASSES, PROMISES } from '@/lib/domain/failure-mode/failure-mode-words'
import { OWNER_PARTS } from '@/lib/domain/failure-mode/owner-chain'
import { LEVELS, STAGES } from '@/lib/domain/scoring/factor'

/**
 * Generators of documents for the property tests: `odd` texts are made to break a grammar, `tame` ones are already in normal
 * form.
 */

const ODD_PIECES = [
  ...[
    '#',
    '## ',
    '### D10-07 — x',
    '---',
    '***',
    '```',
    '~~~',
    '`',
    '``',
    '|',
    '\\|',
    '\\',
    '*',
    '**',
    '_',
    '__',
    '~~',
    '~',
    '[',
    ']',
    '](',
    '(',
    ')',
  ],
  ...[
    '<script>',
    '</b>',
    '<!--',
    '<https://a.b/c_d>',
    '&amp;',
    '&#x41;',
    '&',
    '!',
    '![a](b.png)',
    '[a](b "c")',
    '[a]: b',
    '[^1]',
    '> ',
    '- ',
    '+ ',
    '1. ',
    '2) ',
  ],
  ...[
    '**Scenario:**',
    '**Hard Stop:** x',
    '**Owner:**',
    '**Version:** 2',
    '**Constraints:**',
    '**Foo:**',
    'NONE',
    'NONE (a)',
    ' — ',
    ' + ',
    ' → ',
  ],
  ...[
    ' (awareness only)',
    'owner A',
    ', due 2026-01-31',
    'no owner',
    'likelihood 3',
    'prevention, in place: ',
    'First 15 Minutes',
    '□ ',
    '[ ] ',
    '[x] ',
  ],
  ...[
    '😀',
    'مرحبا',
    '\u202Eabc',
    '\u00A0',
    '\u200B',
    '\uFEFF',
    '\u2028',
    'é',
    '中文',
    ' ',
    '  ',
    '\t',
    ':',
    ':-',
    '-:',
    '=',
    '==',
    '.',
    ',',
    '"',
    "'",
    '1',
    '12.',
    'a',
    'word',
    'x_y',
    'http://a.b/_c_',
  ],
]

function joined(pieces: readonly string[], max: number) {
  return fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4, unit: 'grapheme' })), { maxLength: max })
    .map((list) => list.join(''))
}

const withoutControls = (text: string) => text.replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '')
const oddLine = joined(ODD_PIECES, 6).map((text) =>
  withoutControls(text)
    .replace(/[\n\t]/g, ' ')
    .slice(0, 200),
)
const oddName = oddLine.map((text) => (text.trim() === '' ? 'Name' : text))
const oddProse = joined([...ODD_PIECES, '\n', '\n\n', '  \n', '\\\n'], 9).map((text) => withoutControls(text).slice(0, 2000))
const blockPieces = [
  '\n',
  '\n\n',
  '\n- a',
  '\n  - b',
  '\n1. c',
  '\n| a | b |\n| - | :-: |\n| c |',
  '\n```js\ncode\n```\n',
  '\n    indented',
  '\n> quote',
  '\n---\n',
]
const oddBlocks = joined([...ODD_PIECES, ...blockPieces, ...blockPieces], 9).map((text) => withoutControls(text).slice(0, 3000))

const WORDS = ['Rows', 'are', 'lost', 'when', 'the', 'queue', 'stalls', 'émigré', '中文', 'workers', 'a-b', '15', 'minutes']
const tameLine = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((words) => `The ${words.join(' ')}`)
const tameProse = fc
  .array(fc.constantFrom(...WORDS, '**bold**', '*soft*', '`co|de`', '[link](https://a.example/b)'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((words) => `The ${words.join(' ')} end`)
const TAME_BLOCKS = ['- one\n- two', '1. one\n2. two', '> quoted', '```sql\nselect 1\n```', '| a | b |\n| --- | --- |\n| c |  |']
const tameBlocks = fc
  .array(fc.tuple(tameProse, fc.option(fc.constantFrom(...TAME_BLOCKS))), { minLength: 1, maxLength: 2 })
  .map((list) =>
    list
      .flat()
      .filter((block) => block !== null)
      .join('\n\n'),
  )

interface Texts {
  line: fc.Arbitrary<string>
  name: fc.Arbitrary<string>
  prose: fc.Arbitrary<string>
  blocks: fc.Arbitrary<string>
}
export const ODD_TEXTS: Texts = { line: oddLine, name: oddName, prose: oddProse, blocks: oddBlocks }
export const TAME_TEXTS: Texts = { line: tameLine, name: tameLine, prose: tameProse, blocks: tameBlocks }

const level = fc.option(fc.constantFrom(...LEVELS))
const factors = recordOf({ likelihood: level, impact: level, detectability: level, recoverability: level, blastRadius: level })
const isoDay = fc.constantFrom('2026-01-31', '2024-02-29', '1999-12-01')

/** A record with the prototype of a literal, so that deep equality sees no other difference than a value's. */
function recordOf<Value>(model: { [Key in keyof Value]: fc.Arbitrary<Value[Key]> }): fc.Arbitrary<Value> {
  return fc.record<Value>(model, { noNullPrototype: true })
}

function optional<Value>(value: fc.Arbitrary<Value>) {
  return fc.option(value, { freq: 1 })
}

function lists<Value>(value: fc.Arbitrary<Value>) {
  return fc.array(value, { maxLength: 3 })
}

function responseOf({ prose }: Texts, odd: boolean): fc.Arbitrary<ScenarioContent['response']> {
  const window = fc.option(odd ? fc.oneof(fc.integer({ min: 1, max: 9999 }), fc.constant(20_000)) : fc.integer({ min: 1, max: 9999 }))
  const label = fc.constantFrom('First Hour', 'Immediate Response', 'First Actions', 'First 30 Mins')
  const steps = fc.array(prose, { minLength: 1, maxLength: 3 })
  return fc.oneof(
    recordOf({ windowMinutes: window, label: fc.constant(null), steps }),
    recordOf({ windowMinutes: fc.constant(null), label, steps }),
    fc.constant<ScenarioContent['response']>({ windowMinutes: null, label: null, steps: [] }),
  )
}

function hardStopOf({ prose }: Texts): fc.Arbitrary<ScenarioContent['hardStop']> {
  const stop = recordOf({ noneReason: fc.constant(null), steps: lists(prose) })
  return fc.oneof(stop, recordOf({ noneReason: prose, steps: fc.constant<string[]>([]) }))
}

function ownersOf({ name }: Texts, odd: boolean) {
  if (odd) return lists(recordOf({ name, part: fc.constantFrom(...OWNER_PARTS) }))
  const other = recordOf({ name, part: fc.constantFrom('joint', 'escalation', 'awareness') })
  return fc
    .tuple(recordOf({ name, part: fc.constant('accountable') }), fc.array(other, { maxLength: 2 }))
    .map(([first, more]) => [first, ...more])
}

function controlOf({ prose, name }: Texts) {
  const words = { type: fc.constantFrom(...CONTROL_TYPES), state: fc.constantFrom(...CONTROL_STATES) }
  return recordOf({ ...words, title: prose, owner: optional(name), due: optional(isoDay) })
}

function scenarioOf(texts: Texts, odd: boolean): fc.Arbitrary<ScenarioContent> {
  const { prose, line, name, blocks } = texts
  const text = optional(prose)
  const free = recordOf({ after: optional(fc.constantFrom(...SCENARIO_PARTS)), label: optional(name), body: blocks })
  return recordOf<ScenarioContent>({
    code: fc.constant('D10-01'),
    title: name,
    ...{
      scenario: text,
      cause: text,
      effect: text,
      trigger: text,
      invariant: text,
      blastData: text,
      blastUsers: text,
      blastTime: text,
    },
    ...{ blastConsumers: text, degradedMode: text, recoveryStrategy: text, statusText: text },
    ...{ component: optional(line), layer: optional(line), hardStopAuthority: optional(line) },
    detectionSignals: lists(prose),
    response: responseOf(texts, odd),
    hardStop: hardStopOf(texts),
    owners: ownersOf(texts, odd),
    promise: fc.subarray([...PROMISES], { maxLength: 2 }),
    failureClass: fc.subarray([...FAILURE_CLASSES], { maxLength: 2 }),
    assessments: fc
      .subarray([...STAGES])
      .chain((stages) => fc.tuple(...stages.map((stage) => recordOf({ stage: fc.constant(stage), factors, rationale: text })))),
    controls: lists(controlOf(texts)),
    partOrder: odd ? optional(fc.shuffledSubarray([...SCENARIO_PARTS])) : fc.constant(null),
    freeParts: odd ? lists(free) : fc.constant([]),
  })
}

const KNOWN_TITLES = [
  'Purpose',
  'Failure Classification',
  'Decision Matrix (First 30 Minutes)',
  'Checklist',
  'Conclusion',
  'Document Control',
  'Sign-Off',
]

function sectionOf(texts: Texts, odd: boolean): fc.Arbitrary<SectionContent> {
  const { prose, line, name, blocks } = texts
  const title = (known: string) =>
    odd ? fc.oneof(fc.constant(known), name, fc.constantFrom(...KNOWN_TITLES)) : fc.constant(known)
  const around = { body: odd ? blocks : fc.constant(''), closing: odd ? blocks : fc.constantFrom('', 'The end') }
  const rule = recordOf({ condition: prose, action: prose, authority: line })
  const role = recordOf({ role: line, approval: fc.oneof(line, fc.constant('')), date: fc.oneof(line, fc.constant('')) })
  return fc.oneof(
    recordOf({ kind: fc.constant('purpose'), title: title('Purpose'), body: blocks }),
    recordOf({ kind: fc.constant('classification'), title: title('Failure Classification'), body: blocks }),
    recordOf({ kind: fc.constant('conclusion'), title: title('Pre-Mortem Conclusion'), body: blocks }),
    recordOf({ kind: fc.constant('free'), title: odd ? name : line.map((text) => `${text} free`), body: blocks }),
    recordOf({
      kind: fc.constant('category'),
      title: title('Failures'),
      body: around.body,
      scenarios: fc.array(scenarioOf(texts, odd), { maxLength: 2 }),
    }),
    recordOf({
      kind: fc.constant('decision-matrix'),
      title: title('Decision Matrix (First 30 Minutes)'),
      ...around,
      rules: lists(rule),
    }),
    recordOf({ kind: fc.constant('checklist'), title: title('Failure Response Checklist'), ...around, items: lists(line) }),
    recordOf({
      ...{ kind: fc.constant('document-control'), title: title('Document Control'), ...around },
      revisions: lists(recordOf({ version: line, date: line, change: prose })),
    }),
    recordOf({ kind: fc.constant('sign-off'), title: title('Sign-Off'), ...around, roles: lists(role) }),
  )
}

/** Gives every scenario a code of its own, in order. */
export function renumberScenarios(content: RegisterContent): RegisterContent {
  let next = 0
  const sections = content.sections.map((section): SectionContent => {
    if (section.kind !== 'category') return section
    return { ...section, scenarios: section.scenarios.map((scenario) => ({ ...scenario, code: `D10-${++next}` })) }
  })
  return { ...content, sections }
}

function contentOf(texts: Texts, odd: boolean, sections: fc.Arbitrary<SectionContent[]>): fc.Arbitrary<RegisterContent> {
  const { prose, name, blocks } = texts
  const field = optional(prose)
  const extra = recordOf({ after: optional(fc.constantFrom(...HEADER_FIELDS)), label: name, value: prose })
  const free = recordOf({ after: optional(fc.constantFrom(...FRONT_PARTS)), label: optional(name), body: blocks })
  const content = recordOf<RegisterContent>({
    code: fc.constantFrom('D10', 'R-1.2', 'Ärger_7'),
    title: name,
    header: recordOf({ version: field, date: field, status: field, scope: field, prerequisites: field }),
    headerOrder: odd ? optional(fc.shuffledSubarray([...HEADER_FIELDS])) : fc.constant(null),
    headerLines: odd ? lists(extra) : fc.constant([]),
    constraints: lists(prose),
    freeParts: odd ? lists(free) : fc.constant([]),
    sections,
  })
  return content.map(renumberScenarios)
}

/** Documents whose every text tries to break out of its place. */
export const oddContent = contentOf(ODD_TEXTS, true, fc.array(sectionOf(ODD_TEXTS, true), { maxLength: 4 }))

/** Documents that are in normal form as they are: one section of a kind, known titles, settled texts. */
export const tameContent = contentOf(
  TAME_TEXTS,
  false,
  fc.uniqueArray(sectionOf(TAME_TEXTS, false), { maxLength: 6, selector: (section) => section.kind }),
)

/** Scenarios alone, for long documents. */
export const oddScenario = scenarioOf(ODD_TEXTS, true)
