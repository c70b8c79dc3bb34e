import type { Actor } from '@/lib/domain/access/actor'
import { may } from '@/lib/domain/access/permissions'
import { announcePresence, PRESENCE_BYTES_MAX } from '@/lib/data/announce-presence'
import { refuseUnknownRegister } from '@/lib/data/register-lookup'
import { readHeads } from '@/lib/data/event-history'
import { withReadScope } from '@/lib/data/scope'
import type { Whereabouts } from '@/lib/domain/workshop/whereabouts'
import { PEOPLE_MAX, PRESENCE_MESSAGE, type PresenceMessage, type Tell } from '@/lib/live/protocol/presence'
import { PresenceBoard, SILENCE_MS } from '@/lib/live/server/presence-board'
import { mergeSeatNews, printLetters, readLetter, type SeatNews } from '@/lib/live/server/presence-news'
import { gatheringPause, PresenceThrottle } from '@/lib/live/server/presence-throttle'
import type { Subscriber } from '@/lib/live/server/subscriber'
import { AppError } from '@/lib/kernel/errors'
import { nowIso } from '@/lib/kernel/clock'

export interface PresencePace {
  /** How often a process says again who sits with it, in milliseconds; well under the silence after which a seat is empty. */
  beatMs: number
  /** News within so many milliseconds go out together, to processes and to readers. */
  pauseMs: number
  clock(): number
}

const PACE: PresencePace = { beatMs: 10_000, pauseMs: 100, clock: () => Date.now() }

/**
 * Who is where, for the readers of this process. A seat lives as long as its connection, or until its process has been silent for 30
 * seconds; what a seat tells may come through any process. NOTIFY knows no row-level security, so each reader is looked at before it is told.
 */
export class PresenceDesk {
  private readonly board = new PresenceBoard()
  private readonly throttle = new PresenceThrottle()
  private readonly pace: PresencePace
  /** Seats of this process, by reader; a reader may follow several registers on one connection. */
  private readonly own = new Map<Subscriber, SeatNews[]>()
  /** Who sits on a seat of this process, by `seatKey`: in a full house everybody's news would otherwise be looked for among everybody's seats. */
  private readonly holders = new Map<string, Subscriber>()
  private readonly outgoing = new Map<string, SeatNews>()
  /** Since when this process has heard all others, in milliseconds; null while it does not. */
  private listeningSince: number | null = null
  private asking = false
  private sending: Promise<void> | null = null
  private readonly touched = new Map<string, string>()
  private showing: NodeJS.Timeout | null = null

  constructor(
    private readonly readersOf: (registerId: string) => Iterable<Subscriber>,
    pace: Partial<PresencePace> = {},
  ) {
    this.pace = { ...PACE, ...pace }
  }

  get beatMs(): number {
    return this.pace.beatMs
  }

  /** A reader has come: it takes its seat in the registers that it follows, and hears who is there. */
  sit(subscriber: Subscriber, seat: string | null, streamIds: readonly string[]): void {
    const { workspaceId } = subscriber.actor
    const registerIds = streamIds.filter((id) => id !== workspaceId)
    const { membershipId } = subscriber
    if (seat !== null && membershipId !== null) {
      const since = this.pace.clock()
      const seats = registerIds.map((registerId): SeatNews => ({ workspaceId, registerId, membershipId, seat, turn: 0, place: null, since, left: false }))
      this.own.set(subscriber, seats)
      this.holders.set(seatKey(membershipId, seat), subscriber)
      for (const news of seats) this.spread(news)
    }
    // Whoever takes no seat hears of the others all the same, and nothing where there is nobody.
    for (const registerId of registerIds) if (this.board.people(workspaceId, registerId).length > 0) this.show(workspaceId, registerId)
  }

  /** A reader has gone, and its seats with it. */
  rise(subscriber: Subscriber): void {
    const seats = this.own.get(subscriber) ?? []
    this.own.delete(subscriber)
    for (const { membershipId, seat } of seats.slice(0, 1)) {
      if (this.holders.get(seatKey(membershipId, seat)) === subscriber) this.holders.delete(seatKey(membershipId, seat))
    }
    for (const news of seats) this.spread({ ...news, left: true })
  }

  /**
   * Takes what a browser tells of its seat. Throws AppError `limit` for somebody who tells too much, and `not-found` for a register that is
   * not there, or not in the actor's workspace.
   */
  async tell(actor: Actor, { seat, registerId, turn, place }: Tell): Promise<void> {
    const now = this.pace.clock()
    if (!this.throttle.allow(actor.personId ?? '', now)) {
      const message = 'Your place is told too often.'
      throw new AppError('limit', message, [{ path: '', message, hint: 'Tell it when it changes, five times a second at most.' }])
    }
    const { workspaceId } = actor
    const told = { workspaceId, registerId, seat, turn, place, since: now, left: false }
    const here = this.findSeat(actor, seat, registerId)
    if (here) this.spread({ ...told, membershipId: here.membershipId })
    // A process without readers need not remember; one with readers hears its own letter like everybody's.
    else this.post({ ...told, membershipId: await readMembership(actor, registerId) })
  }

  /** Takes a letter of a process, this one's own too. */
  hear(letter: string): void {
    const read = readLetter(letter)
    if (read === null) return
    for (const news of read.news) this.take(news)
    if (read.asks) this.repeat()
  }

