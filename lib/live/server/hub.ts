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
  /** Readers whose rights hang on what happens here: it is read for them whether they follow it or not. */
  guarded: Set<Subscriber>
  /** The reading that is under way; false when it failed. */
  pumping: Promise<boolean> | null
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
  /** Who wants to know that something was announced, and reads for themselves. */
  private readonly watchers = new Map<string, Set<() => void>>()
  private readonly timers: NodeJS.Timeout[] = []
  private readonly closers: (() => void)[] = []
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
    const { workspaceId } = actor
    const heads = await this.readRights(subscriber, [workspaceId, ...after.keys()])
    this.subscribers.set(subscriber, subscription)
    try {
      await this.guard(subscriber, workspaceId, heads.get(workspaceId) ?? 0)
      if (!after.has(workspaceId)) heads.delete(workspaceId)
      for (const [streamId, head] of heads) {
        // Rights may end while this catches up; then there is nobody to go on for.
        if (!this.subscribers.has(subscriber)) break
        const stream = this.openStream(streamId, workspaceId, head)
        subscriber.fallBehind(streamId)
        stream.subscribers.add(subscriber)
        await this.catchUp(subscriber, streamId, stream)
      }
      if (this.subscribers.has(subscriber)) this.presence.sit(subscriber, seat ?? null, [...heads.keys()])
    } catch (error) {
      this.remove(subscriber)
      throw error
    }
    return () => this.remove(subscriber)
  }

  /** Calls back whenever something is announced for an id, and now and then besides, as announcements can be lost. Returns what ends it. */
  watch(id: string, onMove: () => void): () => void {
    this.start()
    const known = this.watchers.get(id) ?? new Set()
    this.watchers.set(id, known.add(onMove))
    return () => {
      known.delete(onMove)
      if (known.size === 0 && this.watchers.get(id) === known) this.watchers.delete(id)
    }
  }

  /** Calls back when this closes. */
  onClose(tell: () => void): void {
    this.closers.push(tell)
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
    for (const tell of this.closers) tell()
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
    const stream: Stream = { workspaceId, subscribers: new Set(), guarded: new Set(), seq: head, recent: [], pumping: null, again: false }
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

  /**
   * Keeps the rights of a reader true from here on, whichever streams it asked for: else who left the workspace out would go on reading after
   * the membership has ended. `head` is the number at which the rights were read.
   */
  private async guard(subscriber: Subscriber, workspaceId: string, head: number): Promise<void> {
    const stream = this.openStream(workspaceId, workspaceId, head)
    stream.guarded.add(subscriber)
    if (stream.seq > head) await this.readRights(subscriber, [])
  }

  /** Brings all rights in a workspace up to now. Whatever was read before it may then be sent. Throws where that fails: nothing is sent on old rights. */
  private async freshenRights(workspaceId: string): Promise<void> {
    const stream = this.streams.get(workspaceId)
    if (stream && !(await this.pump(workspaceId, stream))) throw new Error('the rights of readers could not be read')
  }

  /** Reads what the reader has missed. Meanwhile the stream may move on, so it joins only in the step that finds nothing missing. */
  private async catchUp(subscriber: Subscriber, streamId: string, stream: Stream): Promise<void> {
    for (;;) {
      const seen = subscriber.heads.get(streamId) ?? 0
      const first = stream.recent[0]?.seq ?? stream.seq + 1
      if (seen + 1 >= first || seen >= stream.seq) break
      const missed = await this.read(streamId, stream, seen, CATCH_UP_MAX)
      await this.freshenRights(stream.workspaceId)
      if ((missed.at(-1)?.seq ?? seen) < stream.seq) subscriber.askToReload(streamId, stream.seq)
      else subscriber.catchUp(streamId, missed)
    }
    subscriber.catchUp(streamId, stream.recent)
    subscriber.join(streamId)
    void this.pump(streamId, stream)
  }

  private wake(id: string, seq: number): void {
    for (const tell of this.watchers.get(id) ?? []) tell()
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
    this.tellWatchers()
    for (const [streamId, stream] of this.streams) void this.pump(streamId, stream)
  }

  private tellWatchers(): void {
    for (const tell of [...this.watchers.values()].flatMap((set) => [...set])) tell()
  }

  /** Reads what is new in a stream and delivers it; a wake-up meanwhile makes it look once more. False when that failed. */
  private pump(streamId: string, stream: Stream): Promise<boolean> {
    stream.again = true
    return (stream.pumping ??= this.readOn(streamId, stream))
  }

  private async readOn(streamId: string, stream: Stream): Promise<boolean> {
    try {
      while (stream.again) {
        stream.again = false
        const events = await this.read(streamId, stream, stream.seq, RECENT_MAX)
        const last = events.at(-1)
        if (!last) continue
        if (streamId !== stream.workspaceId) await this.freshenRights(stream.workspaceId)
        stream.seq = last.seq
        stream.recent = [...stream.recent, ...events].slice(-RECENT_MAX)
        if (streamId === stream.workspaceId) await this.followMemberships(stream, events)
        for (const subscriber of stream.subscribers) subscriber.deliver(streamId, events)
        stream.again ||= events.length === RECENT_MAX
      }
      return true
    } catch (error) {
      console.error(`${nowIso()} live: reading a stream failed, the safety poll tries again`, error)
      return false
    } finally {
      // At once with the last look: whoever asks from now on gets a new one.
      stream.pumping = null
      this.forget(streamId, stream)
    }
  }

  private forget(streamId: string, { subscribers, guarded, pumping }: Stream): void {
    if (subscribers.size === 0 && guarded.size === 0 && pumping === null) this.streams.delete(streamId)
  }

  private read(streamId: string, stream: Stream, after: number, limit: number): Promise<LiveEvent[]> {
    return readEventsAfter(stream.workspaceId, streamId, after, limit, LIVE_CHANGES_MAX)
  }

  /** A membership that changed changes rights before anything more is sent; one that ended ends its streams. */
  private async followMemberships(stream: Stream, events: readonly LiveEvent[]): Promise<void> {
    const touched = touchedMemberships(events)
    const concerns = (one: Subscriber) => touched === 'all' || one.membershipId === null || touched.has(one.membershipId)
    for (const subscriber of [...stream.guarded].filter(concerns)) {
      try {
        await this.readRights(subscriber, [])
      } catch (error) {
        // Rights that could not be read are no proof that they have ended: that browser may come back and ask anew.
        this.drop(subscriber, error instanceof AppError && error.code === 'not-found')
      }
    }
  }

  private async poll(): Promise<void> {
    this.tellWatchers()
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
      stream.guarded.delete(subscriber)
      this.forget(streamId, stream)
    }
  }
}

/** The memberships that events changed; of an event whose changes are not at hand it may be any. */
function touchedMemberships(events: readonly LiveEvent[]): ReadonlySet<string> | 'all' {
  const ids = new Set<string>()
  for (const { changes } of events) {
    if (changes === null) return 'all'
    for (const { kind, id } of changes) if (kind === 'membership') ids.add(id)
  }
  return ids
}

declare global {
  // One hub per process, whichever bundle of the server asks for it.
  var eyesOpenHub: Hub | undefined
}

/** The hub of this process. */
export function processHub(): Hub {
  return (globalThis.eyesOpenHub ??= new Hub())
}
