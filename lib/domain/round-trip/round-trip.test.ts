import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RegisterContent, ScenarioContent } from '@/lib/domain/document/content'
import { rowsToContent } from '@/lib/domain/register/rows-to-content'
import { isPreset, type RoundTripChange } from '@/lib/domain/round-trip/round-trip-change'
import type { RowSet } from '@/lib/domain/row/row-set'
import { oddContent } from '@/lib/exchange/markdown/document-arbitraries'
import { normaliseContent } from '@/lib/exchange/markdown/normal-form'
import { fullContent, fullScenario } from '@/lib/testing/full-register'
import { REGISTER_ID } from '@/lib/testing/register-rows'
import { compareTrip, roundTripRows, takeChanges } from '@/lib/testing/round-trip-world'
import { LEVELS } from '@/lib/domain/scoring/factor'
import { canonicalJson } from '@/lib/kernel/canonical-json'
import { present } from '@/lib/kernel/assert'

const contentOf = (rows: RowSet): RegisterContent => rowsToContent(rows, REGISTER_ID)
const editedBy = (content: RegisterContent, change: (copy: RegisterContent) => void): RegisterContent => {
  const copy = structuredClone(content)
  change(copy)
  return normaliseContent(copy)
}
const scenarios = ({ sections }: RegisterContent): ScenarioContent[] => sections.flatMap((section) => (section.kind === 'category' ? section.scenarios : []))
const scenario = (content: RegisterContent, at = 0): ScenarioContent => present(scenarios(content)[at], 'a scenario')
const tell = (changes: readonly RoundTripChange[]) => changes.map(({ label, kind, side, exported, here, file }) => [label, kind, side, exported, here, file])

const BASE = normaliseContent({
  ...fullContent('D10'),
  sections: fullContent('D10').sections.map((section) => {
    if (section.kind !== 'category') return section
    const another = { ...fullScenario(section.title === 'Human Errors' ? 'D10-71' : 'D10-11'), title: `Another in ${section.title}` }
    return { ...section, scenarios: [...section.scenarios, another] }
  }),
})

const FIELDS = ['scenario', 'cause', 'effect', 'trigger', 'invariant', 'component', 'layer', 'degradedMode', 'recoveryStrategy', 'statusText', 'blastTime'] as const
const LISTS = ['detectionSignals', 'steps', 'stops', 'constraints'] as const
const word = fc.constantFrom('loses', 'twice', 'late', 'wrong', 'again')

/** An edit as a person makes one: a text, an entry of a list, a score, a control, an owner, or a whole scenario. */
type DocumentEdit = (content: RegisterContent) => void
const listIn = (content: RegisterContent, at: number, name: (typeof LISTS)[number]): string[] => {
  const one = scenario(content, at)
  return name === 'detectionSignals' ? one.detectionSignals : name === 'steps' ? one.response.steps : name === 'stops' ? one.hardStop.steps : content.constraints
}
const at = fc.nat(3)
// Scenarios are found by their codes, because an earlier edit may have taken one out.
const editScenario = (place: number, change: (one: ScenarioContent) => void): DocumentEdit => (content) => {
  const one = scenarios(content).find(({ code }) => code === scenario(BASE, place).code)
  if (one) change(one)
}
const edit: fc.Arbitrary<DocumentEdit> = fc.oneof(
  fc.tuple(at, fc.constantFrom(...FIELDS), fc.option(word)).map(([place, field, text]) => editScenario(place, (one) => void (one[field] = text && `It ${text} in ${field}`))),
  fc.tuple(at, word).map(([place, text]) => editScenario(place, (one) => void (one.title = `${scenario(BASE, place).title} and ${text}`))),
  fc.tuple(at, fc.constantFrom(...LISTS), word, fc.nat(2)).map(([place, name, text, how]) => (content: RegisterContent) => {
    const list = listIn(content, Math.min(place, scenarios(content).length - 1), name)
    if (how === 0) list.push(`New and ${text} ${name} ${place}`)
    else if (how === 1) list.splice(0, 1, `Reworded ${text} ${name} ${place}`)
    else list.reverse()
  }),
  fc.tuple(at, fc.constantFrom(...LEVELS)).map(([place, level]) => editScenario(place, ({ assessments: [first] }) => void (first && (first.factors.likelihood = level)))),
  fc.tuple(at, word).map(([place, text]) =>
    editScenario(place, ({ controls }) => void controls.push({ type: 'detection', state: 'proposed', title: `A check ${text} ${place}`, owner: 'SRE Lead', due: null })),
  ),
  fc.tuple(at, word).map(([place, text]) => editScenario(place, (one) => void (one.owners = [{ name: `Team ${text}`, part: 'accountable' }, ...one.owners.slice(1)]))),
  at.map((place) => editScenario(place, (one) => void (one.hardStop = { noneReason: `Nothing to stop ${place}`, steps: [] }))),
  word.map((text) => (content: RegisterContent) => void (content.title = `A register ${text}`)),
  fc.tuple(at, word).map(([place, text]) => (content: RegisterContent) => {
    const category = content.sections.find((section) => section.kind === 'category')
    const fresh = { ...fullScenario(`D10-9${place}`), title: `New one ${text} ${place}`, scenario: `New text ${text} ${place}` }
    if (category?.kind === 'category') category.scenarios.splice(place, 0, fresh)
  }),
  at.map((place) => (content: RegisterContent) => {
    for (const section of content.sections) {
      if (section.kind === 'category' && section.scenarios.length > 1) section.scenarios = section.scenarios.filter(({ code }) => code !== scenario(BASE, place).code)
    }
  }),
  fc.constant((content: RegisterContent) => void content.sections.forEach((section) => section.kind === 'category' && section.scenarios.reverse())),
)
const edits = fc.array(edit, { minLength: 1, maxLength: 5 })
const editedAs = (list: readonly DocumentEdit[]) => editedBy(BASE, (copy) => list.forEach((change) => change(copy)))

