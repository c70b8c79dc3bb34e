import type { PartText } from '@/lib/domain/search/excerpt'
import type { RecentPlace } from '@/lib/domain/search/recent-place'
import { database } from '@/lib/data/client'
import type { Scope } from '@/lib/data/scope'

export interface Match {
  id: string
  /** True when nothing holds the words themselves and this holds words that look like them. */
  isNear: boolean
}

/** Whether commands have changed texts of a register, or with null of the workspace, whose words are not gathered yet. */
export async function areWordsDue(scope: Scope, registerId: string | null): Promise<boolean> {
  const [row] = await scope.tx.$queryRaw<{ due: boolean }[]>`SELECT is_search_due(${registerId}::uuid) AS due`
  return row?.due ?? false
}

/** Gathers the words that wait in a register, or with null in every one of the workspace; whoever is at it already is waited for. */
export async function gatherWords(scope: Scope, registerId: string | null): Promise<void> {
  await scope.tx.$executeRaw`SELECT gather_search(${registerId}::uuid)`
}

/** Workspaces in which words wait to be gathered, at most a hundred. */
export async function listWorkspacesWithWordsDue(): Promise<string[]> {
  const rows = await database().$queryRaw<{ workspace_id: string }[]>`SELECT workspace_id FROM list_search_due()`
  return rows.map((row) => row.workspace_id)
}

/**
 * Failure modes that hold every word of a query, best first, at most `limit`; of one register or, with null, of the workspace. Whatever
 * the query holds, it is read as words: nothing in it is an operator, and one without a letter or digit finds nothing.
 */
export async function searchIds(scope: Scope, registerId: string | null, query: string, limit: number): Promise<Match[]> {
  return scope.tx.$queryRaw<Match[]>`SELECT s.failure_mode_id AS id, s.is_near AS "isNear"
    FROM search_failure_modes(${registerId}::uuid, ${query}, ${limit}::integer) s`
}

/** The words of a query as they are searched: lower case, without accents, at most twelve. */
export async function readQueryWords(scope: Scope, query: string): Promise<string[]> {
  const [row] = await scope.tx.$queryRaw<{ words: string[] | null }[]>`SELECT (search_tokens(search_form(left(${query}, 400))))[1:12] AS words`
  return row?.words ?? []
}

/** Words of a register, or of the workspace, that look like those of a query. */
export async function readNearWords(scope: Scope, registerId: string | null, words: readonly string[]): Promise<string[]> {
  const [row] = await scope.tx.$queryRaw<{ near: string[] | null }[]>`SELECT array_agg(DISTINCT n.word) AS near
    FROM unnest(${[...words]}::text[]) AS w (word), unnest(search_terms(${registerId}::uuid, w.word, true)) AS n (word)`
  return row?.near ?? []
}

export interface FoundHead {
  id: string
  registerId: string
  registerCode: string
  code: string
  title: string
  texts: PartText[]
}

/** Codes, titles and all texts of failure modes, in no promised order; for a few at a time. */
export async function readFound(scope: Scope, ids: readonly string[]): Promise<FoundHead[]> {
  if (ids.length === 0) return []
  return scope.tx.$queryRaw<FoundHead[]>`SELECT f.id, f.register_id AS "registerId", r.code AS "registerCode", f.code, f.title, (
      SELECT json_agg(json_build_object('part', t.part, 'text', t.body)) FROM search_texts(f) AS t (part, weight, body)) AS texts
    FROM failure_mode f JOIN register r ON r.workspace_id = f.workspace_id AND r.id = f.register_id
    WHERE f.workspace_id = ${scope.workspaceId}::uuid AND f.id = ANY(${[...ids]}::uuid[])`
}

/** What places stand for: `CODE` is a register, `CODE/SCENARIO` a live failure mode of one; in their order, without those that are not there. */
export async function readPlaces(scope: Scope, places: readonly string[]): Promise<RecentPlace[]> {
  if (places.length === 0) return []
  return scope.tx.$queryRaw<RecentPlace[]>`SELECT r.code AS "registerCode", f.code, coalesce(f.title, r.title) AS title
    FROM unnest(${[...places]}::text[]) WITH ORDINALITY AS p (place, ordinal)
    JOIN register r ON r.workspace_id = ${scope.workspaceId}::uuid AND r.code = split_part(p.place, '/', 1)
    LEFT JOIN failure_mode f ON f.workspace_id = r.workspace_id AND f.register_id = r.id AND f.code = split_part(p.place, '/', 2) AND f.deleted_at IS NULL
    WHERE p.place NOT LIKE '%/%' OR f.id IS NOT NULL ORDER BY p.ordinal`
}
