import type { Row, Value } from '@/lib/domain/row/change'
import type { RegisterRowKind, RowKind } from '@/lib/domain/row/row-kinds'
import type { Asking } from '@/lib/data/reading'
import { tableOf } from '@/lib/data/row-table'
import { assert } from '@/lib/kernel/assert'

/** What a guest is shown of each kind of row: everything but these fields, or these alone. */
const SHOWN = {
  register: { only: ['code', 'title'] },
  workshop: { but: ['guestLink'] },
  'workshop-phase': { but: ['say'] },
  participant: { but: [] },
  'card-group': { but: [] },
  card: { but: [] },
  candidate: { but: [] },
  'scoring-round': { but: ['assessmentId'] },
  answer: { but: [] },
  'round-tally': { but: [] },
  category: { only: ['title', 'orderKey', 'deletedAt'] },
} as const satisfies Partial<Record<RegisterRowKind, { but: readonly string[] } | { only: readonly string[] }>>
type ShownKind = keyof typeof SHOWN

/** Rows of one workshop as its guests see them, by kind. */
export type GuestRows = Partial<Record<RowKind, Row[]>>

/** What all guests of a workshop see alike. */
export interface GuestTable {
  rows: GuestRows
  /** The memberships of the guests who are in it. */
  inside: string[]
  /** Number of the register's last event: what a guest did before it is in the rows. */
  head: number
}

interface NameRow {
  id: string
  name: string
  isGuest: boolean
  isInside: boolean
}

/**
 * The rows of the workshop that the guest who asks is walled in to, and the memberships of the guests who are in it now. Fields that are not
 * shown are null; a membership is a name.
 */
export async function readGuestRows(asking: Asking): Promise<GuestTable> {
  const kinds = Object.keys(SHOWN) as ShownKind[]
  const lists = kinds.map((kind) => `(SELECT coalesce(json_agg(r), '[]') FROM (${select(kind)}) r) AS "${kind}"`)
  const sql = `SELECT ${lists.join(', ')}, (SELECT coalesce(json_agg(json_build_object('id', membership_id, 'name', member_name, 'isGuest', is_guest,
    'isInside', is_inside)), '[]') FROM read_names_for_guest()) AS names,
    (SELECT coalesce(json_agg(f), '[]') FROM read_scored_for_guest() f) AS scored,
    (SELECT last_seq::float8 FROM stream WHERE workspace_id = $1::uuid AND id = app_guest_register_id()) AS head FROM (SELECT $1::uuid) AS parameters`
  const [found] = await asking.ask<Record<ShownKind, Row[]> & { names: NameRow[]; scored: Row[]; head: number | null }>(sql, asking.workspaceId)
  assert(found, 'a statement without conditions returns one row')
  const { names, scored, head, ...rows } = found
  const failureModes = scored.map((row): Row => ({ ...row, deletedAt: null }))
  return { rows: { ...rows, membership: names.map(memberRow), 'failure-mode': failureModes }, inside: names.flatMap((one) => (one.isGuest && one.isInside ? [one.id] : [])), head: head ?? 0 }
}

function select(kind: ShownKind): string {
  const { table, columns, deletable } = tableOf(kind)
  const shown: { but?: readonly string[]; only?: readonly string[] } = SHOWN[kind]
  const isShown = (field: string) => (shown.only ? shown.only.includes(field) : !shown.but?.includes(field))
  const list = columns.map(({ field, read }) => `${isShown(field) ? read : 'NULL'} AS "${field}"`)
  const live = deletable ? ['t.deleted_at IS NULL'] : []
  return `SELECT ${['t.id', ...list, ...(deletable ? [] : ['NULL AS "deletedAt"'])].join(', ')} FROM ${table} t
    WHERE ${['t.workspace_id = $1::uuid', placeOf(kind), ...live].join(' AND ')} ORDER BY t.id`
}

function placeOf(kind: ShownKind): string {
  if (kind === 'register') return 't.id = app_guest_register_id()'
  // Of answers and tallies the wall itself shows those of the rounds of the workshop.
  if (kind === 'category' || kind === 'answer' || kind === 'round-tally') return 't.register_id = app_guest_register_id()'
  return `t.${kind === 'workshop' ? 'id' : 'workshop_id'} = app_guest_workshop_id()`
}

function memberRow({ id, name, isGuest }: NameRow): { id: string } & Record<string, Value> {
  return { id, personId: null, name, roles: isGuest ? ['guest'] : [], workshopId: null, deletedAt: null }
}
