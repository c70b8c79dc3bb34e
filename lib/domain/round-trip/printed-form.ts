import type { RegisterContent, ScenarioContent } from '@/lib/domain/document/content'
import { canonicalJson } from '@/lib/kernel/canonical-json'

/** Brings a content into the form that reading its printed document gives. */
export type Normalise = (content: RegisterContent) => RegisterContent

/** The scenarios of a content by their codes. */
export function scenariosOf({ sections }: RegisterContent): Map<string, ScenarioContent> {
  return new Map(sections.flatMap((section) => (section.kind === 'category' ? section.scenarios.map((one) => [one.code, one] as const) : [])))
}

/** How the scenarios of a document print, by what they say: none is printed and read back twice. */
export class PrintedScenarios {
  private readonly printed = new Map<string, ScenarioContent>()

  /** The scenarios of a document that was read stand in their printed form already. */
  constructor(file: RegisterContent) {
    for (const scenario of scenariosOf(file).values()) this.printed.set(canonicalJson(scenario), scenario)
  }

  find(scenario: ScenarioContent): ScenarioContent | undefined {
    return this.printed.get(canonicalJson(scenario))
  }

  keep(scenario: ScenarioContent, printed: ScenarioContent): void {
    this.printed.set(canonicalJson(scenario), printed)
  }
}

/**
 * A content in the form in which its document reads back. Of a large document in which a line was changed only the scenarios are printed and read
 * again that nobody has printed before.
 */
export function printForm(content: RegisterContent, known: PrintedScenarios, normalise: Normalise): RegisterContent {
  const found = new Map([...scenariosOf(content).values()].map((one) => [one, known.find(one)]))
  const open = content.sections.map((section) => {
    if (section.kind !== 'category') return section
    const scenarios = section.scenarios.filter((one) => !found.get(one))
    // A category is known by its scenarios: with one at least it stays a category.
    return { ...section, scenarios: scenarios.length > 0 ? scenarios : section.scenarios.slice(0, 1) }
  })
  const printed = normalise({ ...content, sections: open })
  const fresh = scenariosOf(printed)
  const formOf = (one: ScenarioContent): ScenarioContent => {
    const form = found.get(one) ?? fresh.get(one.code) ?? one
    if (!found.get(one)) known.keep(one, form)
    return form
  }
  const sections = printed.sections.map((section, i) => {
    const stored = content.sections[i]
    if (section.kind !== 'category' || stored?.kind !== 'category') return section
    return { ...section, scenarios: stored.scenarios.map(formOf) }
  })
  return { ...printed, sections }
}
