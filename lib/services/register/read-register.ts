import type { Actor } from '@/lib/domain/access/actor'
import type { ActingRole } from '@/lib/domain/access/permissions'
import { visibleRows } from '@/lib/domain/access/visibility'
import type { Row } from '@/lib/domain/row/change'
import { REGISTER_ROW_KINDS, WORKSPACE_ROW_KINDS, type RowKind } from '@/lib/domain/row/row-kinds'
import { isTextKind } from '@/lib/domain/row/slim-row'
import { readHeads } from '@/lib/data/event-history'
import { findRegisterId } from '@/lib/data/register-lookup'
import { loadStreamRows } from '@/lib/data/row-storage'
import { withReadScope, type Scope } from '@/lib/data/scope'
import { loadFirstLines, loadFrontParts, loadSlimColumns, loadWholeFailureModes, MANY_KINDS } from '@/lib/data/slim-storage'
import { readerOf } from '@/lib/services/reader-of'

/** Rows of a room and the event numbers that they are true at, all from one moment. */
export interface RoomSnapshot {
  workspaceId: string
  /** Null for the workspace's own pages. */
  registerId: string | null
  rows: Partial<Record<RowKind, Row[]>>
  heads: Record<string, number>
  reader: { personId: string | null; membershipId: string | null; name: string; roles: readonly ActingRole[] }
  /** True when the rows are slim (`lib/domain/row/slim-row.ts`). */
  slim?: boolean
  /** How many live failure modes there are, where the rows are those of the first ones only. */
  firstOf?: number
}

/** Longest that a room may take to be read, in milliseconds. */
const TIMEOUT = { timeout: 30_000 }

/** Everything that the pages of a register show. Throws AppError `not-found`. */
export async function readRegister(actor: Actor, code: string): Promise<RoomSnapshot> {
  return withReadScope(actor, async (scope) => readRoom(scope, await findRegisterId(scope, code)), TIMEOUT)
}

/** A register with more live failure modes than this is read slim, and its page comes with the first lines alone. */
const PAGE_ROWS_MAX = 300
/** More lines than the tallest screen shows. */
const FIRST_LINES = 60

/**
 * What a register's page comes with: the room while it is small; of a large one the slim rows of its first lines, with `firstOf`, while the
 * browser fetches the room behind them. Throws AppError `not-found`.
 */
export async function readRegisterForPage(actor: Actor, code: string): Promise<RoomSnapshot> {
  return withReadScope(actor, async (scope) => {
    const registerId = await findRegisterId(scope, code)
    const count = await countFailureModes(scope, registerId)
    return count > PAGE_ROWS_MAX ? readFirstLines(scope, registerId, count) : readRoom(scope, registerId)
  })
}

/**
 * The room of a register as JSON text: whole while it is small, slim when it is large. A slim room has `slim` true and its many rows as
 * columns in `tables` (`lib/domain/row/row-columns.ts`). Throws AppError `not-found`.
 */
export async function readFittingRegister(actor: Actor, code: string): Promise<string> {
  return withReadScope(
    actor,
    async (scope) => {
      const registerId = await findRegisterId(scope, code)
      const isLarge = (await countFailureModes(scope, registerId)) > PAGE_ROWS_MAX
      return isLarge ? readSlimRoom(scope, registerId) : JSON.stringify(await readRoom(scope, registerId))
    },
    TIMEOUT,
  )
}

/** Failure modes whole, with the event numbers that they are true at; those that are not here are left out. Throws AppError `not-found`. */
export async function readFailureModes(actor: Actor, code: string, ids: readonly string[]): Promise<Pick<RoomSnapshot, 'rows' | 'heads'>> {
  return withReadScope(actor, async (scope) => {
    const registerId = await findRegisterId(scope, code)
    const rows: RoomSnapshot['rows'] = await loadWholeFailureModes(scope, registerId, ids)
    return { rows: visibleRows(rows, readerOf(scope)), heads: Object.fromEntries(await readHeads(scope, [registerId])) }
  })
}

/** The same for the pages of the workspace itself: people, roles, policies. */
export async function readWorkspaceRoom(actor: Actor): Promise<RoomSnapshot> {
  return withReadScope(actor, (scope) => readRoom(scope, null))
}

function countFailureModes(scope: Scope, registerId: string): Promise<number> {
  return scope.tx.failureMode.count({ where: { workspaceId: scope.workspaceId, registerId, deletedAt: null } })
}

async function readRoom(scope: Scope, registerId: string | null): Promise<RoomSnapshot> {
  const kinds: readonly RowKind[] = registerId ? [...WORKSPACE_ROW_KINDS, ...REGISTER_ROW_KINDS] : WORKSPACE_ROW_KINDS
  const rows = await loadStreamRows(scope, registerId ?? scope.workspaceId, kinds)
  return { ...(await readFrame(scope, registerId)), rows: visibleRows(rows, readerOf(scope)) }
}

/** What is around the rows of a room. */
async function readFrame(scope: Scope, registerId: string | null): Promise<Omit<RoomSnapshot, 'rows'>> {
  const heads = await readHeads(scope, registerId ? [scope.workspaceId, registerId] : [scope.workspaceId])
  return {
    workspaceId: scope.workspaceId,
    registerId,
    heads: Object.fromEntries(heads),
    reader: { personId: scope.actor.personId, membershipId: scope.membershipId, name: scope.name, roles: scope.roles },
  }
}

async function readSlimRoom(scope: Scope, registerId: string): Promise<string> {
  const rows = await readFewRows(scope, registerId)
  const tables = await loadSlimColumns(scope, registerId, listManyKinds(scope))
  const frame = JSON.stringify({ ...(await readFrame(scope, registerId)), slim: true, rows })
  return `${frame.slice(0, -1)},"tables":${tables}}`
}

async function readFirstLines(scope: Scope, registerId: string, firstOf: number): Promise<RoomSnapshot> {
  const rows = { ...(await readFewRows(scope, registerId)), ...(await loadFirstLines(scope, registerId, FIRST_LINES, listManyKinds(scope))) }
  return { ...(await readFrame(scope, registerId)), slim: true, firstOf, rows }
}

/** The rows of a slim room of which there are never thousands, as the reader may see them. */
async function readFewRows(scope: Scope, registerId: string): Promise<RoomSnapshot['rows']> {
  const isMany = (kind: RowKind) => MANY_KINDS.some((many) => many === kind)
  const few = [...WORKSPACE_ROW_KINDS, ...REGISTER_ROW_KINDS].filter((kind) => !isMany(kind) && !isTextKind(kind))
  const rows: RoomSnapshot['rows'] = { ...(await loadStreamRows(scope, registerId, few)), 'free-part': await loadFrontParts(scope, registerId) }
  return visibleRows(rows, readerOf(scope))
}

/** Nobody looks into the many rows between database and browser, so what a reader may not see is not read. */
function listManyKinds(scope: Scope) {
  const allowed = visibleRows(Object.fromEntries(MANY_KINDS.map((kind) => [kind, []])) satisfies RoomSnapshot['rows'], readerOf(scope))
  return MANY_KINDS.filter((kind) => kind in allowed)
}