  /** Asks all processes who sits with them; for a process that is new or was away. */
  ask(): void {
    this.listeningSince ??= this.pace.clock()
    this.asking = true
    this.repeat()
    this.send()
  }

  /** Other processes are heard no more until the next `ask`. */
  deafen(): void {
    this.listeningSince = null
  }

  /** Where a member is; not known until this process has listened as long as an empty seat is believed. */
  whereIs(workspaceId: string, registerId: string, membershipId: string): Whereabouts {
    const now = this.pace.clock()
    const where = this.board.whereIs(workspaceId, registerId, membershipId, now)
    if (where === 'here' || (this.listeningSince !== null && now - this.listeningSince >= SILENCE_MS)) return where
    return 'unknown'
  }

  /** Says again who sits here, and forgets those of whom nobody speaks. */
  beat(): void {
    this.repeat()
    for (const { workspaceId, registerId } of this.board.expire(this.pace.clock())) this.show(workspaceId, registerId)
  }

  /** Sends what is waiting; for a process that is about to end. */
  async close(): Promise<void> {
    if (this.showing) clearTimeout(this.showing)
    while (this.sending) await this.sending
  }

  private findSeat(actor: Actor, seat: string, registerId: string): SeatNews | undefined {
    for (const [subscriber, seats] of this.own) {
      const isTheirs = subscriber.actor.personId === actor.personId && subscriber.actor.workspaceId === actor.workspaceId
      const found = isTheirs ? seats.find((one) => one.seat === seat && one.registerId === registerId) : undefined
      if (found) return found
    }
    return undefined
  }

  private repeat(): void {
    for (const news of [...this.own.values()].flat()) this.spread(news)
  }

  /** News that began here: taken at once, and told to the others. */
  private spread(news: SeatNews): void {
    this.take(news)
    this.post(news)
  }

  private take(news: SeatNews): void {
    this.remember(news)
    if (this.board.hear(news, this.pace.clock())) this.show(news.workspaceId, news.registerId)
  }

  /** What another process heard of a seat of this one is repeated from here on: only this one knows whether the seat is still taken. */
  private remember(news: SeatNews): void {
    const holder = news.left ? undefined : this.holders.get(seatKey(news.membershipId, news.seat))
    const seats = holder && this.own.get(holder)
    if (seats) this.own.set(holder, seats.map((one) => (isSameSeat(one, news) ? mergeSeatNews(one, news) : one)))
  }

  private post(news: SeatNews): void {
    const key = `${news.registerId} ${news.membershipId} ${news.seat}`
    const waiting = this.outgoing.get(key)
    this.outgoing.set(key, waiting ? mergeSeatNews(waiting, news) : news)
    this.send()
  }

  private send(): void {
    this.sending ??= this.sendWaiting().finally(() => (this.sending = null))
  }

  /** One notification for what has gathered: it takes a lock on the whole database, so it is rare rather than quick. */
  private async sendWaiting(): Promise<void> {
    while (this.outgoing.size > 0 || this.asking) {
      await new Promise((resolve) => setTimeout(resolve, this.pace.pauseMs))
      const letters = printLetters({ asks: this.asking, news: [...this.outgoing.values()] }, PRESENCE_BYTES_MAX)
      this.outgoing.clear()
      this.asking = false
      await announcePresence(letters).catch((error: unknown) => console.error(`${nowIso()} presence: telling failed, the next beat tells it again`, error))
    }
  }

  /** Tells the readers of a register who is there, together with whatever else changes in the same moment. */
  private show(workspaceId: string, registerId: string): void {
    this.touched.set(registerId, workspaceId)
    this.showing ??= setTimeout(() => this.showTouched(), gatheringPause(this.pace.pauseMs, this.own.size))
  }

  private showTouched(): void {
    this.showing = null
    for (const [registerId, workspaceId] of this.touched) {
      const data = this.describe(workspaceId, registerId)
      for (const reader of this.readersOf(registerId)) {
        if (reader.actor.workspaceId === workspaceId && may(reader.roles, 'read')) reader.say(PRESENCE_MESSAGE, data)
      }
    }
    this.touched.clear()
  }

  private describe(workspaceId: string, registerId: string): string {
    const people = this.board.people(workspaceId, registerId)
    const message: PresenceMessage = { registerId, people: people.slice(0, PEOPLE_MAX), more: Math.max(0, people.length - PEOPLE_MAX) }
    return JSON.stringify(message)
  }
}

function seatKey(membershipId: string, seat: string): string {
  return `${membershipId} ${seat}`
}

function isSameSeat(a: SeatNews, b: SeatNews): boolean {
  return a.seat === b.seat && a.membershipId === b.membershipId && a.registerId === b.registerId && a.workspaceId === b.workspaceId
}

/** The membership of somebody whose connection is with another process. */
async function readMembership(actor: Actor, registerId: string): Promise<string> {
  return withReadScope(actor, async (scope) => {
    const heads = await readHeads(scope, [registerId])
    if (scope.membershipId === null || registerId === scope.workspaceId || !heads.has(registerId) || !may(scope.roles, 'read')) refuseUnknownRegister()
    return scope.membershipId
  })
}
