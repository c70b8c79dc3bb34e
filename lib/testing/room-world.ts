import type { ActingRole } from '@/lib/domain/access/permissions'
import { COMMANDS } from '@/lib/domain/row/command-catalogue'
import type { Change } from '@/lib/domain/row/change'
import { ROW_KINDS } from '@/lib/domain/row/row-kinds'
import type { RowSet } from '@/lib/domain/row/row-set'
import { slimRows, TEXT_KINDS } from '@/lib/domain/row/slim-row'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import type { Answer, Envelope } from '@/lib/live/client/command-sender'
import type { RoomStart } from '@/lib/live/client/room-doors'
import type { LiveEvent, WholeFailureModes } from '@/lib/live/protocol'
import { REGISTER_ID, registerRows, WORKSPACE_ID } from '@/lib/testing/register-rows'

/**
 * The server of a room in memory, for tests of the browser's side: it applies commands in the order in which they come with the very
 * functions that storage uses, numbers an event for each, and answers a command id that it knows as it did before.
 */
export class RoomWorld {
  rows: RowSet = registerRows()
  readonly events: LiveEvent[] = []
  private readonly heads = new Map([
    [WORKSPACE_ID, 0],
    [REGISTER_ID, 0],
  ])
  private readonly answers = new Map<string, Answer>()

  /** Does a command of a person, or answers a known one again. */
  submit(personId: string, envelope: Envelope): Answer {
    const known = this.answers.get(envelope.commandId)
    if (known) return known
    const answer = this.decide(personId, envelope)
    this.answers.set(envelope.commandId, answer)
    return answer
  }

  /** What a browser is given to begin with, at this moment. */
  readRoom(personId: string, roles: readonly ActingRole[] = ['contributor']): RoomStart {
    const rows = Object.fromEntries(ROW_KINDS.map((kind) => [kind, this.rows.all(kind)]))
    return { workspaceId: WORKSPACE_ID, registerId: REGISTER_ID, rows, heads: Object.fromEntries(this.heads), reader: { personId, membershipId: null, name: 'Somebody', roles } }
  }

  /** The same with slim rows. */
  readSlimRoom(personId: string, roles?: readonly ActingRole[]): RoomStart {
    const room = this.readRoom(personId, roles)
    return { ...room, rows: slimRows(room.rows), slim: true }
  }

  /** Failure modes with all their texts, at this moment. */
  readTexts(ids: readonly string[]): WholeFailureModes {
    const failureModes = ids.flatMap((id) => this.rows.get('failure-mode', id) ?? [])
    const owned = [...TEXT_KINDS, 'assessment' as const].map((kind) => [kind, ids.flatMap((id) => this.rows.where(kind, 'failureModeId', id))] as const)
    return { heads: Object.fromEntries(this.heads), rows: { 'failure-mode': failureModes, ...Object.fromEntries(owned) } }
  }

  /** What an event changed. */
  readChanges(streamId: string, seq: number): Change[] {
    return this.events.find((event) => event.streamId === streamId && event.seq === seq)?.changes ?? []
  }

  /** The events that somebody who has seen these numbers has not seen, in order. */
  readEventsAfter(heads: ReadonlyMap<string, number>): LiveEvent[] {
    return this.events.filter((event) => event.seq > (heads.get(event.streamId) ?? Infinity))
  }

  private decide(personId: string, { verb, input, commandId, registerId }: Envelope): Answer {
    const streamId = registerId ?? WORKSPACE_ID
    try {
      const command = COMMANDS.get(verb)?.command
      const parsed = command?.schema.safeParse(input)
      if (!command || !parsed?.success) throw new AppError('invalid', 'Not understood.')
      const changes = command.apply(this.rows, parsed.data, { now: new Date().toISOString(), streamId })
      const seq = changes.length === 0 ? null : this.record(personId, command.event, commandId, streamId, changes)
      return { ok: true, streamId, seq, changes }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return { ok: false, refusal: { code: error.code, message: error.message, problems: error.problems } }
    }
  }

  private record(personId: string, name: string, commandId: string, streamId: string, changes: Change[]): number {
    const seq = (this.heads.get(streamId) ?? 0) + 1
    this.heads.set(streamId, seq)
    this.rows = this.rows.applied(changes)
    const at = new Date().toISOString()
    this.events.push({ id: newId(), streamId, seq, name, personId, role: 'contributor', door: 'page', commandId, at, reason: null, changes })
    return seq
  }
}
