import type { Row } from '@/lib/domain/row/change'
import { definitionOf } from '@/lib/domain/row/row-catalogue'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { RowSet } from '@/lib/domain/row/row-set'
import { holdersOn } from '@/lib/domain/workspace/role-holders'

/** Kinds whose live rows are what a register says, parents first. Comments and workshops are talk about it and are not frozen. */
export const FROZEN_KINDS = [
  'register',
  'section',
  'category',
  'failure-mode',
  'detection-signal',
  'response-step',
  'hard-stop-step',
  'owner-link',
  'assessment',
  'control',
  'control-link',
  'action',
  'register-constraint',
  'header-line',
  'free-part',
  'decision-rule',
  'checklist-item',
  'revision',
  'signing-role',
] as const satisfies readonly RowKind[]

/** Kinds of the workspace of which the rows that the register names are frozen with it. */
export const NAMED_KINDS = ['scoring-policy', 'owner-role', 'owner-role-holding', 'membership'] as const satisfies readonly RowKind[]

/** Who held a role that the register names, under the names that they had. */
export interface FrozenHolders {
  role: string
  holders: string[]
}

/** A register as it stood: rows by kind and id, as the rooms know them, and who held its roles on a day (ISO, UTC). */
export interface FrozenRows {
  form: 1
  day: string
  holders: FrozenHolders[]
  rows: Partial<Record<RowKind, Row[]>>
}

type Rows = Partial<Record<RowKind, readonly Row[]>>

/** What is frozen of a register's rows and those of its workspace: live ones whose parents live, and of the assessments those that hold. */
export function freezeRows(all: Rows, day: string): FrozenRows {
  const rows: Partial<Record<RowKind, Row[]>> = {}
  const kept = new Set<string>()
  for (const kind of FROZEN_KINDS) {
    const parents = parentFields(kind)
    const live = (all[kind] ?? []).filter((row) => row.deletedAt === null && parents.every((field) => row[field] === null || kept.has(String(row[field]))))
    const found = kind === 'assessment' ? latestOfStages(live) : live
    for (const { id } of found) kept.add(id)
    rows[kind] = byId(found)
  }
  const roles = namedBy(rows, all, 'owner-role')
  return {
    form: 1,
    day,
    holders: listHolders(roles, all, day),
    rows: { ...rows, 'scoring-policy': namedBy(rows, all, 'scoring-policy'), 'owner-role': roles, membership: namedBy(rows, all, 'membership').map(printedMember) },
  }
}

/** Frozen rows as the rooms of today know rows: a field that came since has the value that it begins with. */
export function completeRows(frozen: Rows): Partial<Record<RowKind, Row[]>> {
  return Object.fromEntries(Object.entries(frozen).map(([kind, rows]) => [kind, FROZEN_KINDS.some((known) => known === kind) ? rows.map((row) => complete(kind as RowKind, row)) : [...rows]]))
}

function complete(kind: RowKind, row: Row): Row {
  const initials = Object.entries(definitionOf(kind).fields).map(([name, { initial }]) => [name, initial ?? null])
  return { ...Object.fromEntries(initials), ...row }
}

/** Fields that point at a row without which this one says nothing. */
function parentFields(kind: RowKind): string[] {
  return Object.entries(definitionOf(kind).fields).flatMap(([name, { target }]) => (FROZEN_KINDS.some((known) => known === target) ? [name] : []))
}

function latestOfStages(assessments: readonly Row[]): Row[] {
  const latest = new Map<string, Row>()
  for (const row of assessments) {
    const place = `${String(row.failureModeId)} ${String(row.stage)}`
    const known = latest.get(place)
    if (!known || Number(known.ordinal) < Number(row.ordinal)) latest.set(place, row)
  }
  return [...latest.values()]
}

function byId(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Rows of a kind of the workspace that frozen rows point at; also a role that was deleted since and is still named. */
function namedBy(frozen: Rows, all: Rows, target: RowKind): Row[] {
  const ids = new Set<unknown>()
  for (const kind of FROZEN_KINDS) {
    const fields = Object.entries(definitionOf(kind).fields).flatMap(([name, field]) => (field.target === target ? [name] : []))
    if (fields.length > 0) for (const row of frozen[kind] ?? []) for (const field of fields) ids.add(row[field])
  }
  return byId((all[target] ?? []).filter(({ id }) => ids.has(id)))
}

/** Of a member the name alone is frozen. */
function printedMember({ id, name }: Row): Row {
  return { id, name: name ?? null, deletedAt: null }
}

function listHolders(roles: readonly Row[], all: Rows, day: string): FrozenHolders[] {
  const known = RowSet.of({ 'owner-role-holding': all['owner-role-holding'], membership: all.membership })
  const [holdings, members] = [known.all('owner-role-holding'), known.all('membership')]
  const named = roles.map((role) => ({ role: String(role.name), holders: holdersOn(day, role.id, holdings, members).map(({ name }) => name) }))
  return named.sort((a, b) => (a.role < b.role ? -1 : 1))
}
