import type { BaselineContent, FrozenScenario, FrozenSection } from '@/lib/domain/baseline/baseline-content'
import { registerParts, scenarioParts, sectionParts } from '@/lib/domain/baseline/content-parts'
import { compareParts, compareText, movedTo, type Difference, type DifferencePlace } from '@/lib/domain/baseline/difference'
import { pairUp, type Named, type Pair } from '@/lib/domain/baseline/pair-up'

interface Section extends Named {
  section: FrozenSection
  place: number
  scenarios: Scenario[]
}

interface Scenario extends Named {
  scenario: FrozenScenario
  place: number
}

/** Where the scenarios of one version stand, by code. */
type Homes = ReadonlyMap<string, { scenario: Scenario; section: Section }>

interface Versions {
  before: { content: BaselineContent; homes: Homes }
  after: { content: BaselineContent; homes: Homes }
  /** The earlier version of a later section. */
  sections: ReadonlyMap<Section, Pair<Section>>
}

/**
 * What differs between two contents of a register, field by field, in the order of the later document: the register itself, its sections with their
 * scenarios, and what is gone. Empty exactly when the two mean the same.
 */
export function compareContent(before: BaselineContent, after: BaselineContent): Difference[] {
  const [old, fresh] = [listSections(before), listSections(after)]
  const { pairs, removed } = pairUp(old, fresh)
  const versions: Versions = {
    before: { content: before, homes: listHomes(old) },
    after: { content: after, homes: listHomes(fresh) },
    sections: new Map(pairs.map((pair) => [pair.after, pair])),
  }
  const gone = [...versions.before.homes].filter(([code]) => !versions.after.homes.has(code))
  return [
    ...compareParts({ in: 'register' }, registerParts(before), registerParts(after)),
    ...fresh.flatMap((section) => compareSection(section, versions)),
    ...removed.map(({ section }): Difference => ({ place: { in: 'section', title: section.title }, label: labelOf(section), kind: 'removed', before: section.title, after: null })),
    ...gone.map(([, { scenario }]): Difference => ({ place: placeOf(scenario), label: 'Scenario', kind: 'removed', before: scenario.scenario.title, after: null })),
  ]
}

/** Known sections are known by their kind, categories and free ones by their titles. */
function listSections({ register }: BaselineContent): Section[] {
  return register.sections.map((section, place) => {
    const isNamed = section.kind === 'category' || section.kind === 'free'
    const scenarios = section.kind === 'category' ? section.scenarios.map((scenario, at) => ({ name: scenario.code, scenario, place: at })) : []
    return { name: isNamed ? section.title : section.kind, group: section.kind, section, place, scenarios }
  })
}

function listHomes(sections: readonly Section[]): Homes {
  return new Map(sections.flatMap((section) => section.scenarios.map((scenario) => [scenario.name, { scenario, section }] as const)))
}

function placeOf({ scenario: { code, title } }: Scenario): DifferencePlace {
  return { in: 'scenario', code, title }
}

function labelOf({ kind }: FrozenSection): string {
  return kind === 'category' ? 'Category' : 'Section'
}

function compareSection(section: Section, versions: Versions): Difference[] {
  const place: DifferencePlace = { in: 'section', title: section.section.title }
  const pair = versions.sections.get(section)
  const own: Difference[] = pair
    ? [
        ...compareText(place, 'Title', pair.before.section.title, section.section.title),
        ...(pair.isMoved ? [movedTo(place, 'Place', pair.before.place, section.place)] : []),
        ...compareParts(place, sectionParts(pair.before.section), sectionParts(section.section)),
      ]
    : [{ place, label: labelOf(section.section), kind: 'added', before: null, after: section.section.title }]
  const moved = new Set(pairUp(pair?.before.scenarios ?? [], section.scenarios).pairs.flatMap(({ after, isMoved }) => (isMoved ? [after] : [])))
  return [...own, ...section.scenarios.flatMap((scenario) => compareScenario(scenario, section, { ...versions, isMoved: moved.has(scenario) }))]
}

function compareScenario(scenario: Scenario, home: Section, { before, after, sections, isMoved }: Versions & { isMoved: boolean }): Difference[] {
  const place = placeOf(scenario)
  const earlier = before.homes.get(scenario.name)
  if (!earlier) return [{ place, label: 'Scenario', kind: 'added', before: null, after: scenario.scenario.title }]
  const isAtHome = sections.get(home)?.before === earlier.section
  return [
    ...(isAtHome ? [] : [{ place, label: 'Category', kind: 'changed', before: earlier.section.section.title, after: home.section.title } as const]),
    ...(isAtHome && isMoved ? [movedTo(place, 'Place in its category', earlier.scenario.place, scenario.place)] : []),
    ...compareParts(place, scenarioParts(earlier.scenario.scenario, before.content.policy), scenarioParts(scenario.scenario, after.content.policy)),
  ]
}
