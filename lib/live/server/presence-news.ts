import * as z from 'zod/mini'
import type { Place } from '@/lib/live/protocol/presence'
import { placeSchema } from '@/lib/live/protocol/presence-schema'

/** What is known of one seat: whose it is, where, and since when. */
export interface SeatNews {
  workspaceId: string
  registerId: string
  membershipId: string
  seat: string
  /** Counts what the seat told; the higher turn is the newer. */
  turn: number
  place: Place | null
  /** When the place was told, in milliseconds by the clock of the process that heard it. */
  since: number
  /** A seat that was left is never taken again: a connection that comes back takes another. */
  left: boolean
}

/** One thing from two reports of one seat. The order and the number of reports make no difference. */
export function mergeSeatNews(a: SeatNews, b: SeatNews): SeatNews {
  const newer = compareNews(a, b) >= 0 ? a : b
  return { ...newer, left: a.left || b.left }
}

function compareNews(a: SeatNews, b: SeatNews): number {
  if (a.turn !== b.turn) return a.turn - b.turn
  if (a.since !== b.since) return a.since - b.since
  return printPlace(a.place) < printPlace(b.place) ? -1 : 1
}

export function printPlace(place: Place | null): string {
  return place === null ? '' : `${place.failureModeId} ${place.column}`
}

/** A notification: news of seats, and whether its process wants to hear of everybody, because it is new or was away. */
export interface PresenceLetter {
  asks: boolean
  news: SeatNews[]
}

const newsRow = z.tuple([z.uuid(), z.uuid(), z.uuid(), z.uuid(), z.int(), z.int(), z.union([z.literal(0), z.literal(1)]), z.nullable(placeSchema)])
const letterSchema = z.strictObject({ asks: z.boolean(), news: z.array(newsRow) })

const sizeOf = (text: string) => new TextEncoder().encode(text).byteLength

/** Prints letters of at most `bytesMax` bytes each. */
export function printLetters({ asks, news }: PresenceLetter, bytesMax: number): string[] {
  const letters: string[] = []
  const close = (rows: readonly string[]) => letters.push(`{"asks":${asks && letters.length === 0},"news":[${rows.join(',')}]}`)
  const room = bytesMax - sizeOf('{"asks":false,"news":[]}')
  let rows: string[] = []
  let size = 0
  for (const one of news) {
    const row = JSON.stringify([one.workspaceId, one.registerId, one.membershipId, one.seat, one.turn, one.since, one.left ? 1 : 0, one.place])
    const grown = size + sizeOf(row) + 1
    if (grown > room && rows.length > 0) {
      close(rows)
      rows = []
      size = 0
    }
    rows.push(row)
    size += sizeOf(row) + 1
  }
  if (rows.length > 0 || asks) close(rows)
  return letters
}

/** Reads a letter back; null when it is none, as from a process of another version. */
export function readLetter(text: string): PresenceLetter | null {
  const parsed = letterSchema.safeParse(parseJson(text))
  if (!parsed.success) return null
  const news = parsed.data.news.map(([workspaceId, registerId, membershipId, seat, turn, since, left, place]): SeatNews => {
    return { workspaceId, registerId, membershipId, seat, turn, since, left: left === 1, place }
  })
  return { asks: parsed.data.asks, news }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
