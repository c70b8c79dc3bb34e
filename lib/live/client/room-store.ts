import type { z } from 'zod'
import { AppError } from '@/lib/kernel/errors'
import { nowIso } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import type { ActingRole } from '@/lib/domain/access/permissions'
import { may, type Permission } from '@/lib/domain/access/permissions'
import type { Change, Row } from '@/lib/domain/row/change'
import type { Command, CommandContext } from '@/lib/domain/row/command'
import { COMMANDS } from '@/lib/domain/row/command-catalogue'
import { listProblems } from '@/lib/domain/row/input-problems'
import { inverseOf, type CommandCall } from '@/lib/domain/row/inverse'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { RowSet } from '@/lib/domain/row/row-set'
import type { Answer, Envelope, Refusal } from '@/lib/live/client/command-sender'
import type { LiveState } from '@/lib/live/client/live-connection'
import type { LiveEvent } from '@/lib/live/protocol'

/** What the server gives a room to begin with. */
export interface RoomStart {
  workspaceId: string
  registerId: string | null
  rows: Partial<Record<RowKind, Row[]>>
  heads: Record<string, number>
  reader: { personId: string | null; membershipId: string | null; name: string; roles: readonly ActingRole[] }
}

export interface RoomDoors {
  send(envelope: Envelope): Promise<Answer>
  /** Reads the whole room anew. */
  reload(): Promise<RoomStart>
  wait(ms: number): Promise<void>
}

export type Outcome = { ok: true; changes: Change[]; undo: CommandCall[] } | { ok: false; refusal: Refusal }

interface Pending {
  envelope: Envelope
  command: Command
  streamId: string
  /** Number of its event once the server has answered; the room waits for it. */
  seq: number | null
}

/** Who changed something last, for the quiet flash. */
export interface RecentChange {
  personId: string | null
  at: string
}

/** What a room shows: the rows with everything of one's own applied, and how it stands with the server. */
export interface RoomView {
  rows: RowSet
  state: LiveState
  /** Commands that the server has not confirmed. */
  unconfirmed: number
  /** What others changed since the room was opened, by the id of the failure mode or, outside of one, of the row. */
  recent: ReadonlyMap<string, RecentChange>
  reader: RoomStart['reader']
}

const RETRY_MS = [300, 1_000, 3_000]
const RECENT_MAX = 200

/**
 * The rows of a room in the browser. A command is applied at once with the function that the server will use, kept on the unconfirmed
 * list, and replayed over what others did until the server has answered (the honest conflict, HOUSE.md beam 4).
 */
export class RoomStore {
  private confirmed: RowSet
  private heads: Map<string, number>
  private pending: Pending[] = []
  private queue: Promise<unknown> = Promise.resolve()
  /** Events that arrive while the room is read anew; null when it is not. */
  private held: LiveEvent[] | null = null
  /** True when the room was asked for again while it was being read: what is on its way may be too old. */
  private stale = false
  private link: LiveState = 'connecting'
  private unreached = false
  private view: RoomView
  private readonly listeners = new Set<() => void>()
  readonly workspaceId: string
  readonly registerId: string | null

