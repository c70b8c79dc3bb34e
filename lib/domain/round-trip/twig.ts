import { sameValue, type Row } from '@/lib/domain/row/change'
import type { RegisterRowKind } from '@/lib/domain/row/row-kinds'
import { latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { listInOrder, listSections, type RegisterRows } from '@/lib/domain/register/rows-to-content'
import { unitsOf } from '@/lib/domain/round-trip/units'
import { STAGES } from '@/lib/domain/scoring/factor'
import { present } from '@/lib/kernel/assert'

/** Lists that hang below a row of a document; sections and categories stand in one. */
export const SLOTS = [
  ...(['register-constraint', 'header-line', 'free-part', 'sections', 'failure-mode'] as const),
  ...(['detection-signal', 'response-step', 'hard-stop-step', 'owner-link', 'assessment', 'control'] as const),
  ...(['decision-rule', 'checklist-item', 'revision', 'signing-role'] as const),
] as const
export type Slot = (typeof SLOTS)[number]

/** A row of a document with what hangs below it, in the order of the document. */
export interface Twig {
  kind: RegisterRowKind
  id: string
  /** As it is stored. */
  row: Row
  /** As a document prints it and reads it back: texts in their normal form. */
  shown: Row
  slots: Partial<Record<Slot, Twig[]>>
  /** As its document reads back, where that was looked at: a section may read as one of another kind. */
  printed: Twig | null
  /** Of a control: the link that ties it to its failure mode. */
  linkId: string | null
}

function twigOf(kind: RegisterRowKind, row: { id: string }, slots: Twig['slots'] = {}, linkId: string | null = null): Twig {
  // Every row is a plain record; the kinds' own types say more of it than a comparison needs.
  const plain = row as unknown as Row
  return { kind, id: row.id, row: plain, shown: plain, slots, printed: null, linkId }
}

/** The live rows of a register as the tree of its document. */
export function growTwigs(rows: RegisterRows, registerId: string): Twig {
  const register = present(rows.get('register', registerId), 'the register itself is among its rows')
  const front = rows.all('free-part').filter(({ failureModeId }) => failureModeId === null)
  return twigOf('register', register, {
    'header-line': leaves('header-line', listInOrder<'header-line'>(rows.all('header-line'))),
    'register-constraint': leaves('register-constraint', listInOrder<'register-constraint'>(rows.all('register-constraint'))),
    'free-part': leaves('free-part', listInOrder<'free-part'>(front)),
    sections: listSections(rows).map((entry) => ('category' in entry ? growCategory(rows, entry.category) : growSection(rows, entry.section))),
  })
}

const leaves = (kind: RegisterRowKind, list: readonly { id: string }[]) => list.map((row) => twigOf(kind, row))

function growCategory(rows: RegisterRows, category: { id: string }): Twig {
  const own = listInOrder<'failure-mode'>(rows.where('failure-mode', 'categoryId', category.id))
  return twigOf('category', category, { 'failure-mode': own.map((row) => growFailureMode(rows, row)) })
}

const SECTION_SLOTS = { 'decision-matrix': 'decision-rule', checklist: 'checklist-item', 'document-control': 'revision', 'sign-off': 'signing-role' } as const

function growSection(rows: RegisterRows, section: { id: string; kind: string }): Twig {
  const slot = Object.entries(SECTION_SLOTS).find(([kind]) => kind === section.kind)?.[1]
  if (slot === undefined) return twigOf('section', section)
  const lists = {
    'decision-rule': () => listInOrder<'decision-rule'>(rows.where('decision-rule', 'sectionId', section.id)),
    'checklist-item': () => listInOrder<'checklist-item'>(rows.where('checklist-item', 'sectionId', section.id)),
    revision: () => listInOrder<'revision'>(rows.where('revision', 'sectionId', section.id)),
    'signing-role': () => listInOrder<'signing-role'>(rows.where('signing-role', 'sectionId', section.id)),
  }
  return twigOf('section', section, { [slot]: leaves(slot, lists[slot]()) })
}

/** A failure mode, also a deleted one, with what hangs below it. */
export function growFailureMode(rows: RegisterRows, row: FailureModeRow): Twig {
  const { id } = row
  const assessments = STAGES.flatMap((stage) => latestAssessment(rows, id, stage) ?? [])
  const links = rows.where('control-link', 'failureModeId', id).filter(({ deletedAt }) => deletedAt === null)
  const controls = links.sort((a, b) => (a.id < b.id ? -1 : 1)).flatMap((link) => {
    const control = rows.get('control', link.controlId)
    return control && control.deletedAt === null ? [twigOf('control', control, {}, link.id)] : []
  })
  return twigOf('failure-mode', row, {
    'detection-signal': leaves('detection-signal', listInOrder<'detection-signal'>(rows.where('detection-signal', 'failureModeId', id))),
    'response-step': leaves('response-step', listInOrder<'response-step'>(rows.where('response-step', 'failureModeId', id))),
    'hard-stop-step': leaves('hard-stop-step', listInOrder<'hard-stop-step'>(rows.where('hard-stop-step', 'failureModeId', id))),
    'owner-link': leaves('owner-link', listInOrder<'owner-link'>(rows.where('owner-link', 'failureModeId', id))),
    'free-part': leaves('free-part', listInOrder<'free-part'>(rows.where('free-part', 'failureModeId', id))),
    assessment: leaves('assessment', assessments),
    control: controls,
  })
}

/**
 * A tree with the texts as its document prints them. A list that the normal form made longer or shorter cannot be told row by row, and
 * keeps the texts that are stored.
 */
export function showPrinted(stored: Twig, printed: Twig): Twig {
  const slots: Twig['slots'] = {}
  for (const slot of SLOTS) {
    const list = stored.slots[slot]
    if (list) slots[slot] = showList(slot, list, printed.slots[slot] ?? [])
  }
  return { ...stored, shown: shownRow(stored, printed.row), slots, printed }
}

function showList(slot: Slot, stored: readonly Twig[], printed: readonly Twig[]): Twig[] {
  if (slot === 'assessment') {
    return stored.map((twig) => {
      const same = printed.find(({ row }) => row.stage === twig.row.stage)
      return same ? showPrinted(twig, same) : twig
    })
  }
  if (stored.length !== printed.length) return [...stored]
  return stored.map((twig, i) => showPrinted(twig, printed[i] ?? twig))
}

// A pointer to a role is exact as it is stored; in a document its name stands for it.
function shownRow({ kind, row }: Twig, printed: Row): Row {
  const told = unitsOf(kind).filter(([field]) => !(field.endsWith('RoleId') && row[field] !== null))
  const texts = told.flatMap((unit) => unit.flatMap((field) => (printed[field] === undefined ? [] : [[field, printed[field]] as const])))
  return { ...row, ...Object.fromEntries(texts) }
}

/** Lists below a row that are part of what it says: categories are told without their scenarios, and the register without its sections. */
const WITHIN = SLOTS.filter((slot) => slot !== 'sections' && slot !== 'failure-mode')
/** Fields that no unit tells, but the words of a document do. */
const MARKS = ['kind', 'code', 'stage'] as const

/** Whether two rows, with what hangs below them, are read from the very same words. */
function saysSameWords(a: Twig, b: Twig): boolean {
  const isSame = (field: string) => sameValue(a.row[field] ?? null, b.row[field] ?? null)
  return a.kind === b.kind && MARKS.every(isSame) && unitsOf(a.kind).every((unit) => unit.every(isSame)) && WITHIN.every((slot) => matchLists(a.slots[slot], b.slots[slot], saysSameWords))
}

const NONE: readonly Twig[] = []

function matchLists(a: readonly Twig[] = NONE, b: readonly Twig[] = NONE, isSame: (a: Twig, b: Twig) => boolean): boolean {
  return a.length === b.length && a.every((twig, i) => twig === b[i] || isSame(twig, b[i] ?? twig))
}

/** The twig of the file, or, where the file says word for word what was exported, the exported one: whoever touched nothing changes nothing. */
export function touchedOr(exported: Twig, file: Twig): Twig {
  return saysSameWords(exported.printed ?? exported, file) ? exported : file
}

/** Whether two trees hold the very same rows: a row that nobody changed since the export is the same object on both sides. */
export function holdsSameRows(a: Twig, b: Twig): boolean {
  return a === b || (a.row === b.row && WITHIN.every((slot) => matchLists(a.slots[slot], b.slots[slot], holdsSameRows)))
}