/** A content in which new scenarios have no number yet and controls, which have no order, are sorted. */
function withoutNumbers(content: RegisterContent): RegisterContent {
  const known = new Set(scenarios(BASE).map(({ code }) => code))
  const plain = normaliseContent(content)
  for (const one of scenarios(plain)) {
    one.controls.sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1))
    if (!known.has(one.code)) one.code = 'new'
  }
  return plain
}

/** Every text of the scenarios that were exported, by code and field. */
function textsOf(content: RegisterContent): Record<string, string | null> {
  const known = scenarios(content).filter(({ code }) => scenarios(BASE).some((one) => one.code === code))
  return Object.fromEntries(known.flatMap((one) => [...FIELDS, 'title' as const].map((field) => [`${one.code} ${field}`, one[field]])))
}

type Texts = Record<string, string | null>

/** The slow, obvious merge of texts: whoever changed one alone has changed it, and of two changes the one here stays. */
function mergeTexts({ exported, here, file }: Record<'exported' | 'here' | 'file', Texts>): Texts {
  return Object.fromEntries(Object.keys(here).map((key) => [key, here[key] === exported[key] && file[key] !== undefined ? file[key] : (here[key] ?? null)]))
}

/** Every entry of every list, and every title of a scenario. */
const entriesOf = (content: RegisterContent): string[] => [
  ...content.constraints,
  ...scenarios(content).flatMap((one) => [...one.detectionSignals, ...one.response.steps, ...one.hardStop.steps, ...one.controls.map(({ title }) => title)]),
]
const newEntries = (content: RegisterContent): string[] => entriesOf(content).filter((text) => !entriesOf(BASE).includes(text))
const conflictsOf = (changes: readonly RoundTripChange[]): string => changes.flatMap(({ side, file }) => (side === 'conflict' && file) || []).join('\n')

describe('a document that comes back', () => {
  it('RT-1 untouched changes nothing, whatever the register holds', () => {
    fc.assert(
      fc.property(oddContent, (content) => {
        const rows = roundTripRows(content)
        expect(compareTrip(rows, rows, normaliseContent(contentOf(rows))).changes).toEqual([])
      }),
      { seed: 11, numRuns: 15 },
    )
  })

  it('RT-2 tells a title and a cause by their scenario, and takes them', () => {
    const rows = roundTripRows(fullContent('D10'))
    const file = editedBy(contentOf(rows), (copy) => Object.assign(scenario(copy), { title: 'Rows arrive three times', cause: 'No key at all' }))
    const trip = compareTrip(rows, rows, file)
    expect(tell(trip.changes)).toEqual([
      ['Failure mode', 'changed', 'file', 'Rows arrive twice', 'Rows arrive twice', 'Rows arrive three times'],
      ['Cause', 'changed', 'file', 'No key', 'No key', 'No key at all'],
    ])
    expect(trip.changes.every(isPreset)).toBe(true)
    expect(normaliseContent(contentOf(takeChanges(trip, rows, trip.changes)))).toEqual(file)
  })

  it('RT-10 any edits of the document come to exactly these', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const rows = roundTripRows(BASE)
        const file = editedAs(list)
        const trip = compareTrip(rows, rows, file)
        expect(withoutNumbers(contentOf(takeChanges(trip, rows, trip.changes)))).toEqual(withoutNumbers(file))
        // Nobody changed anything here meanwhile.
        expect(trip.changes.filter(({ side }) => side !== 'file')).toEqual([])
      }),
      { seed: 12, numRuns: 20 },
    )
  })

  it('RT-11 merged with what others changed meanwhile, neither side loses anything', () => {
    fc.assert(
      fc.property(edits, edits, (ours, theirs) => {
        const exported = roundTripRows(BASE)
        const mine = compareTrip(exported, exported, editedAs(ours))
        const here = takeChanges(mine, exported, mine.changes)
        const file = editedAs(theirs)
        const trip = compareTrip(exported, here, file)
        const merged = contentOf(takeChanges(trip, here, trip.changes.filter(isPreset)))
        const sides = { exported: textsOf(BASE), here: textsOf(contentOf(here)), file: textsOf(file) }
        expect(textsOf(merged)).toEqual(expect.objectContaining(mergeTexts(sides)))
        expect(entriesOf(merged)).toEqual(expect.arrayContaining(newEntries(contentOf(here))))
        // What the file has and the register has not is shown as a conflict, whole.
        const open = conflictsOf(trip.changes)
        expect(newEntries(file).filter((one) => !entriesOf(merged).includes(one) && !open.includes(one))).toEqual([])
      }),
      { seed: 13, numRuns: 20 },
    )
  })
})
