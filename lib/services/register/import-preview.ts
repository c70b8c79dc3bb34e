import type { RegisterContent, ScenarioContent, SectionContent, SectionKind } from '@/lib/domain/document/content'
import { writeDocument } from '@/lib/exchange/markdown/write-document'

/** Most scenarios, and most names, that a preview lists; the rest is counted. */
export const PREVIEW_LIST_MAX = 200

/** Most characters of one text of an excerpt. */
const EXCERPT_MAX = 3_000

export interface SectionOutline {
  kind: SectionKind
  title: string
  /** Of a category; the number of all of them, and as many as the whole preview may list. */
  scenarioCount: number
  scenarios: { code: string; title: string }[]
}

/** A name that no owner role of the workspace carries, and in how many places the document names it. */
export interface UnknownOwner {
  name: string
  places: number
}

export interface Excerpt {
  title: string
  /** Markdown blocks. */
  text: string
}

/** The sections that an import makes, with their scenarios, in the order of the document. */
export function outlineSections(sections: readonly SectionContent[]): SectionOutline[] {
  let left = PREVIEW_LIST_MAX
  return sections.map((section) => {
    const all = section.kind === 'category' ? section.scenarios : []
    const scenarios = all.slice(0, left).map(({ code, title }) => ({ code, title }))
    left -= scenarios.length
    return { kind: section.kind, title: section.title, scenarioCount: all.length, scenarios }
  })
}

/** Names of owners, authorities and signing roles that stay text, in the order in which they first stand; at most 200. */
export function listUnknownOwners(content: RegisterContent, known: ReadonlySet<string>): UnknownOwner[] {
  const places = new Map<string, number>()
  for (const name of content.sections.flatMap(namesIn)) {
    if (name && !known.has(name)) places.set(name, (places.get(name) ?? 0) + 1)
  }
  return [...places].slice(0, PREVIEW_LIST_MAX).map(([name, count]) => ({ name, places: count }))
}

function namesIn(section: SectionContent): (string | null)[] {
  switch (section.kind) {
    case 'category':
      return section.scenarios.flatMap((one) => [
        ...one.owners.map((owner) => owner.name),
        one.hardStopAuthority,
        ...one.controls.map((control) => control.owner),
      ])
    case 'decision-matrix':
      return section.rules.map((rule) => rule.authority)
    case 'sign-off':
      return section.roles.map((row) => row.role)
    default:
      return []
  }
}

/** The beginning of a document as it will read: its first text, and its first scenario. */
export function excerptContent(content: RegisterContent): Excerpt[] {
  const opening = content.sections.find((section) => section.kind !== 'category' && section.body.trim() !== '')
  const scenario = content.sections.flatMap((section) => (section.kind === 'category' ? section.scenarios : []))[0]
  return [
    ...(opening ? [{ title: opening.title, text: cutText(opening.body) }] : []),
    ...(scenario ? [{ title: `${scenario.code} — ${scenario.title}`, text: cutText(printScenario(scenario)) }] : []),
  ]
}

/** The parts of one scenario, printed as the export prints them. */
function printScenario(scenario: ScenarioContent): string {
  const header = { version: null, date: null, status: null, scope: null, prerequisites: null }
  const sections: SectionContent[] = [{ kind: 'category', title: 'Excerpt', body: '', scenarios: [scenario] }]
  const front = { header, headerOrder: null, headerLines: [], constraints: [], freeParts: [] }
  const printed = writeDocument({ code: 'X', title: 'X', ...front, sections })
  // With nothing before it, the first heading of level 3 is the scenario's own.
  const lines = printed.split('\n')
  return lines.slice(lines.findIndex((line) => line.startsWith('### ')) + 1).join('\n').trim()
}

function cutText(text: string): string {
  return text.length <= EXCERPT_MAX ? text : `${text.slice(0, EXCERPT_MAX)}…`
}
