import type { RegisterContent, SectionContent } from '@/lib/domain/document/content'
import { compareDraft, type CompareContext, type Comparison, type FieldChange } from '@/lib/domain/import/compare-draft'
import { draftToScenario } from '@/lib/domain/import/draft-to-scenario'
import type { ImportDraft, RefusedRow } from '@/lib/domain/import/import-draft'
import { matchDrafts } from '@/lib/domain/import/match-drafts'
import { scenarioCode } from '@/lib/domain/failure-mode/scenario-code'
import { listContentProblems } from '@/lib/domain/register/content-problems'
import { emptyContent } from '@/lib/domain/register/empty-content'

/** Category of failure modes whose source names none. */
export const NO_CATEGORY = 'Imported failure modes'

/** What becomes of one failure mode of a source. */
export interface PlannedRow {
  draft: ImportDraft
  outcome: 'created' | 'changed' | 'same' | 'skipped'
  /** Code of the failure mode that it is already; null for one that is created. */
  code: string | null
  changes: FieldChange[]
}

export interface ImportPlan {
  rows: PlannedRow[]
  /** The work of the changed rows, in the order of the file. */
  updates: Comparison[]
}

/** What drafts become in a register: created, changed field by field, the same, or, where the person skips what is there, left alone. */
export function planImport(drafts: readonly ImportDraft[], context: CompareContext, matched: 'update' | 'skip'): ImportPlan {
  const known = matchDrafts(drafts, context.rows)
  const updates: Comparison[] = []
  const rows = drafts.map((draft): PlannedRow => {
    const row = known.get(draft.row)
    if (!row) return { draft, outcome: 'created', code: null, changes: [] }
    const comparison = compareDraft(draft, row, context)
    if (comparison.changes.length === 0) return { draft, outcome: 'same', code: row.code, changes: [] }
    if (matched === 'skip') return { draft, outcome: 'skipped', code: row.code, changes: comparison.changes }
    updates.push(comparison)
    return { draft, outcome: 'changed', code: row.code, changes: comparison.changes }
  })
  return { rows, updates }
}

/** The drafts as the sections of a document: one category for each name, in the order of first appearance. `codeOf` gets the place of a draft. */
export function draftsToSections(drafts: readonly ImportDraft[], codeOf: (place: number) => string): SectionContent[] {
  const sections = new Map<string, Extract<SectionContent, { kind: 'category' }>>()
  drafts.forEach((draft, place) => {
    const title = draft.category ?? NO_CATEGORY
    const section = sections.get(title) ?? { kind: 'category', title, body: '', scenarios: [] }
    sections.set(title, section)
    section.scenarios.push(draftToScenario(draft, codeOf(place)))
  })
  return [...sections.values()]
}

/** A document with these failure modes, for a new register. Codes follow the order of the file. */
export function draftsToContent(drafts: readonly ImportDraft[], register: { code: string; title: string }, signingRoles: readonly string[], notes: string): RegisterContent {
  const empty = emptyContent(register.code, register.title, signingRoles)
  const categories = draftsToSections(drafts, (place) => scenarioCode(register.code, place + 1))
  const at = empty.sections.findIndex(({ kind }) => kind === 'category')
  const others = empty.sections.filter(({ kind }) => kind !== 'category')
  const source: SectionContent[] = notes === '' ? [] : [{ kind: 'free', title: 'Notes of the source', body: notes }]
  return { ...empty, sections: [...others.slice(0, at), ...categories, ...source, ...others.slice(at)] }
}

/** Drafts that a register can hold, and the others with what its fields would refuse. */
export function refuseUnstorable(drafts: readonly ImportDraft[], sheet: string | null): { drafts: ImportDraft[]; refused: RefusedRow[] } {
  const content = { ...emptyContent('X', 'X', []), sections: draftsToSections(drafts, (place) => `X-${place}`) }
  const wrong = new Map<string, RefusedRow['problems']>()
  for (const { scenario, message, hint } of listContentProblems(content)) {
    const draft = drafts[Number(scenario?.slice(2))]
    if (!scenario || !draft) continue
    wrong.set(scenario, [...(wrong.get(scenario) ?? []), { severity: 'error', sheet, row: draft.row, column: null, message, hint }])
  }
  return {
    drafts: drafts.filter((_, place) => !wrong.has(`X-${place}`)),
    refused: drafts.flatMap((draft, place) => {
      const problems = wrong.get(`X-${place}`)
      return problems ? [draft.row, ...draft.continued].map((row, i) => ({ row, problems: i === 0 ? problems : [], repair: null })) : []
    }),
  }
}
