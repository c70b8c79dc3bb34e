import { listNotes, NOTES_AFTER, rationaleAt } from '@/lib/domain/import/draft-to-scenario'
import type { ImportDraft } from '@/lib/domain/import/import-draft'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { Score } from '@/lib/domain/failure-mode/rescore'
import { listInOrder, roleNamer, type RegisterRows } from '@/lib/domain/register/rows-to-content'
import type { Row, Value } from '@/lib/domain/row/change'
import { definitionOf } from '@/lib/domain/row/row-catalogue'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { Edit } from '@/lib/domain/row/row-commands'
import { STAGES } from '@/lib/domain/scoring/factor'
import { spreadOrderKeys } from '@/lib/kernel/order-key'

/** One field of a failure mode as it stands and as the source has it. */
export interface FieldChange {
  label: string
  before: string
  after: string
}

/** What commands make of changes: edits and additions by kind, and scores. */
export interface RowWork {
  edits: Map<RowKind, Edit[]>
  adds: Map<RowKind, Row[]>
  scores: Score[]
}

export interface Comparison {
  changes: FieldChange[]
  work: RowWork
}

/** What the register knows of roles and how new rows get their ids. */
export interface CompareContext {
  rows: RegisterRows
  newId(): string
  findRole(name: string): string | null
}

/** The work of no change. */
export function emptyWork(): RowWork {
  return { edits: new Map(), adds: new Map(), scores: [] }
}

/**
 * What updating a failure mode from a draft changes, field by field. What the source leaves empty stays as it is. In a list of as many
 * entries as the source has, an entry changes in its place; otherwise what is new is added, and nothing is taken away.
 */
export function compareDraft(draft: ImportDraft, row: FailureModeRow, context: CompareContext): Comparison {
  const found: Comparison = { changes: [], work: emptyWork() }
  const { component, layer, title } = draft
  for (const [field, after] of Object.entries({ title, component, layer, ...draft.texts })) {
    const before = row[field as 'title']
    if (after !== null && after !== before) editField(found, 'failure-mode', row.id, { field, before, after })
  }
  compareSignals(found, draft, row, context)
  compareOwners(found, draft, row, context)
  compareControls(found, draft, row, context)
  compareNotes(found, draft, row, context)
  compareScores(found, draft, row, context)
  return found
}

interface FieldEdit {
  field: string
  before: Value
  after: Value
  label?: string
}

function editField({ changes, work }: Comparison, kind: RowKind, id: string, { field, before, after, label }: FieldEdit): void {
  work.edits.set(kind, [...(work.edits.get(kind) ?? []), { id, field, before, after }])
  changes.push({ label: label ?? definitionOf(kind).fields[field]?.label ?? field, before: printValue(before), after: printValue(after) })
}

const printValue = (value: Value) => (value === null ? '' : String(value))

function addRow({ changes, work }: Comparison, kind: RowKind, row: Row, told?: { label: string; after: string }): void {
  work.adds.set(kind, [...(work.adds.get(kind) ?? []), row])
  if (told) changes.push({ ...told, before: '' })
}

function compareSignals(found: Comparison, { signals }: ImportDraft, { id }: FailureModeRow, { rows, newId }: CompareContext): void {
  const standing = listInOrder<'detection-signal'>(rows.where('detection-signal', 'failureModeId', id))
  const { changed, fresh } = pairTexts(standing, signals, ({ text }) => text)
  for (const [signal, after] of changed) editField(found, 'detection-signal', signal.id, { field: 'text', before: signal.text, after })
  const keys = spreadOrderKeys(fresh.length, standing.at(-1)?.orderKey ?? null)
  fresh.forEach((text, i) => addRow(found, 'detection-signal', { id: newId(), failureModeId: id, text, orderKey: keys[i] ?? '', deletedAt: null }, { label: 'Signal', after: text }))
}