  constructor(
    start: RoomStart,
    private readonly doors: RoomDoors,
  ) {
    this.workspaceId = start.workspaceId
    this.registerId = start.registerId
    this.confirmed = RowSet.of(start.rows)
    this.heads = new Map(Object.entries(start.heads))
    this.view = { rows: this.confirmed, state: 'connecting', unconfirmed: 0, recent: new Map(), reader: start.reader }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly read = (): RoomView => this.view

  readHeads(): ReadonlyMap<string, number> {
    return this.heads
  }

  may(permission: Permission): boolean {
    return may(this.view.reader.roles, permission)
  }

  /** How the live connection stands. A command that nobody answers says “offline” whatever the connection believes. */
  setState(state: LiveState): void {
    this.link = state
    this.showState()
  }

  /**
   * Does a command: refused at once when the rows at hand say so, otherwise shown at once and sent in its turn. The outcome is the
   * server's word; a command that nobody answers stays unconfirmed and is sent again until somebody does.
   */
  do(verb: string, input: unknown, reason?: string): Promise<Outcome> {
    const command = COMMANDS.get(verb)?.command
    if (!command) return Promise.resolve(refuse(new AppError('invalid', `There is no command “${verb}”.`)))
    const parsed = command.schema.safeParse(input)
    if (!parsed.success) return Promise.resolve(refuse(invalidInput(parsed.error)))
    const streamId = command.stream === 'workspace' ? this.workspaceId : (this.registerId ?? this.workspaceId)
    const before = this.view.rows
    let changes: Change[]
    try {
      changes = command.apply(before, parsed.data, this.contextOf(streamId))
    } catch (error) {
      return Promise.resolve(refuse(error))
    }
    if (changes.length === 0) return Promise.resolve({ ok: true, changes, undo: [] })
    const registerId = command.stream === 'register' ? (this.registerId ?? undefined) : undefined
    const envelope: Envelope = { commandId: newId(), verb, registerId, input: input as object, reason }
    const pending: Pending = { envelope, command, streamId, seq: null }
    this.pending = [...this.pending, pending]
    this.showRows()
    const outcome = this.queue.then(() => this.settle(pending, before))
    this.queue = outcome
    return outcome
  }

  /** What a command may know beside the rows; the server gives it the same from its own sources. */
  private contextOf(streamId: string): CommandContext {
    const { membershipId, roles } = this.view.reader
    return { now: nowIso(), streamId, by: membershipId === null ? undefined : { membershipId, roles } }
  }

  /** Takes events of the live connection: applied beneath what is unconfirmed. */
  receive(events: readonly LiveEvent[]): void {
    // The room that is on its way may be older than these, and nobody will send them again.
    if (this.held) return void this.held.push(...events)
    const recent = new Map(this.view.recent)
    for (const event of events) {
      const head = this.heads.get(event.streamId)
      if (head === undefined || event.seq <= head) continue
      if (event.changes === null) return void this.reload()
      this.heads.set(event.streamId, event.seq)
      this.confirmed = this.confirmed.applied(event.changes)
      this.noteOwn(event)
      if (event.personId !== this.view.reader.personId) noteRecent(recent, event, this.confirmed)
      this.dropSettled()
      this.followOwnRights(event.changes)
    }
    this.showRows({ recent })
  }

  /** Numbers that went by without anything for this reader. */
  advance(heads: ReadonlyMap<string, number>): void {
    for (const [streamId, seq] of heads) {
      if ((this.heads.get(streamId) ?? Infinity) < seq) this.heads.set(streamId, seq)
    }
    this.dropSettled()
    this.showRows()
  }

  /** Reads the room anew, as often as it takes; what is unconfirmed stays on top. */
  async reload(): Promise<void> {
    this.stale = true
    if (this.held) return
    this.held = []
    let start: RoomStart
    do {
      this.stale = false
      start = await this.readAnew()
    } while (this.stale)
    const held = this.held
    this.held = null
    this.confirmed = RowSet.of(start.rows)
    this.heads = new Map(Object.entries(start.heads))
    this.dropSettled()
    this.showRows({ reader: start.reader })
    this.receive(held)
  }

  private async readAnew(): Promise<RoomStart> {
    for (;;) {
      try {
        return await this.doors.reload()
      } catch {
        await this.doors.wait(2_000)
      }
    }
  }

  /** The event of one's own command is its confirmation, also when its answer is late or lost. */
  private noteOwn(event: LiveEvent): void {
    this.pending = this.pending.filter((one) => one.envelope.commandId !== event.commandId)
  }

  private async settle(pending: Pending, before: RowSet): Promise<Outcome> {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await this.doors.send(pending.envelope)
      if (answer.ok === 'unreached') {
        this.unreached = true
        this.showState()
        await this.doors.wait(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 3_000)
        continue
      }
      this.unreached = false
      this.showState()
      if (!answer.ok) {
        this.pending = this.pending.filter((one) => one !== pending)
        this.showRows()
        return { ok: false, refusal: answer.refusal }
      }
      this.confirm(pending, answer)
      return { ok: true, changes: answer.changes, undo: inverseOf(answer.changes, before, newId) }
    }
  }

  private confirm(pending: Pending, answer: Answer & { ok: true }): void {
    const head = this.heads.get(answer.streamId)
    const isNext = answer.seq !== null && head === answer.seq - 1 && answer.changes.length > 0
    if (isNext && answer.seq !== null) {
      this.confirmed = this.confirmed.applied(answer.changes)
      this.heads.set(answer.streamId, answer.seq)
    }
    // Otherwise its event is still on its way behind others; until then it stays visible as unconfirmed work.
    this.pending = this.pending.map((one) => (one === pending ? { ...one, seq: answer.seq ?? 0 } : one))
    this.dropSettled()
    this.showRows()
  }

  private dropSettled(): void {
    this.pending = this.pending.filter(({ seq, streamId }) => seq === null || seq > (this.heads.get(streamId) ?? Infinity))
  }

  /** What is unconfirmed, over what is confirmed. A command that no longer fits is left out until the server has spoken. */
  private replay(): RowSet {
    return this.pending.reduce((rows, { envelope, command, streamId }) => {
      const parsed = command.schema.safeParse(envelope.input)
      if (!parsed.success) return rows
      try {
        return rows.applied(command.apply(rows, parsed.data, this.contextOf(streamId)))
      } catch (error) {
        if (error instanceof AppError) return rows
        throw error
      }
    }, this.confirmed)
  }

  private followOwnRights(changes: readonly Change[]): void {
    const mine = this.confirmed.all('membership').find((row) => row.personId === this.view.reader.personId)
    if (mine && changes.some((change) => change.id === mine.id)) this.show({ reader: { ...this.view.reader, roles: mine.roles, name: mine.name } })
  }

  private showState(): void {
    const state = this.unreached && this.link !== 'gone' ? 'offline' : this.link
    if (state !== this.view.state) this.show({ state })
  }

  private showRows(part: Partial<RoomView> = {}): void {
    this.show({ ...part, rows: this.replay(), unconfirmed: this.pending.filter(({ seq }) => seq === null).length })
  }

  private show(part: Partial<RoomView>): void {
    this.view = { ...this.view, ...part }
    for (const listener of this.listeners) listener()
  }
}

function noteRecent(recent: Map<string, RecentChange>, event: LiveEvent, rows: RowSet): void {
  for (const change of event.changes ?? []) {
    const row = change.field === null ? change.after : rows.get(change.kind, change.id)
    const subject = row && 'failureModeId' in row && typeof row.failureModeId === 'string' ? row.failureModeId : change.id
    recent.delete(subject)
    recent.set(subject, { personId: event.personId, at: event.at })
  }
  for (const key of [...recent.keys()].slice(0, Math.max(0, recent.size - RECENT_MAX))) recent.delete(key)
}

function invalidInput(error: z.ZodError): AppError {
  const problems = listProblems(error)
  return new AppError('invalid', problems[0]?.message ?? 'The input is not right.', problems)
}

function refuse(error: unknown): Outcome {
  if (!(error instanceof AppError)) throw error
  return { ok: false, refusal: { code: error.code, message: error.message, problems: error.problems } }
}
