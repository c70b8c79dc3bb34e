import * as z from 'zod/mini'
import { addProblem } from '@/lib/domain/row/input-problems'

/** A moment of a register's past: the end of a day (UTC), or the number of the event that was the last one then. */
export type Moment = { day: string } | { seq: number }

/** Numbers of events have at most so many digits; more is a slip of the finger. */
const NUMBER_FORM = /^\d{1,9}$/
const DAY_FORM = /^\d{4}-\d{2}-\d{2}$/
const EXPECTED = 'Expected a day such as 2026-11-20, or the number of an event such as 17.'

/** A moment as it stands in an address. */
export const momentSchema: z.ZodMiniType<Moment, string> = z.pipe(
  z.string({ error: EXPECTED }),
  z.transform((text: string, payload) => {
    const moment = parseMoment(text)
    if (moment === null) addProblem(payload, [], EXPECTED)
    return moment ?? z.NEVER
  }),
)

/** Reads a day or an event's number from 1; null for what is neither, such as the 30th of February. */
export function parseMoment(text: string): Moment | null {
  if (DAY_FORM.test(text)) return isDay(text) ? { day: text } : null
  if (!NUMBER_FORM.test(text)) return null
  const seq = Number(text)
  return seq > 0 ? { seq } : null
}

export function printMoment(moment: Moment): string {
  return 'day' in moment ? moment.day : String(moment.seq)
}

/** The first instant after a day, in UTC. */
export function endOfDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString()
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00.000Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** What is told about a moment: which event was the last one, when, and where the neighbouring days with events are. */
export interface PastMoment {
  /** The last event that had happened; 0 before the first. */
  seq: number
  /** The last event that there is now. */
  head: number
  /** When the event happened, ISO in UTC; null before the first. */
  at: string | null
  /** The day that is shown, in UTC. */
  day: string
  /** The nearest days with events before and after, in UTC. */
  previousDay: string | null
  nextDay: string | null
}
