import type { Actor } from '@/lib/domain/access/actor'
import type { ActingRole } from '@/lib/domain/access/permissions'
import { visibleRows } from '@/lib/domain/access/visibility'
import type { Row } from '@/lib/domain/row/change'
import { REGISTER_ROW_KINDS, WORKSPACE_ROW_KINDS, type RowKind } from '@/lib/domain/row/row-kinds'
import { readHeads } from '@/lib/data/event-history'
import { findRegisterId } from '@/lib/data/register-lookup'
import { loadStreamRows } from '@/lib/data/row-storage'
import { withReadScope, type Scope } from '@/lib/data/scope'

/** Rows of a room and the event numbers that they are true at, all from one moment. */
export interface RoomSnapshot {
  workspaceId: string
  /** Null for the workspace's own pages. */
  registerId: string | null
  rows: Partial<Record<RowKind, Row[]>>
  heads: Record<string, number>
  reader: { personId: string | null; membershipId: string | null; name: string; roles: readonly ActingRole[] }
}

/** Everything that the pages of a register show. Throws AppError `not-found`. */
export async function readRegister(actor: Actor, code: string): Promise<RoomSnapshot> {
  return withReadScope(actor, async (scope) => readRoom(scope, await findRegisterId(scope, code)), { timeout: 30_000 })
}

/** A register with more live failure modes than this is not put into its page: the browser fetches it behind the shell. */
const PAGE_ROWS_MAX = 300

/** What a register's page comes with: the room, or null where it is too large for a page. Throws AppError `not-found`. */
export async function readRegisterForPage(actor: Actor, code: string): Promise<RoomSnapshot | null> {
  return withReadScope(actor, async (scope) => {
    const registerId = await findRegisterId(scope, code)
    const failureModes = await scope.tx.failureMode.count({ where: { workspaceId: scope.workspaceId, registerId, deletedAt: null } })
    return failureModes > PAGE_ROWS_MAX ? null : readRoom(scope, registerId)
  })
}

/** The same for the pages of the workspace itself: people, roles, policies. */
export async function readWorkspaceRoom(actor: Actor): Promise<RoomSnapshot> {
  return withReadScope(actor, (scope) => readRoom(scope, null))
}

async function readRoom(scope: Scope, registerId: string | null): Promise<RoomSnapshot> {
  const kinds: readonly RowKind[] = registerId ? [...WORKSPACE_ROW_KINDS, ...REGISTER_ROW_KINDS] : WORKSPACE_ROW_KINDS
  const streams = registerId ? [scope.workspaceId, registerId] : [scope.workspaceId]
  const rows = await loadStreamRows(scope, registerId ?? scope.workspaceId, kinds)
  const heads = await readHeads(scope, streams)
  return {
    workspaceId: scope.workspaceId,
    registerId,
    rows: visibleRows(rows, { roles: scope.roles, personId: scope.actor.personId, membershipId: scope.membershipId }),
    heads: Object.fromEntries(heads),
    reader: { personId: scope.actor.personId, membershipId: scope.membershipId, name: scope.name, roles: scope.roles },
  }
}
