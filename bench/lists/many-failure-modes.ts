import type pg from 'pg'
import type { Actor } from '@/lib/domain/access/actor'
import { createWorkspace } from '@/lib/services/workspace/create-workspace'
import { newId } from '@/lib/kernel/ids'
import { spreadOrderKeys } from '@/lib/kernel/order-key'
import { send } from '../bench-workspace'

/** A workspace of registers with so many failure modes each, as a company would have it. */
export interface ListWorkspace {
  actor: Actor
  workspaceId: string
  /** A member who holds roles. */
  membershipId: string
  registers: { id: string; code: string; count: number }[]
}

const ROLES = 14
const MEMBERS = 12

/** Workspace, people, roles and registers by verbs; what is many by SQL in sets. `admin` must be a superuser, `deep` scores all three stages. */
export async function makeListWorkspace(admin: pg.Client, slug: string, sizes: readonly number[], deep: boolean): Promise<ListWorkspace> {
  const people = Array.from({ length: MEMBERS }, () => newId())
  await admin.query("INSERT INTO person (id, email) SELECT id, id || '@bench.example' FROM unnest($1::uuid[]) AS id", [people])
  const members = people.map((personId, i) => ({ personId, name: `Person ${i}`, roles: [i === 0 ? ('administrator' as const) : ('contributor' as const)] }))
  const workspaceId = await createWorkspace({ slug, name: slug, members, door: 'seed' })
  const seed: Actor = { personId: null, workspaceId, door: 'seed' }
  await addRoles(admin, seed)
  const registers = sizes.map((count, i) => ({ id: newId(), code: `R${i + 1}`, count }))
  for (const { id, code, count } of registers) {
    await send(seed, id, 'register.create', { code, title: `Register ${code}` })
    await fillRegister(admin, workspaceId, id, count, deep)
  }
  const [membershipId = ''] = await listIds(admin, 'SELECT id FROM membership WHERE workspace_id = $1 ORDER BY id', workspaceId)
  return { membershipId, actor: { personId: people[0] ?? null, workspaceId, door: 'page' }, workspaceId, registers }
}

/** Twenty roles, the first two held by nobody, each of the others by one of a dozen people. */
async function addRoles(admin: pg.Client, seed: Actor): Promise<void> {
  const { workspaceId } = seed
  const rows = spreadOrderKeys(ROLES).map((orderKey, i) => ({ id: newId(), name: `Role ${i + 1}`, orderKey: `${orderKey}V` }))
  await send(seed, workspaceId, 'owner-role.add', { rows })
  const roles = await listIds(admin, 'SELECT id FROM owner_role WHERE workspace_id = $1 ORDER BY id', workspaceId)
  const members = await listIds(admin, 'SELECT id FROM membership WHERE workspace_id = $1 ORDER BY id', workspaceId)
  const held = roles.slice(2).map((ownerRoleId, i) => ({ id: newId(), ownerRoleId, membershipId: members[i % members.length], validFrom: '2026-01-01', validTo: null }))
  await send(seed, workspaceId, 'owner-role-holding.add', { rows: held })
}

async function listIds(admin: pg.Client, sql: string, workspaceId: string): Promise<string[]> {
  return (await admin.query<{ id: string }>(sql, [workspaceId])).rows.map(({ id }) => id)
}

