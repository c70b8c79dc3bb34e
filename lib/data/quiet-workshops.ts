import { definitionOf } from '@/lib/domain/row/row-catalogue'
import { REGISTER_ROW_KINDS } from '@/lib/domain/row/row-kinds'
import { tableOf } from '@/lib/data/row-table'
import type { Scope } from '@/lib/data/scope'

export interface QuietWorkshop {
  id: string
  registerId: string
}

/** Most meetings that one run closes; the next one goes on. */
const LIMIT = 100

/** Tables whose rows belong to a workshop, and those whose rows belong to a round of one: whatever happens in it is stored in one of them. */
const ofWorkshop = REGISTER_ROW_KINDS.filter((kind) => 'workshopId' in definitionOf(kind).fields).map((kind) => tableOf(kind).table)
const ofRound = REGISTER_ROW_KINDS.filter((kind) => 'roundId' in definitionOf(kind).fields).map((kind) => tableOf(kind).table)

const NOTHING_SINCE = [
  'w.updated_at < $2::timestamptz',
  ...ofWorkshop.map(
    (table) => `NOT EXISTS (SELECT FROM ${table} t WHERE t.workspace_id = w.workspace_id AND t.register_id = w.register_id AND t.workshop_id = w.id AND t.updated_at >= $2::timestamptz)`,
  ),
  ...ofRound.map(
    (table) => `NOT EXISTS (SELECT FROM scoring_round r JOIN ${table} t ON t.workspace_id = r.workspace_id AND t.register_id = r.register_id AND t.round_id = r.id
      WHERE r.workspace_id = w.workspace_id AND r.register_id = w.register_id AND r.workshop_id = w.id AND t.updated_at >= $2::timestamptz)`,
  ),
].join(' AND ')

/** Open meetings in which nothing has happened since a time (ISO in UTC), the oldest first, at most 100; with an id, that one alone. */
export async function listQuietWorkshops(scope: Scope, since: string, id: string | null = null): Promise<QuietWorkshop[]> {
  return scope.tx.$queryRawUnsafe<QuietWorkshop[]>(
    `SELECT w.id, w.register_id AS "registerId" FROM workshop w
     WHERE w.workspace_id = $1::uuid AND w.ended_at IS NULL AND ($3::uuid IS NULL OR w.id = $3::uuid) AND ${NOTHING_SINCE} ORDER BY w.id LIMIT ${LIMIT}`,
    scope.workspaceId,
    since,
    id,
  )
}

/** Destroys what was hidden in meetings that ended a month ago and was never revealed; how many cards, ballots and dots that were. */
export async function destroyHidden(scope: Scope): Promise<number> {
  const [row] = await scope.tx.$queryRaw<{ gone: number }[]>`SELECT destroy_hidden() AS gone`
  return row?.gone ?? 0
}
