import { GUEST } from '@/lib/domain/access/roles'
import type { ActionRow } from '@/lib/domain/action/action-rows'
import type { ControlRow } from '@/lib/domain/control/control-rows'
import { linkedControls } from '@/lib/domain/control/linked-controls'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { OwnerPart } from '@/lib/domain/failure-mode/owner-chain'
import type { Row } from '@/lib/domain/row/change'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { meetingFailureModes } from '@/lib/domain/workshop/meeting-failure-modes'
import type { UndertakingRow } from '@/lib/domain/workshop/meeting-rows'
import { holdersOf } from '@/lib/domain/workshop/role-holders-today'
import { compareOrder } from '@/lib/kernel/order-key'

/** Kinds of what a meeting gives to people, with the field by which an undertaking points at one. */
export const DUTY_FIELDS = { 'owner-link': 'ownerLinkId', action: 'actionId', control: 'controlId' } as const
export type DutyKind = keyof typeof DUTY_FIELDS

/** How one person stands to what they were given: they have said nothing, said yes, or said yes to what it was before somebody changed it. */
export type DutyAnswer = 'open' | 'accepted' | 'changed'

export interface DutyBearer {
  membershipId: string
  name: string
  answer: DutyAnswer
}

/** Something that a failure mode of the meeting asks of somebody. Without bearers it lands on nobody. */
export interface Duty {
  kind: DutyKind
  id: string
  failureMode: FailureModeRow
  /** What it says now, in words. */
  terms: string
  bearers: DutyBearer[]
}

const PARTS: Record<OwnerPart, string> = {
  accountable: 'Accountable',
  joint: 'Jointly accountable',
  escalation: 'Is escalated to',
  awareness: 'Is told',
}

/**
 * All that the failure modes of a workshop ask of people on a day (ISO), by failure mode: its owners, the controls that are not in place yet, its open actions, each once,
 * with the first failure mode that it serves. Whoever is only told has nothing to say yes to.
 */
export function dutiesOf(rows: RowReader, workshopId: string, today: string): Duty[] {
  const all = meetingFailureModes(rows, workshopId).flatMap((failureMode) => {
    const links = live(rows.where('owner-link', 'failureModeId', failureMode.id)).filter(({ part }) => part !== 'awareness').sort(compareOrder)
    const controls = linkedControls(rows, failureMode.id).map(({ control }) => control)
    return [
      ...links.map((link) => dutyOf(rows, 'owner-link', failureMode, link, today)),
      ...controls.filter(({ state }) => state === 'proposed' || state === 'planned').map((control) => dutyOf(rows, 'control', failureMode, control, today)),
      ...actionsOf(rows, failureMode.id, controls).map((action) => dutyOf(rows, 'action', failureMode, action, today)),
    ]
  })
  return [...new Map(all.map((duty): [string, Duty] => [`${duty.kind} ${duty.id}`, duty]).reverse()).values()].reverse()
}

/** What a place, control or action says in words; a yes is given to these. */
export function termsOf(rows: RowReader, kind: DutyKind, row: Row): string {
  const roleId = typeof row.ownerRoleId === 'string' ? row.ownerRoleId : null
  return describeTerms(kind, row, roleId === null ? null : (rows.get('owner-role', roleId)?.name ?? null))
}

/** The same of fields that were read without their room; `role` is the name of the owner role, null where there is none. */
export function describeTerms(kind: DutyKind, row: object, role: string | null): string {
  const field = (name: string): unknown => (row as Record<string, unknown>)[name]
  if (kind === 'action') return `${String(field('what'))}, until ${String(field('due'))}`
  if (kind === 'control') return `${String(field('type'))} control: ${String(field('title'))}${field('due') ? `, until ${String(field('due'))}` : ''}`
  return `${PARTS[field('part') as OwnerPart]}: ${role ?? String(field('roleText') ?? 'nobody')}`
}

/** The members on whom a row lands on a day: who is named, or who holds the role that is. */
export function bearersOf(rows: RowReader, kind: DutyKind, row: Row, today: string): string[] {
  if (kind === 'action') return typeof row.membershipId === 'string' ? [row.membershipId] : []
  return typeof row.ownerRoleId === 'string' ? holdersOf(rows, row.ownerRoleId, today) : []
}

function dutyOf(rows: RowReader, kind: DutyKind, failureMode: FailureModeRow, row: Row, today: string): Duty {
  const terms = termsOf(rows, kind, row)
  const given = live(rows.where('undertaking', DUTY_FIELDS[kind], row.id))
  // Who has left says yes to nothing any more, and a guest has nothing to own: then it lands on nobody, which is seen.
  const bearers = bearersOf(rows, kind, row, today).flatMap((membershipId): DutyBearer[] => {
    const member = rows.get('membership', membershipId)
    if (!member || member.deletedAt !== null || member.roles.includes(GUEST)) return []
    return [{ membershipId, name: member.name, answer: answerOf(given, membershipId, terms) }]
  })
  return { kind, id: row.id, failureMode, terms, bearers }
}

function answerOf(given: readonly UndertakingRow[], membershipId: string, terms: string): DutyAnswer {
  const own = given.filter((one) => one.membershipId === membershipId)
  if (own.some((one) => one.terms === terms)) return 'accepted'
  return own.length > 0 ? 'changed' : 'open'
}

function actionsOf(rows: RowReader, failureModeId: string, controls: readonly ControlRow[]): ActionRow[] {
  const all = [...rows.where('action', 'failureModeId', failureModeId), ...controls.flatMap(({ id }) => rows.where('action', 'controlId', id))]
  return live(all).filter(({ state }) => state === 'open').sort((a, b) => (a.due + a.id < b.due + b.id ? -1 : 1))
}

function live<T extends { deletedAt: string | null }>(list: readonly T[]): T[] {
  return list.filter((one) => one.deletedAt === null)
}
