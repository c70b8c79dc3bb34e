import type { Door } from '@/lib/domain/access/actor'
import type { Change } from '@/lib/domain/row/change'

/** One command that happened, as the log keeps it. */
export interface StreamEvent {
  id: string
  streamId: string
  /** Number in its stream, from 1, without gaps. */
  seq: number
  /** What happened, in the past tense, such as `failure-mode.edited`. */
  name: string
  /** Null for the command line and the seed. */
  personId: string | null
  role: string
  door: Door
  commandId: string
  /** ISO time in UTC. */
  at: string
  reason: string | null
  changes: Change[]
}

/** An event as a history shows it. */
export interface HistoryEntry extends StreamEvent {
  /** Who did it, or the door it came through when no person did. */
  who: string
  /** How many changes the event holds; `changes` may be fewer. */
  changeCount: number
  /** Names of those whose ballots the changes hold, by participant: a room may be without them. */
  participants: Record<string, string>
}

export interface HistoryPage {
  entries: HistoryEntry[]
  /** Number of the event to read on from; null at the beginning of time. */
  next: number | null
}
