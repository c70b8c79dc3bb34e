import { CONTROL_STATE_LABELS, CONTROL_STATES } from '@/lib/domain/control/control-words'
import { HEADER_FIELDS, type HeaderField, type ScenarioPart } from '@/lib/domain/document/content'
import { HEADER_LABELS, PART_LABELS } from '@/lib/domain/document/document-labels'
import { sameValue, type Row, type Value } from '@/lib/domain/row/change'
import { definitionOf } from '@/lib/domain/row/row-catalogue'
import type { RegisterRowKind } from '@/lib/domain/row/row-kinds'
import { FACTORS, LEVELS } from '@/lib/domain/scoring/factor'
import { describeLevel } from '@/lib/domain/scoring/rubric'

/** Fields of a row that are one thing for people and are taken or left together: a text, or a role and the text in its place. */
export type Unit = readonly [string, ...string[]]

const one = (...fields: string[]): Unit[] => fields.map((field): Unit => [field])

/**
 * What a document says of each kind of row, in the order in which a difference tells it. What is not named here stands in no document
 * (states, reasons, proofs, places), so that no file changes it.
 */
const UNITS = {
  register: one('title', ...HEADER_FIELDS, 'headerOrder'),
  section: one('title', 'body', 'closing'),
  category: one('title', 'body'),
  'failure-mode': [
    ...one('title', 'component', 'scenario', 'cause', 'effect', 'trigger', 'invariant', 'promise', 'failureClass', 'layer'),
    ['responseWindow', 'responseLabel'],
    ['hardStopNone'],
    ['hardStopAuthorityRoleId', 'hardStopAuthorityText'],
    ...one('blastData', 'blastUsers', 'blastTime', 'blastConsumers', 'degradedMode', 'recoveryStrategy', 'statusText', 'partOrder'),
  ],
  'detection-signal': one('text'),
  'response-step': one('text'),
  'hard-stop-step': one('text'),
  'owner-link': [['ownerRoleId', 'roleText'], ['part']],
  assessment: one(...FACTORS, 'rationale'),
  control: [...one('title', 'type', 'state'), ['ownerRoleId', 'ownerText'], ['due']],
  'register-constraint': one('text'),
  'header-line': one('label', 'value', 'after'),
  'free-part': one('label', 'body', 'after'),
  'decision-rule': [...one('condition', 'action'), ['authorityRoleId', 'authorityText']],
  'checklist-item': one('text'),
  revision: one('version', 'date', 'change'),
  'signing-role': [['ownerRoleId', 'roleText'], ...one('approval', 'date')],
} satisfies Partial<Record<RegisterRowKind, readonly Unit[]>>

const isTold = (kind: string): kind is keyof typeof UNITS => kind in UNITS

/** The units of a kind that stands in documents. */
export function unitsOf(kind: RegisterRowKind): readonly Unit[] {
  return isTold(kind) ? UNITS[kind] : []
}

/** Whether two rows say the same in a unit. */
export function saysSame(unit: Unit, a: Row, b: Row): boolean {
  return unit.every((field) => sameValue(a[field], b[field]))
}

/** The label of a unit, in the words of the worksheet. */
export function unitLabel(kind: RegisterRowKind, [field]: Unit): string {
  if (field === 'responseWindow') return 'First response, window'
  return definitionOf(kind).fields[field]?.label ?? field
}

/** The name of a role by its id. */
export type NameRole = (roleId: string) => string | null

/** What a row says in a unit, in words; null for nothing. */
export function printUnit(kind: RegisterRowKind, unit: Unit, row: Row, nameRole: NameRole): string | null {
  const [field, other] = unit
  const value = row[field] ?? null
  if (field.endsWith('RoleId')) return typeof value === 'string' ? nameRole(value) : printText(row[other ?? field] ?? null)
  if (field === 'responseWindow') return typeof value === 'number' ? `${value} minutes` : printText(row.responseLabel ?? null)
  if (field === 'hardStopNone') return value === null ? null : value === '' ? 'NONE' : `NONE (${String(value)})`
  if (kind === 'assessment' && field !== 'rationale') return printLevel(field, value)
  if (kind === 'control' && field === 'state') return printState(value)
  if (field === 'after') return typeof value === 'string' ? `behind “${partName(value)}”` : 'first'
  if (Array.isArray(value)) return value.length === 0 ? null : value.map((word) => partName(String(word))).join(', ')
  return printText(value)
}

function printText(value: Value): string | null {
  return value === null || value === '' ? null : String(value)
}

function printLevel(field: string, value: Value): string | null {
  const factor = FACTORS.find((name) => name === field)
  const level = LEVELS.find((number) => number === value)
  return factor && level ? describeLevel(factor, level) : null
}

function printState(value: Value): string | null {
  const state = CONTROL_STATES.find((name) => name === value)
  return state ? CONTROL_STATE_LABELS[state].toLowerCase() : printText(value)
}

function partName(part: string): string {
  if (Object.hasOwn(HEADER_LABELS, part)) return HEADER_LABELS[part as HeaderField]
  return Object.hasOwn(PART_LABELS, part) ? PART_LABELS[part as Exclude<ScenarioPart, 'response'>] : part
}

/** What a row is called in a list: its text, or its first unit. */
export function nameOfRow(kind: RegisterRowKind, row: Row, nameRole: NameRole): string {
  const [first] = unitsOf(kind)
  return (first && printUnit(kind, first, row, nameRole)) ?? '(no name)'
}

/** A row in one text: its name, and what is said of it beside. */
export function printRow(kind: RegisterRowKind, row: Row, nameRole: NameRole): string {
  const more = unitsOf(kind).slice(1).flatMap((unit) => {
    const text = printUnit(kind, unit, row, nameRole)
    return text === null ? [] : [`${unitLabel(kind, unit).toLowerCase()}: ${text}`]
  })
  const name = nameOfRow(kind, row, nameRole)
  return more.length === 0 ? name : `${name}\n${more.join('\n')}`
}
