import { personOf } from '@/lib/domain/access/actor'
import type { Change } from '@/lib/domain/row/change'
import { digestBody, FIRST_HASH, hashEvent } from '@/lib/data/event-hash'
import type { Scope } from '@/lib/data/scope'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

export interface NewEvent {
  streamId: string
  name: string
  role: string
  commandId: string
  reason: string | null
  changes: readonly Change[]
  /** The failure mode that a changed row is or belongs to. */
  subjectOf(change: Change): string | null
  /** What the command's sender is told, kept in the ledger for a retry with the event's number as `seq`; absent where nobody asked. */
  answer?: object
}

/** Makes the counter of a new stream. */
export async function openStream(scope: Scope, streamId: string): Promise<void> {
  await scope.tx.$executeRaw`INSERT INTO stream (id, workspace_id, last_hash, created_at, updated_at)
    VALUES (${streamId}::uuid, ${scope.workspaceId}::uuid, ${FIRST_HASH}, ${scope.now}::timestamptz, ${scope.now}::timestamptz)`
}

/**
 * Appends an event under the lock of its stream's counter and returns its number. It is the last thing that a command does, and it does it
 * in two statements (its changes and the command's answer go with it), so that the counter is held as short as possible.
 */
export async function appendEvent(scope: Scope, event: NewEvent): Promise<number> {
  const id = newId()
  const bodyDigest = digestBody(event.reason, event.changes)
  const changes = JSON.stringify(listChanges(event))
  const answer = event.answer === undefined ? null : JSON.stringify(event.answer)
  const last = await lockCounter(scope, event.streamId)
  const seq = Number(last.last_seq) + 1
  const header = {
    id,
    workspaceId: scope.workspaceId,
    streamId: event.streamId,
    seq,
    name: event.name,
    personId: personOf(scope.actor),
    role: event.role,
    door: scope.actor.door,
    commandId: event.commandId,
    at: scope.now,
    changeCount: event.changes.length,
    bodyDigest: bodyDigest.toString('hex'),
  }
  const hash = hashEvent(last.last_hash, header)
  await scope.tx.$executeRaw`WITH counter AS (
      UPDATE stream SET last_seq = ${seq}, last_hash = ${hash}, updated_at = ${scope.now}::timestamptz
      WHERE id = ${event.streamId}::uuid AND workspace_id = ${scope.workspaceId}::uuid
    ), answered AS (
      UPDATE command SET result = jsonb_set(${answer}::text::jsonb, '{seq}', to_jsonb(${seq}::bigint)), updated_at = ${scope.now}::timestamptz
      WHERE workspace_id = ${scope.workspaceId}::uuid AND id = ${event.commandId}::uuid AND ${answer}::text IS NOT NULL
    ), appended AS (
      INSERT INTO event (id, workspace_id, stream_id, seq, name, person_id, role, door, command_id, at, reason, change_count,
        body_digest, previous_hash, hash, created_at)
      VALUES (${id}::uuid, ${scope.workspaceId}::uuid, ${event.streamId}::uuid, ${seq}, ${event.name}, ${personOf(scope.actor)}::uuid, ${event.role},
        ${scope.actor.door}, ${event.commandId}::uuid, ${scope.now}::timestamptz, ${event.reason}, ${event.changes.length},
        ${bodyDigest}, ${Buffer.from(last.last_hash)}, ${hash}, ${scope.now}::timestamptz)
    )
    INSERT INTO event_change (event_id, workspace_id, ordinal, kind, row_id, subject_id, field, before, after, created_at)
    SELECT ${id}::uuid, ${scope.workspaceId}::uuid, r.ordinal, r.kind, r.row_id, r.subject_id, r.field, r.before, r.after, ${scope.now}::timestamptz
    FROM jsonb_to_recordset(${changes}::text::jsonb)
      AS r(ordinal integer, kind text, row_id uuid, subject_id uuid, field text, before jsonb, after jsonb)`
  scope.touched.set(event.streamId, seq)
  return seq
}

async function lockCounter(scope: Scope, streamId: string): Promise<{ last_seq: bigint; last_hash: Uint8Array }> {
  const [row] = await scope.tx.$queryRaw<{ last_seq: bigint; last_hash: Uint8Array }[]>`SELECT last_seq, last_hash FROM stream
    WHERE id = ${streamId}::uuid AND workspace_id = ${scope.workspaceId}::uuid FOR NO KEY UPDATE`
  return present(row, 'the stream of a command exists')
}

function listChanges(event: NewEvent) {
  return event.changes.map((change, ordinal) => ({
    ordinal,
    kind: change.kind,
    row_id: change.id,
    subject_id: event.subjectOf(change),
    field: change.field,
    before: change.before,
    after: change.after,
  }))
}
