import type { PartText } from '@/lib/domain/search/excerpt'
import type { RecentPlace } from '@/lib/domain/search/recent-place'
import { database } from '@/lib/data/client'
import type { Asking } from '@/lib/data/reading'
import { refuseUnknownRegister } from '@/lib/data/register-lookup'
import type { Scope } from '@/lib/data/scope'

/** What is looked for, and where. */
export interface Wanted {
  /** Code of the register; null for the whole workspace. */
  code: string | null
  /** Whatever it holds, it is read as words: nothing in it is an operator, and one without a letter or digit finds nothing. */
  query: string
  limit: number
}

export interface Matches {
  /** Null for the whole workspace. */
  registerId: string | null
  /** True when commands have changed texts there whose words are not gathered yet: then nothing was looked for. */
  isDue: boolean
  /** Failure modes that hold every word, best first. */
  ids: string[]
  /** True when nothing holds the words themselves and these hold words that look like them. */
  isNear: boolean
}

/** Failure modes that hold every word of a query, in one statement; with `evenIfDue` also while words wait to be gathered. Throws AppError `not-found`. */
export async function findMatches(asking: Asking, { code, query, limit }: Wanted, { evenIfDue = false } = {}): Promise<Matches> {
  const place = code === null ? 'SELECT $1::uuid AS workspace_id, NULL::uuid AS id, $2::text' : 'SELECT g.id FROM register g WHERE g.workspace_id = $1::uuid AND g.code = $2::text'
  const sql = `SELECT p.id AS "registerId", d.due AS "isDue", m.ids, m.near AS "isNear" FROM (${place}) p
    CROSS JOIN LATERAL (SELECT NOT $5::boolean AND is_search_due(p.id) AS due) d
    CROSS JOIN LATERAL (SELECT coalesce(json_agg(s.failure_mode_id ORDER BY s.place), '[]') AS ids, coalesce(bool_or(s.is_near), false) AS near
      FROM search_failure_modes(p.id, $3::text, $4::integer) WITH ORDINALITY AS s (failure_mode_id, register_id, is_near, place) WHERE NOT d.due) m`
  const [found] = await asking.ask<Matches>(sql, asking.workspaceId, code, query, limit, evenIfDue)
  return found ?? refuseUnknownRegister()
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

/** The words of a query as they are searched: lower case, without accents, at most twelve. */
export async function readQueryWords(asking: Asking, query: string): Promise<string[]> {
  const [row] = await asking.ask<{ words: string[] | null }>('SELECT (search_tokens(search_form(left($1, 400))))[1:12] AS words', query)
  return row?.words ?? []
}

/** Words of a register, or of the workspace, that look like those of a query. */
export async function readNearWords(asking: Asking, registerId: string | null, words: readonly string[]): Promise<string[]> {
  const sql = `SELECT array_agg(DISTINCT n.word) AS near FROM unnest($1::text[]) AS w (word), unnest(search_terms($2::uuid, w.word, true)) AS n (word)`
  const [row] = await asking.ask<{ near: string[] | null }>(sql, [...words], registerId)
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
export async function readFound(asking: Asking, ids: readonly string[]): Promise<FoundHead[]> {
  if (ids.length === 0) return []
  const sql = `SELECT f.id, f.register_id AS "registerId", r.code AS "registerCode", f.code, f.title, (
      SELECT json_agg(json_build_object('part', t.part, 'text', t.body)) FROM search_texts(f) AS t (part, weight, body)) AS texts
    FROM failure_mode f JOIN register r ON r.workspace_id = f.workspace_id AND r.id = f.register_id
    WHERE f.workspace_id = $1::uuid AND f.id = ANY($2::uuid[])`
  return asking.ask<FoundHead>(sql, asking.workspaceId, [...ids])
}

/** What places stand for: `CODE` is a register, `CODE/SCENARIO` a live failure mode of one; in their order, without those that are not there. */
export async function readPlaces(asking: Asking, places: readonly string[]): Promise<RecentPlace[]> {
  if (places.length === 0) return []
  const sql = `SELECT r.code AS "registerCode", f.code, coalesce(f.title, r.title) AS title
    FROM unnest($2::text[]) WITH ORDINALITY AS p (place, ordinal)
    JOIN register r ON r.workspace_id = $1::uuid AND r.code = split_part(p.place, '/', 1)
    LEFT JOIN failure_mode f ON f.workspace_id = r.workspace_id AND f.register_id = r.id AND f.code = split_part(p.place, '/', 2) AND f.deleted_at IS NULL
    WHERE p.place NOT LIKE '%/%' OR f.id IS NOT NULL ORDER BY p.ordinal`
  return asking.ask<RecentPlace>(sql, asking.workspaceId, [...places])
}
