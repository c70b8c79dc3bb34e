import type { ActingRole } from '@/lib/domain/access/permissions'
import { isPersonal, visibleTo, type Reader } from '@/lib/domain/access/visibility'
import type { Actor } from '@/lib/domain/access/actor'
import { changesFor, hasOwnRows, type RoomHolder } from '@/lib/domain/row/held-apart'
import { MESSAGES, printHeads, type LiveEvent } from '@/lib/live/protocol'
import { printEvents } from '@/lib/live/protocol/packed-events'

/** Characters from which a message is written in two pieces. */
const LARGE = 8_192

/** Where messages go; `write` says false when the reader does not read. */
export interface Sink {
  write(text: string): boolean
  close(): void
}

/** One reader of some streams: its rights, how far it has come, and its way out. */
export class Subscriber {
  /** The highest number looked at, for each stream that it follows. */
  readonly heads: Map<string, number>
  roles: readonly ActingRole[] = []
  membershipId: string | null = null
  /** Streams whose older events are still being read for it: newer ones would pass them by and hide them. */
  private readonly behind = new Set<string>()

  constructor(
    readonly actor: Actor,
    readonly sessionId: string,
    after: ReadonlyMap<string, number>,
    private readonly sink: Sink,
    /** The workshop for which the connection was opened: it alone is sent what only that one's room holds. */
    private readonly workshopId: string | null = null,
  ) {
    this.heads = new Map(after)
  }

  /** From now on events of this stream come by `catchUp` alone, until `join`. */
  fallBehind(streamId: string): void {
    this.behind.add(streamId)
  }

  /** Sends older events, in order, while newer ones are held back. */
  catchUp(streamId: string, events: readonly LiveEvent[]): void {
    this.sendFresh(streamId, events)
  }

  /** It has everything up to what is delivered next. */
  join(streamId: string): void {
    this.behind.delete(streamId)
  }

  /** Sends events of one stream that it has not seen, as far as they are for it. */
  deliver(streamId: string, events: readonly LiveEvent[]): void {
    if (!this.behind.has(streamId)) this.sendFresh(streamId, events)
  }

  private sendFresh(streamId: string, events: readonly LiveEvent[]): void {
    const seen = this.heads.get(streamId)
    if (seen === undefined) return
    const fresh = events.filter((event) => event.seq > seen)
    const last = fresh.at(-1)
    if (!last) return
    this.heads.set(streamId, last.seq)
    const body = printVisible(fresh.length === events.length ? events : fresh, this.readRights(), this.workshopId)
    if (body === null) this.send(MESSAGES.skipped, NOTHING)
    else this.send(MESSAGES.events, body)
  }

  /** Tells the reader to read the room again, which brings new heads. */
  askToReload(streamId: string, seq: number): void {
    this.heads.set(streamId, seq)
    this.send(MESSAGES.reload, NOTHING)
  }

  /** Says something that is no event of a stream: it carries no number, so what the reader has seen stays as it was. */
  say(message: string, data: string): void {
    if (!this.sink.write(`event: ${message}\ndata: ${data}\n\n`)) this.sink.close()
  }

  private readRights(): Reader {
    return { roles: this.roles, personId: this.actor.personId, membershipId: this.membershipId }
  }

  beat(): void {
    if (!this.sink.write(': beat\n\n')) this.sink.close()
  }

  /** Ends it for good; the browser must not come back by itself. */
  end(): void {
    this.send(MESSAGES.gone, NOTHING)
    this.sink.close()
  }

  close(): void {
    this.sink.close()
  }

  private send(message: string, body: string): void {
    const head = `event: ${message}\nid: ${printHeads(this.heads)}\n`
    // What is large is written by itself: it is the same text for all who get it, and is put into bytes once (`event-stream.ts`).
    const isWritten = body.length < LARGE ? this.sink.write(head + body) : this.sink.write(head) && this.sink.write(body)
    // A reader that does not read is dropped rather than kept in memory; it comes back with the number that it saw last.
    if (!isWritten) this.sink.close()
  }
}

const NOTHING = printBody('[]')

/** The end of a message: its data and the empty line after it. */
function printBody(data: string): string {
  return `data: ${data}\n\n`
}

/** What was printed of a list of events, for each set of rights. */
const printed = new WeakMap<readonly LiveEvent[], Map<string, string | null>>()

/** The events that a reader may see, as the end of a message; null when there are none. Printed once for all readers who get the same list. */
function printVisible(events: readonly LiveEvent[], reader: Reader, workshopId: string | null): string | null {
  const byRights = printed.get(events) ?? new Map<string, string | null>()
  printed.set(events, byRights)
  const { membershipId } = reader
  const isOwn = events.some(({ changes }) => changes && hasOwnRows(changes, membershipId))
  const key = `${printRights(events, reader)} ${workshopId ?? ''} ${isOwn ? membershipId : ''}`
  const known = byRights.get(key)
  if (known !== undefined) return known
  const visible = events.flatMap((event) => visibleTo(leaveHeld(event, { workshopId, membershipId }), reader) ?? [])
  const body = visible.length > 0 ? printBody(printEvents(visible)) : null
  byRights.set(key, body)
  return body
}

/** An event without what the reader's room does not hold. */
function leaveHeld(event: LiveEvent, holder: RoomHolder): LiveEvent {
  const changes = event.changes && changesFor(event.changes, holder)
  return changes === event.changes ? event : { ...event, changes: changes && [...changes] }
}

/** Readers of one role get the same, unless something is for its owner alone: then its owner is told apart from all others. */
function printRights(events: readonly LiveEvent[], { roles, personId }: Reader): string {
  const isOwner = events.some((event) => event.personId === personId && event.changes?.some(({ kind }) => isPersonal(kind)))
  return isOwner ? `${roles.join()} ${personId}` : roles.join()
}
