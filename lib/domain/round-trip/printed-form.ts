import type { RegisterContent, ScenarioContent } from '@/lib/domain/document/content'
import { canonicalJson } from '@/lib/kernel/canonical-json'

/** Brings a content into the form that reading its printed document gives. */
export type Normalise = (content: RegisterContent) => RegisterContent

/** The scenarios of a content by their codes. */
export function scenariosOf({ sections }: RegisterContent): Map<string, ScenarioContent> {
  return new Map(sections.flatMap((section) => (section.kind === 'category' ? section.scenarios.map((one) => [one.code, one] as const) : [])))
}

/**
 * A content in the form in which its document reads back. Scenarios that stand in the file word for word are in that form already: a
 * large document in which a line was changed is not printed and read again as a whole.
 */
export function printForm(content: RegisterContent, file: RegisterContent, normalise: Normalise): RegisterContent {
  const inFile = scenariosOf(file)
  const isSettled = (scenario: ScenarioContent) => canonicalJson(inFile.get(scenario.code) ?? null) === canonicalJson(scenario)
  const open = content.sections.map((section) => {
    if (section.kind !== 'category') return section
    const scenarios = section.scenarios.filter((one) => !isSettled(one))
    // A category is known by its scenarios: with one at least it stays a category.
    return { ...section, scenarios: scenarios.length > 0 ? scenarios : section.scenarios.slice(0, 1) }
  })
  const printed = normalise({ ...content, sections: open })
  const fresh = scenariosOf(printed)
  const sections = printed.sections.map((section, i) => {
    const stored = content.sections[i]
    if (section.kind !== 'category' || stored?.kind !== 'category') return section
    return { ...section, scenarios: stored.scenarios.map((one) => fresh.get(one.code) ?? one) }
  })
  return { ...printed, sections }
}
