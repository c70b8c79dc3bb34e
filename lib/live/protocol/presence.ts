/** Where in a register somebody is: a failure mode and a column of the worksheet or field of its page. */
export interface Place {
  failureModeId: string
  column: string
}

/** What a browser tells of itself. A seat is one connection of one tab; its turns count what it told, so that nothing older passes for news. */
export interface Tell {
  seat: string
  registerId: string
  turn: number
  place: Place | null
}

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
