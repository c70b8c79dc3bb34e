import pg from 'pg'
import { newId } from '@/lib/kernel/ids'
import { nowIso } from '@/lib/kernel/clock'
import { makeFigure, percentile, type Figure } from './figure'
import { send, type BenchWorkspace } from './bench-workspace'

const WARM_UP = 150
const SAMPLES = 400
/** Issue 2: within three times. */
const BAR = 3

/** The median of `failure-mode.edit` of one field beside the same statements by hand; the two take turns, so that a noisy moment meets both. */
export async function measureVerbCost(appUrl: string, workspace: BenchWorkspace): Promise<Figure> {
  const client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  try {
    const verb: number[] = []
    const hand: number[] = []
    for (let i = 0; i < WARM_UP + SAMPLES; i += 1) {
      const byVerb = await time(() => editByVerb(workspace, i))
      const byHand = await time(() => editByHand(client, workspace, i))
      if (i < WARM_UP) continue
      verb.push(byVerb)
      hand.push(byHand)
    }
    const floor = percentile(hand, 0.5)
    return makeFigure({ name: 'verb.cost', value: percentile(verb, 0.5), unit: 'ms', floor, bar: BAR * floor })
  } finally {
    await client.end()
  }
}

async function time(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const [VERB_ROW, HAND_ROW] = [0, 1]

async function editByVerb({ actor, registerId, failureModeIds }: BenchWorkspace, i: number): Promise<void> {
  const before = i === 0 ? null : `Cause ${i - 1}`
  await send(actor, registerId, 'failure-mode.edit', { edits: [{ id: failureModeIds[VERB_ROW], field: 'cause', before, after: `Cause ${i}` }] })
}

/** What the verb must at least say to the database, in one transaction; nothing is parsed, decided, hashed or checked. */
async function editByHand(client: pg.Client, workspace: BenchWorkspace, i: number): Promise<void> {
  const { workspaceId, registerId, writer } = workspace
  const rowId = workspace.failureModeIds[HAND_ROW]
  const [commandId, eventId, now, digest] = [newId(), newId(), nowIso(), Buffer.alloc(32)]
  await client.query('BEGIN')
  await client.query("SELECT set_config('app.workspace_id', $1, true)", [workspaceId])
  await client.query('SELECT name, roles, deleted_at FROM membership WHERE workspace_id = $1 AND person_id = $2', [workspaceId, writer.personId])
  await client.query(INSERT_COMMAND, [workspaceId, commandId, digest, writer.personId, now])
  await client.query('SELECT * FROM failure_mode WHERE workspace_id = $1 AND register_id = $2 AND id = $3 FOR UPDATE', [workspaceId, registerId, rowId])
  await client.query('UPDATE failure_mode SET cause = $2, updated_at = $3 WHERE id = $1', [rowId, `Cause ${i}`, now])
  const counter = await client.query<{ last_seq: string; last_hash: Buffer }>('SELECT last_seq, last_hash FROM stream WHERE id = $1 FOR UPDATE', [registerId])
  const last = counter.rows[0]
  const seq = Number(last?.last_seq) + 1
  await client.query('UPDATE stream SET last_seq = $2, last_hash = $3, updated_at = $4 WHERE id = $1', [registerId, seq, digest, now])
  await client.query(INSERT_EVENT, [eventId, workspaceId, registerId, seq, writer.personId, commandId, now, digest, last?.last_hash])
  await client.query(INSERT_CHANGE, [eventId, workspaceId, rowId, i === 0 ? 'null' : `"Cause ${i - 1}"`, `"Cause ${i}"`, now])
  await client.query('UPDATE command SET result = $3, updated_at = $4 WHERE workspace_id = $1 AND id = $2', [workspaceId, commandId, `{"seq":${seq}}`, now])
  await client.query('COMMIT')
}

const INSERT_COMMAND = `INSERT INTO command (workspace_id, id, verb, input_digest, person_id, result, created_at, updated_at)
  VALUES ($1, $2, 'failure-mode.edit', $3, $4, 'null', $5, $5) ON CONFLICT (workspace_id, id) DO NOTHING`
const INSERT_EVENT = `INSERT INTO event (id, workspace_id, stream_id, seq, name, person_id, role, door, command_id, at, change_count, body_digest, previous_hash, hash, created_at)
  VALUES ($1, $2, $3, $4, 'failure-mode.edited', $5, 'facilitator', 'page', $6, $7, 1, $8, $9, $8, $7)`
const INSERT_CHANGE = `INSERT INTO event_change (event_id, workspace_id, ordinal, kind, row_id, subject_id, field, before, after, created_at)
  VALUES ($1, $2, 0, 'failure-mode', $3, $3, 'cause', $4, $5, $6)`
