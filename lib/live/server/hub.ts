import type { Actor } from '@/lib/domain/access/actor'
import { readEventsAfter, readHeads } from '@/lib/data/event-history'
import { withReadScope } from '@/lib/data/scope'
import type { Whereabouts } from '@/lib/domain/workshop/whereabouts'
import { CATCH_UP_MAX, LIVE_CHANGES_MAX, type LiveEvent } from '@/lib/live/protocol'
import { Listener } from '@/lib/live/server/listener'
import { PresenceDesk, type PresencePace } from '@/lib/live/server/presence-desk'
import { Subscriber, type Sink } from '@/lib/live/server/subscriber'
import { AppError } from '@/lib/kernel/errors'
import { nowIso } from '@/lib/kernel/clock'

/** How often the hub does by itself what usually somebody tells it to do, in milliseconds. */
export interface HubPace {
  /** A lost wake-up costs one turn of this. */
  safetyPollMs: number
  heartbeatMs: number
  /** How often every reader's session is looked at again, beside the announcements that close it at once. */
  sessionCheckMs: number
}

const PACE: HubPace = { safetyPollMs: 5_000, heartbeatMs: 15_000, sessionCheckMs: 30_000 }
/** Events of a stream that are kept for readers that come a little late. */
const RECENT_MAX = 200

interface Stream {
  workspaceId: string
  subscribers: Set<Subscriber>
  /** The last number that was read for all. */
  seq: number
  recent: LiveEvent[]
  reading: boolean
  again: boolean
}

export interface Subscription {
  actor: Actor
  sessionId: string
  /** Streams to follow, each with the highest number that the reader has seen. */
  after: ReadonlyMap<string, number>
  sink: Sink
  /** The seat that this connection takes; absent for a reader that is nobody's screen. */
  seat?: string | null
  /** The workshop for whose room this is; absent for a room that holds no workshop's own rows. */
  workshopId?: string | null
  /** False once the session has ended. */
  isSessionGood(): Promise<boolean>
}

/** Reads each followed stream once for all its readers in this process, and lets `visibleTo` decide for each. */
export class Hub {
  private readonly streams = new Map<string, Stream>()
  private readonly subscribers = new Map<Subscriber, Subscription>()
  private readonly timers: NodeJS.Timeout[] = []
  private listener: Listener | null = null
  private closing = false

  /** Who is where. */
  readonly presence: PresenceDesk

  constructor(
    private readonly pace: HubPace = PACE,
    presencePace?: Partial<PresencePace>,
  ) {
    this.presence = new PresenceDesk((streamId) => this.streams.get(streamId)?.subscribers ?? [], presencePace)
  }

  get isClosing(): boolean {
    return this.closing
  }

  get size(): number {
    return this.subscribers.size
  }

  /** Follows streams for a reader. Throws AppError `not-found` for somebody who is no member. Returns what ends it. */
  async subscribe(subscription: Subscription): Promise<() => void> {
    this.start()
    const { actor, sessionId, after, sink, seat, workshopId } = subscription
    const subscriber = new Subscriber(actor, sessionId, after, sink, workshopId)
    const heads = await this.readRights(subscriber, [...after.keys()])
    this.subscribers.set(subscriber, subscription)
    try {
      for (const [streamId, head] of heads) {
        const stream = this.openStream(streamId, actor.workspaceId, head)
        subscriber.fallBehind(streamId)
        stream.subscribers.add(subscriber)
        await this.catchUp(subscriber, streamId, stream)
      }
      this.presence.sit(subscriber, seat ?? null, [...heads.keys()])
    } catch (error) {
      this.remove(subscriber)
      throw error
    }
    return () => this.remove(subscriber)
  }

  /** Where a member of a workspace is in a register. A process that nobody reads from begins to listen when it is first asked. */
  whereIs(workspaceId: string, registerId: string, membershipId: string): Whereabouts {
    this.start()
    return this.presence.whereIs(workspaceId, registerId, membershipId)
  }

  /** Closes every stream and takes no more; browsers come back to another process, or to this one when it is up again. */
  async close(): Promise<void> {
    this.closing = true
    for (const timer of this.timers) clearInterval(timer)
    for (const subscriber of [...this.subscribers.keys()]) this.drop(subscriber)
    await this.listener?.close()
    await this.presence.close()
  }

  private start(): void {
    if (this.listener) return
    this.listener = new Listener(
      (id, seq) => this.wake(id, seq),
      () => {
        this.wakeAll()
        this.presence.ask()
      },
      (letter) => this.presence.hear(letter),
      () => this.presence.deafen(),
    )
    void this.listener.start()
    this.every(this.pace.safetyPollMs, () => this.poll())
    this.every(this.pace.heartbeatMs, async () => [...this.subscribers.keys()].forEach((subscriber) => subscriber.beat()))
    this.every(this.presence.beatMs, async () => this.presence.beat())
    this.every(this.pace.sessionCheckMs, () => this.checkSessions(() => true))
  }

  private every(ms: number, work: () => Promise<void>): void {
    const timer = setInterval(() => this.attempt(work), ms)
    timer.unref()
    this.timers.push(timer)
  }

  /** What fails here is done again by the next turn of its timer. */
  private attempt(work: () => Promise<void>): void {
    void work().catch((error: unknown) => console.error(`${nowIso()} live:`, error))
  }

  private openStream(streamId: string, workspaceId: string, head: number): Stream {
    const known = this.streams.get(streamId)
    if (known) return known
    const stream: Stream = { workspaceId, subscribers: new Set(), seq: head, recent: [], reading: false, again: false }
    this.streams.set(streamId, stream)
    return stream
  }

