import * as z from 'zod/mini'

/** Where in a register somebody is: a failure mode and a column of the worksheet or field of its page. */
export const placeSchema = z.strictObject({
  failureModeId: z.uuid({ error: 'Expected an id.' }),
  column: z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9.-]{0,59}$/, { error: 'Expected the name of a column.' })),
})
export type Place = z.infer<typeof placeSchema>

/** What a browser tells of itself. A seat is one connection of one tab; its turns count what it told, so that nothing older passes for news. */
export const tellSchema = z.strictObject({
  seat: z.uuid({ error: 'Expected the id of the connection.' }),
  registerId: z.uuid({ error: 'Expected the id of a register.' }),
  turn: z.int().check(z.minimum(1), z.maximum(1_000_000_000)),
  place: z.nullable(placeSchema),
})
export type Tell = z.infer<typeof tellSchema>

/** Name of the server-sent event that says who is here. It carries no number: it is no event of a stream. */
export const PRESENCE_MESSAGE = 'presence'

/** Somebody who is here, however many tabs they have open. */
export interface PersonHere {
  membershipId: string
  place: Place | null
}

/** Who is in a register at this moment; the list is whole, so that a lost message is mended by the next. */
export interface PresenceMessage {
  registerId: string
  people: PersonHere[]
  /** How many more there are than the list holds. */
  more: number
}

/** Most people that a message names. */
export const PEOPLE_MAX = 100

/** A browser tells its place at most once in so many milliseconds. */
export const TELL_PAUSE_MS = 300

/** Reads the id of a connection; null when the text is none. */
export function parseSeat(text: string | null): string | null {
  const parsed = z.uuid().safeParse(text)
  return parsed.success ? parsed.data : null
}
