import { draftsToSections, type ImportPlan } from '@/lib/domain/import/plan-import'
import { listNotes } from '@/lib/domain/import/draft-to-scenario'
import type { ImportDraft } from '@/lib/domain/import/import-draft'
import { emptyWork, type CompareContext, type RowWork } from '@/lib/domain/import/compare-draft'
import type { Score } from '@/lib/domain/failure-mode/rescore'
import { contentToRows } from '@/lib/domain/register/content-to-rows'
import { emptyContent } from '@/lib/domain/register/empty-content'
import { listSections, type RegisterRows } from '@/lib/domain/register/rows-to-content'
import type { BatchInput, BatchStep } from '@/lib/domain/row/batch'
import type { Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { FACTORS, LEVELS, STAGES } from '@/lib/domain/scoring/factor'
import { spreadOrderKeys } from '@/lib/kernel/order-key'

/** Kinds of row in the order in which an import adds them: what is pointed at first. */
const ADDED = ['category', 'failure-mode', 'detection-signal', 'owner-link', 'free-part', 'control', 'control-link'] as const satisfies readonly RowKind[]
const EDITED = ['failure-mode', 'detection-signal', 'owner-link', 'free-part', 'control'] as const satisfies readonly RowKind[]

/** The one batch that does a plan, so that it is one event and one undo; null where nothing would change. */
export function planToBatch(plan: ImportPlan, context: CompareContext): BatchInput | null {
  const work = createdWork(plan, context)
  for (const { work: one } of plan.updates) {
    for (const [kind, rows] of one.adds) work.adds.set(kind, [...(work.adds.get(kind) ?? []), ...rows])
    for (const [kind, edits] of one.edits) work.edits.set(kind, [...(work.edits.get(kind) ?? []), ...edits])
    work.scores.push(...one.scores)
  }
  const adds = ADDED.flatMap((kind) => stepOf(`${kind}.add`, 'rows', (work.adds.get(kind) ?? []).map((row) => sentRow(kind, row))))
  const edits = EDITED.flatMap((kind) => stepOf(`${kind}.edit`, 'edits', work.edits.get(kind) ?? []))
  const steps = [...adds, ...edits, ...stepOf('failure-mode.rescore', 'scores', work.scores)]
  return steps.length === 0 ? null : { steps }
}

/** How many rows the batch of a plan touches, without making it: a batch takes so many and no more, and people learn it before they wait. */
export function countTouchedRows({ rows, updates }: ImportPlan): number {
  const created = rows.reduce((sum, { draft, outcome }) => (outcome === 'created' ? sum + countDraftRows(draft) : sum), 0)
  return updates.reduce((sum, { work }) => {
    const added = [...work.adds.values()].reduce((count, list) => count + list.length, 0)
    const edited = [...work.edits.values()].reduce((count, list) => count + new Set(list.map(({ id }) => id)).size, 0)
    return sum + added + edited + work.scores.length
  }, created)
}

function countDraftRows(draft: ImportDraft): number {
  const { signals, owners, controls, scores } = draft
  return 1 + signals.length + owners.length + listNotes(draft).length + 2 * controls.length + new Set(scores.map(({ stage }) => stage)).size
}

const stepOf = (verb: string, name: string, list: readonly unknown[]): BatchStep[] => (list.length === 0 ? [] : [{ verb, input: { [name]: list } }])

// What the command sets itself is not sent.
function sentRow(kind: RowKind, { deletedAt: _deletedAt, ...row }: Row): object {
  if (kind !== 'failure-mode') return row
  const { code: _code, ...uncoded } = row
  return uncoded
}

/** The rows of what is created, made by the very function that makes a register of a document, then put into their places in this one. */
function createdWork(plan: ImportPlan, context: CompareContext): RowWork {
  const work = emptyWork()
  const drafts = plan.rows.flatMap(({ draft, outcome }) => (outcome === 'created' ? [draft] : []))
  if (drafts.length === 0) return work
  const content = { ...emptyContent('X', 'X', []), sections: draftsToSections(drafts, (place) => String(place)) }
  for (const change of contentToRows(content, { ...context, registerId: '', scoringPolicyId: '' })) {
    if (change.field !== null) continue
    if (change.kind === 'assessment') work.scores.push(scoreOfRow(change.after))
    else if (change.kind !== 'register') work.adds.set(change.kind, [...(work.adds.get(change.kind) ?? []), change.after])
  }
  placeCategories(work, context.rows)
  // Codes are given in the order of addition, which is that of the file.
  work.adds.get('failure-mode')?.sort((a, b) => Number(a.code) - Number(b.code))
  placeFailureModes(work, context.rows)
  return work
}

function scoreOfRow(row: Row): Score {
  const stage = STAGES.find((name) => name === row.stage) ?? 'current'
  const levels = FACTORS.flatMap((factor) => {
    const level = LEVELS.find((one) => one === row[factor])
    return level === undefined ? [] : [[factor, { before: null, after: level }] as const]
  })
  const rationale = { before: null, after: typeof row.rationale === 'string' ? row.rationale : null }
  return { failureModeId: String(row.failureModeId), assessmentId: row.id, stage, factors: Object.fromEntries(levels), rationale }
}

// A category that the register has by that name takes the rows; a new one stands behind the last.
function placeCategories(work: RowWork, rows: RegisterRows): void {
  const sections = listSections(rows)
  const known = new Map(sections.flatMap((entry) => ('category' in entry ? [[foldTitle(entry.category.title), entry.category.id] as const] : [])))
  const made = work.adds.get('category') ?? []
  const fresh = made.filter(({ title }) => !known.has(foldTitle(String(title))))
  const lastAt = sections.findLastIndex((entry) => 'category' in entry)
  const keyAt = (at: number) => {
    const entry = sections[at]
    return entry === undefined ? null : 'category' in entry ? entry.category.orderKey : entry.section.orderKey
  }
  const keys = spreadOrderKeys(fresh.length, keyAt(lastAt < 0 ? sections.length - 1 : lastAt), lastAt < 0 ? null : keyAt(lastAt + 1))
  work.adds.set('category', fresh.map((row, i) => ({ ...row, orderKey: keys[i] ?? '' })))
  const standsFor = new Map(made.map(({ id, title }) => [id, known.get(foldTitle(String(title))) ?? id]))
  const placed = (work.adds.get('failure-mode') ?? []).map((row) => ({ ...row, categoryId: standsFor.get(String(row.categoryId)) ?? null }))
  work.adds.set('failure-mode', placed)
}

const foldTitle = (title: string) => title.trim().toLowerCase()

function placeFailureModes(work: RowWork, rows: RegisterRows): void {
  const added = work.adds.get('failure-mode') ?? []
  for (const categoryId of new Set(added.map((row) => String(row.categoryId)))) {
    const own = added.filter((row) => row.categoryId === categoryId)
    const last = rows.where('failure-mode', 'categoryId', categoryId).reduce<string | null>((most, { orderKey }) => (most === null || orderKey > most ? orderKey : most), null)
    const keys = spreadOrderKeys(own.length, last)
    own.forEach((row, i) => (row.orderKey = keys[i] ?? ''))
  }
}