// Every mixture that a page of owners tells apart: one role, two of them, a name in words, nobody, only told; 1 of 20 closed, 1 of 13 not scored.
const FILL = [
  `INSERT INTO failure_mode (id, workspace_id, register_id, code, title, category_id, order_key, status, closed_reason, promise, failure_class, part_order, created_at, updated_at)
    SELECT uuidv7(), $1, $2, r.code || '-' || lpad(i::text, 5, '0'), 'The ' || (ARRAY['loader', 'queue', 'ledger', 'replica'])[1 + i % 4] || ' loses batch ' || i,
      c.ids[1 + i % cardinality(c.ids)], 'a' || lpad(to_hex(i), 6, '0'), CASE WHEN i % 20 = 0 THEN 'closed' WHEN i % 3 = 0 THEN 'draft' ELSE 'open' END,
      CASE WHEN i % 20 = 0 THEN 'Gone' END, '{}', '{}', '{}', now(), now()
    FROM generate_series(1, $3::int) AS i, register r, (SELECT array_agg(id ORDER BY order_key) AS ids FROM category WHERE workspace_id = $1 AND register_id = $2) c
    WHERE r.workspace_id = $1 AND r.id = $2`,
  `INSERT INTO assessment (id, workspace_id, register_id, failure_mode_id, stage, ordinal, likelihood, impact, detectability, recoverability, blast_radius, scoring_policy_id, created_at, updated_at)
    SELECT uuidv7(), $1, $2, f.id, s.stage, 1, 1 + (f.i + s.shift) % 5, 1 + (f.i / 5) % 5, 1 + (f.i / 25) % 5, 1 + (f.i / 125) % 5,
      CASE WHEN f.i % 13 = 0 THEN NULL ELSE 1 + (f.i * 7 / 3) % 5 END, g.scoring_policy_id, now(), now()
    FROM (SELECT id, row_number() OVER (ORDER BY id)::int AS i FROM failure_mode WHERE workspace_id = $1 AND register_id = $2 AND $3::int > 0) f,
      (VALUES ('inherent', 2), ('current', 0), ('target', 3)) AS s (stage, shift), register g
    WHERE g.workspace_id = $1 AND g.id = $2 AND (s.stage = 'current' OR $4)`,
  `INSERT INTO owner_link (id, workspace_id, register_id, failure_mode_id, order_key, owner_role_id, role_text, part, created_at, updated_at)
    SELECT uuidv7(), $1, $2, f.id, 'a' || k.n, CASE WHEN f.i % 50 = 7 THEN NULL ELSE o.ids[1 + (f.i + k.n * 7) % cardinality(o.ids)] END, CASE WHEN f.i % 50 = 7 THEN 'Night shift' END,
      CASE WHEN f.i % 41 = 3 THEN 'awareness' WHEN k.n = 0 THEN 'accountable' WHEN k.n = 1 THEN 'joint' ELSE 'escalation' END, now(), now()
    FROM (SELECT id, row_number() OVER (ORDER BY id)::int AS i FROM failure_mode WHERE workspace_id = $1 AND register_id = $2 AND $3::int > 0) f,
      generate_series(0, 2) AS k (n), (SELECT array_agg(id ORDER BY id) AS ids FROM owner_role WHERE workspace_id = $1) o
    WHERE f.i % 37 <> 5 AND (k.n = 0 OR (k.n = 1 AND f.i % 3 = 0) OR (k.n = 2 AND f.i % 4 = 0))`,
  `INSERT INTO control (id, workspace_id, register_id, type, state, title, owner_role_id, due, created_at, updated_at)
    SELECT uuidv7(), $1, $2, 'prevention', 'planned', 'Check ' || i, o.ids[1 + i % cardinality(o.ids)], (now() + (i % 60 - 20) * interval '1 day')::date, now(), now()
    FROM generate_series(1, $3::int / 200) AS i, (SELECT array_agg(id ORDER BY id) AS ids FROM owner_role WHERE workspace_id = $1) o`,
  `INSERT INTO control_link (id, workspace_id, register_id, control_id, failure_mode_id, created_at, updated_at)
    SELECT uuidv7(), $1, $2, c.id, f.id, now(), now()
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS i FROM control WHERE workspace_id = $1 AND register_id = $2) c
    JOIN (SELECT id, row_number() OVER (ORDER BY id) AS i FROM failure_mode WHERE workspace_id = $1 AND register_id = $2 AND $3::int > 0) f USING (i)`,
  'UPDATE register SET last_code_number = $3 WHERE workspace_id = $1 AND id = $2',
  'SELECT refresh_open_failure_modes($1, $2, NULL)',
  // Of a million, codes and titles alone: gathering all their texts takes longer than all the measurements.
  `INSERT INTO search_document (failure_mode_id, workspace_id, register_id, code, vector)
    SELECT f.id, $1, $2, search_form(f.code), setweight(to_tsvector('simple', search_form(f.code || ' ' || f.title)), 'A') FROM failure_mode f
    WHERE f.workspace_id = $1 AND f.register_id = $2 AND $3::int > 0`,
  `INSERT INTO search_word (workspace_id, register_id, word) SELECT DISTINCT $1::uuid, $2::uuid, w FROM search_document d, unnest(tsvector_to_array(d.vector)) AS w
    WHERE d.workspace_id = $1 AND d.register_id = $2`,
] as const

/** Triggers and keys stay asleep: they would be asked a million times about rows that are right by construction. */
async function fillRegister(admin: pg.Client, workspaceId: string, registerId: string, count: number, deep: boolean): Promise<void> {
  await admin.query('SET session_replication_role = replica')
  for (const sql of FILL) {
    const values = [workspaceId, registerId, count, deep]
    const used = values.filter((_, i) => sql.includes(`$${i + 1}`))
    await admin.query(sql, used)
  }
  await admin.query('SET session_replication_role = origin')
}