function compareOwners(found: Comparison, { owners }: ImportDraft, { id }: FailureModeRow, { rows, newId, findRole }: CompareContext): void {
  const nameOf = roleNamer(rows)
  const standing = listInOrder<'owner-link'>(rows.where('owner-link', 'failureModeId', id))
  const { changed, fresh } = pairTexts(standing, owners, ({ ownerRoleId, roleText }) => nameOf(ownerRoleId, roleText) ?? '')
  for (const [link, name] of changed) {
    const roleId = findRole(name)
    const before = nameOf(link.ownerRoleId, link.roleText)
    const fields = { ownerRoleId: roleId, roleText: roleId === null ? name : null }
    for (const field of ['ownerRoleId', 'roleText'] as const) {
      if (link[field] !== fields[field]) found.work.edits.set('owner-link', [...(found.work.edits.get('owner-link') ?? []), { id: link.id, field, before: link[field], after: fields[field] }])
    }
    found.changes.push({ label: 'Owner', before: before ?? '', after: name })
  }
  const keys = spreadOrderKeys(fresh.length, standing.at(-1)?.orderKey ?? null)
  fresh.forEach((name, i) => {
    const ownerRoleId = findRole(name)
    const part = standing.length + i === 0 ? 'accountable' : 'joint'
    const link = { id: newId(), failureModeId: id, ownerRoleId, roleText: ownerRoleId === null ? name : null, part, orderKey: keys[i] ?? '', deletedAt: null }
    addRow(found, 'owner-link', link, { label: 'Owner', after: name })
  })
}

function compareControls(found: Comparison, draft: ImportDraft, { id }: FailureModeRow, { rows, newId }: CompareContext): void {
  const links = rows.where('control-link', 'failureModeId', id).filter((link) => link.deletedAt === null)
  const live = links.map(({ controlId }) => rows.get('control', controlId)).filter((control) => control !== undefined && control.deletedAt === null)
  const ordered = live.flatMap((control) => (control ? [control] : [])).sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const type of new Set(draft.controls.map((control) => control.type))) {
    const given = draft.controls.filter((control) => control.type === type)
    const standing = ordered.filter((control) => control.type === type)
    // What a person has decided about the state of a control since is theirs: an import changes words.
    const { changed, fresh } = pairTexts(standing, given.map(({ title }) => title), ({ title }) => title)
    for (const [control, after] of changed) editField(found, 'control', control.id, { field: 'title', before: control.title, after })
    for (const title of fresh) {
      const state = given.find((control) => control.title === title)?.state ?? 'proposed'
      const controlId = newId()
      addRow(found, 'control', { id: controlId, type, state, title, ownerRoleId: null, ownerText: null, due: null, deletedAt: null }, { label: 'Control', after: title })
      addRow(found, 'control-link', { id: newId(), controlId, failureModeId: id, deletedAt: null })
    }
  }
}

function compareNotes(found: Comparison, draft: ImportDraft, { id }: FailureModeRow, { rows, newId }: CompareContext): void {
  const standing = listInOrder<'free-part'>(rows.where('free-part', 'failureModeId', id))
  const fresh = listNotes(draft).filter(({ label, text }) => {
    const part = standing.find((one) => one.label === label)
    if (part && part.body !== text) editField(found, 'free-part', part.id, { field: 'body', before: part.body, after: text, label })
    return part === undefined
  })
  const keys = spreadOrderKeys(fresh.length, standing.at(-1)?.orderKey ?? null)
  fresh.forEach(({ label, text }, i) => {
    const part = { id: newId(), failureModeId: id, after: NOTES_AFTER, label, body: text, orderKey: keys[i] ?? '', deletedAt: null }
    addRow(found, 'free-part', part, { label, after: text })
  })
}

function compareScores(found: Comparison, draft: ImportDraft, { id }: FailureModeRow, { rows, newId }: CompareContext): void {
  for (const stage of STAGES) {
    const latest = latestAssessment(rows, id, stage)
    const standing = factorsOf(latest)
    const moved = draft.scores.filter((score) => score.stage === stage && standing[score.factor] !== score.level)
    if (moved.length === 0) continue
    const factors = Object.fromEntries(moved.map(({ factor, level }) => [factor, { before: standing[factor], after: level }]))
    const rationale = { before: latest?.rationale ?? null, after: rationaleAt(draft, stage) }
    found.work.scores.push({ failureModeId: id, assessmentId: newId(), stage, factors, rationale })
    for (const { factor, level } of moved) {
      const label = `${definitionOf('assessment').fields[factor]?.label ?? factor}, ${stage}`
      found.changes.push({ label, before: printValue(standing[factor]), after: String(level) })
    }
  }
}

/** Pairs a list with the texts of a source: equal ones with each other, the rest in order where both lists are as long, else what is new. */
function pairTexts<T>(standing: readonly T[], texts: readonly string[], textOf: (one: T) => string): { changed: [T, string][]; fresh: string[] } {
  const left = [...standing]
  const fresh = texts.filter((text) => {
    const at = left.findIndex((one) => textOf(one) === text)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  if (standing.length !== texts.length) return { changed: [], fresh }
  return { changed: fresh.flatMap((text, i): [T, string][] => (left[i] === undefined ? [] : [[left[i], text]])), fresh: [] }
}
