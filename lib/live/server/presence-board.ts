import type { Whereabouts } from '@/lib/domain/workshop/whereabouts'
import type { PersonHere } from '@/lib/live/protocol/presence'
import { mergeSeatNews, printPlace, type SeatNews } from '@/lib/live/server/presence-news'

/** A seat that nobody has spoken of for so long is taken for empty: its process has gone without a word. */
export const SILENCE_MS = 30_000
/** Most seats of one register, and of one person in it, that are kept; more are passed over. */
export const SEATS_MAX = 2_000
export const SEATS_PER_PERSON = 20

interface Entry {
  news: SeatNews
  heardAt: number
}

/** Who is where, as this process has heard it. In memory only; what is not heard of again is forgotten. */
export class PresenceBoard {
  private readonly registers = new Map<string, Map<string, Entry>>()

  /** Takes news in; true when readers of the register would see a difference. `now` is in milliseconds. */
  hear(news: SeatNews, now: number): boolean {
    const seats = this.registers.get(registerKey(news)) ?? new Map<string, Entry>()
    // The membership is part of the name, so that nobody can speak for another's seat.
    const key = `${news.membershipId} ${news.seat}`
    const known = seats.get(key)
    if (!known && isFull(seats, news.membershipId)) return false
    const merged = known ? mergeSeatNews(known.news, news) : news
    seats.set(key, { news: merged, heardAt: now })
    this.registers.set(registerKey(news), seats)
    if (!known) return !merged.left
    return known.news.left !== merged.left || (!merged.left && printPlace(known.news.place) !== printPlace(merged.place))
  }

  /** Forgets what was silent for too long and returns the registers whose readers see a difference. */
  expire(now: number): { workspaceId: string; registerId: string }[] {
    const touched: { workspaceId: string; registerId: string }[] = []
    for (const [key, seats] of this.registers) {
      const silent = [...seats].filter(([, { heardAt }]) => now - heardAt >= SILENCE_MS)
      for (const [name] of silent) seats.delete(name)
      const seen = silent.find(([, { news }]) => !news.left)?.[1].news
      if (seen) touched.push({ workspaceId: seen.workspaceId, registerId: seen.registerId })
      if (seats.size === 0) this.registers.delete(key)
    }
    return touched
  }

  /** Who is in a register, one entry for each person, ordered by id. Of several tabs the place told last counts. */
  people(workspaceId: string, registerId: string): PersonHere[] {
    const seats = [...(this.registers.get(registerKey({ workspaceId, registerId }))?.values() ?? [])].filter(({ news }) => !news.left)
    const latest = new Map<string, SeatNews>()
    for (const { news } of seats) {
      const other = latest.get(news.membershipId)
      if (!other || isRather(news, other)) latest.set(news.membershipId, news)
    }
    return [...latest.values()]
      .map(({ membershipId, place }) => ({ membershipId, place }))
      .sort((a, b) => (a.membershipId < b.membershipId ? -1 : 1))
  }

  /** Where a member is: a seat that was left or fell silent is believed for half a minute. Where no seat is free somebody may sit unseen. */
  whereIs(workspaceId: string, registerId: string, membershipId: string, now: number): Whereabouts {
    const seats = this.registers.get(registerKey({ workspaceId, registerId })) ?? new Map<string, Entry>()
    const theirs = [...seats.values()].filter(({ news, heardAt }) => news.membershipId === membershipId && now - heardAt < SILENCE_MS)
    if (theirs.some(({ news }) => !news.left)) return 'here'
    if (seats.size >= SEATS_MAX) return 'unknown'
    return theirs.length > 0 ? 'left' : 'gone'
  }
}

function registerKey({ workspaceId, registerId }: Pick<SeatNews, 'workspaceId' | 'registerId'>): string {
  return `${workspaceId} ${registerId}`
}

function isFull(seats: ReadonlyMap<string, Entry>, membershipId: string): boolean {
  if (seats.size >= SEATS_MAX) return true
  return [...seats.keys()].filter((key) => key.startsWith(membershipId)).length >= SEATS_PER_PERSON
}

/** A tab that is nowhere in particular says less than one that is somewhere. */
function isRather(one: SeatNews, other: SeatNews): boolean {
  if ((one.place === null) !== (other.place === null)) return one.place !== null
  return one.since === other.since ? one.seat > other.seat : one.since > other.since
}