  /** Reads the reader's roles and the heads of the streams that it may follow. */
  private async readRights(subscriber: Subscriber, streamIds: readonly string[]): Promise<Map<string, number>> {
    return withReadScope(subscriber.actor, async (scope) => {
      subscriber.roles = scope.roles
      subscriber.membershipId = scope.membershipId
      return readHeads(scope, streamIds)
    })
  }

  /** Reads what the reader has missed. Meanwhile the stream may move on, so it joins only in the step that finds nothing missing. */
  private async catchUp(subscriber: Subscriber, streamId: string, stream: Stream): Promise<void> {
    for (;;) {
      const seen = subscriber.heads.get(streamId) ?? 0
      const first = stream.recent[0]?.seq ?? stream.seq + 1
      if (seen + 1 >= first || seen >= stream.seq) break
      const missed = await this.read(streamId, stream, seen, CATCH_UP_MAX)
      if ((missed.at(-1)?.seq ?? seen) < stream.seq) subscriber.askToReload(streamId, stream.seq)
      else subscriber.catchUp(streamId, missed)
    }
    subscriber.catchUp(streamId, stream.recent)
    subscriber.join(streamId)
    void this.pump(streamId, stream)
  }

  private wake(id: string, seq: number): void {
    const stream = this.streams.get(id)
    if (stream) {
      // In a burst one reading brings several events; the notifications of the others need none.
      if (!(seq <= stream.seq)) void this.pump(id, stream)
      return
    }
    // A session announces its own end in the same way.
    if ([...this.subscribers.keys()].some((one) => one.sessionId === id)) this.attempt(() => this.checkSessions((one) => one.sessionId === id))
  }

  private wakeAll(): void {
    for (const [streamId, stream] of this.streams) void this.pump(streamId, stream)
  }

  /** Reads what is new in a stream and delivers it; a wake-up meanwhile makes it look once more. */
  private async pump(streamId: string, stream: Stream): Promise<void> {
    if (stream.reading) {
      stream.again = true
      return
    }
    stream.reading = true
    try {
      do {
        stream.again = false
        const events = await this.read(streamId, stream, stream.seq, RECENT_MAX)
        const last = events.at(-1)
        if (!last) continue
        stream.seq = last.seq
        stream.recent = [...stream.recent, ...events].slice(-RECENT_MAX)
        await this.followMemberships(stream, events)
        for (const subscriber of stream.subscribers) subscriber.deliver(streamId, events)
        stream.again ||= events.length === RECENT_MAX
      } while (stream.again)
    } catch (error) {
      console.error(`${nowIso()} live: reading a stream failed, the safety poll tries again`, error)
    } finally {
      stream.reading = false
      if (stream.subscribers.size === 0) this.streams.delete(streamId)
    }
  }

  private read(streamId: string, stream: Stream, after: number, limit: number): Promise<LiveEvent[]> {
    return readEventsAfter(stream.workspaceId, streamId, after, limit, LIVE_CHANGES_MAX)
  }

  /** A membership that changed changes rights before anything more is sent; one that ended ends its streams. */
  private async followMemberships(stream: Stream, events: readonly LiveEvent[]): Promise<void> {
    const touched = events.some((event) => event.changes?.some((change) => change.kind === 'membership') ?? true)
    if (!touched) return
    const readers = [...this.subscribers.keys()].filter((one) => one.actor.workspaceId === stream.workspaceId)
    for (const subscriber of readers) {
      try {
        await this.readRights(subscriber, [])
      } catch (error) {
        // Rights that could not be read are no proof that they have ended: that browser may come back and ask anew.
        this.drop(subscriber, error instanceof AppError && error.code === 'not-found')
      }
    }
  }

  private async poll(): Promise<void> {
    const byWorkspace = new Map<string, string[]>()
    for (const [streamId, { workspaceId }] of this.streams) {
      byWorkspace.set(workspaceId, [...(byWorkspace.get(workspaceId) ?? []), streamId])
    }
    for (const [workspaceId, streamIds] of byWorkspace) {
      const heads = await withReadScope({ personId: null, workspaceId, door: 'api' }, (scope) => readHeads(scope, streamIds))
      for (const [streamId, head] of heads) {
        const stream = this.streams.get(streamId)
        if (stream && head > stream.seq) void this.pump(streamId, stream)
      }
    }
  }

  private async checkSessions(concerns: (subscriber: Subscriber) => boolean): Promise<void> {
    for (const [subscriber, subscription] of [...this.subscribers]) {
      if (concerns(subscriber) && !(await subscription.isSessionGood())) this.drop(subscriber, true)
    }
  }

  private drop(subscriber: Subscriber, forGood = false): void {
    this.remove(subscriber)
    if (forGood) subscriber.end()
    else subscriber.close()
  }

  private remove(subscriber: Subscriber): void {
    this.subscribers.delete(subscriber)
    this.presence.rise(subscriber)
    for (const [streamId, stream] of this.streams) {
      stream.subscribers.delete(subscriber)
      if (stream.subscribers.size === 0 && !stream.reading) this.streams.delete(streamId)
    }
  }
}

declare global {
  // One hub per process, whichever bundle of the server asks for it.
  var eyesOpenHub: Hub | undefined
}

/** The hub of this process. */
export function processHub(): Hub {
  return (globalThis.eyesOpenHub ??= new Hub())
}
