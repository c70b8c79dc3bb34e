import type { Change, Row } from '@/lib/domain/row/change'
import type { StreamEvent } from '@/lib/domain/row/event'
import type { RowKind } from '@/lib/domain/row/row-kinds'

/** What the server sends down an event stream: an event, or one whose changes are too many to send. */
export type LiveEvent = Omit<StreamEvent, 'changes'> & {
  /** Null when there are too many to send: they are fetched. */
  changes: Change[] | null
}

/** The highest event number looked at, for each stream. */
export type Heads = Record<string, number>

/** Failure modes with everything that a slim room leaves out, and the event numbers that they are true at. */
export interface WholeFailureModes {
  heads: Heads
  rows: Partial<Record<RowKind, Row[]>>
}

/** Names of the server-sent events. */
export const MESSAGES = {
  /** Data is a list of events. */
  events: 'events',
  /** Numbers went by that are not for this reader; data is empty, the id counts. */
  skipped: 'skipped',
  /** Too much was missed: read the room again. */
  reload: 'reload',
  /** The membership or the session has ended. */
  gone: 'gone',
} as const

/** What a guest is sent: rows of the own workshop, each kind that changed whole. */
export const GUEST_MESSAGE = 'rows'

/**
 * An event with more changes than this is not sent whole; browsers fetch what it changed. A reveal in a full house fits: a card or ballot of
 * each of a thousand people, which five hundred browsers would otherwise ask for in the same moment.
 */
export const LIVE_CHANGES_MAX = 1_200

/** A reader that is further behind than this many events reads the room again. */
export const CATCH_UP_MAX = 500

/** Most streams that one connection follows. */
export const STREAMS_MAX = 20

/** Prints heads as the id of a message: `stream:number,stream:number`. */
export function printHeads(heads: ReadonlyMap<string, number>): string {
  return [...heads].map(([streamId, seq]) => `${streamId}:${seq}`).join(',')
}

// Text of one form, and not a shape of JSON: read by its form.
const HEAD = /^([0-9a-f-]{36}):(\d{1,15})$/

/** Reads heads back, of 20 streams at most; null when the text is none. */
export function parseHeads(text: string): Map<string, number> | null {
  const found = text.split(',', STREAMS_MAX + 1).map((one) => HEAD.exec(one))
  if (found.length > STREAMS_MAX || found.includes(null)) return null
  return new Map(found.flatMap((match) => (match ? [[match[1] ?? '', Number(match[2])] as const] : [])))
}
