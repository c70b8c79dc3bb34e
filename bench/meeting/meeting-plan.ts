import { z } from 'zod'

/** Rounds that are scored after the cards. */
export const ROUNDS = 3

/** What the process that plays the people is told to do. */
export const meetingPlan = z.object({
  /** Everybody with a session of their own; the first one leads. */
  people: z.array(z.object({ url: z.string(), cookie: z.string() })),
  registerCode: z.string(),
  registerId: z.string(),
  /** Failure modes to score, one for each round. */
  failureModeIds: z.array(z.string()),
  /** Numbers that the streams begin at. */
  heads: z.record(z.string(), z.number()),
  /** Where the bare broadcast is served, by as many processes. */
  bareUrls: z.array(z.string()),
})
export type MeetingPlan = z.infer<typeof meetingPlan>

/** What it answers. */
export const meetingReport = z.object({
  /** Milliseconds until everybody had the page, a stream and a place in the meeting. */
  gathering: z.number(),
  /** Milliseconds in which everybody wrote a card, and in which everybody cast a ballot, the slowest round. */
  writing: z.number(),
  voting: z.number(),
  /** Milliseconds from sending a reveal to its arrival at the last stream: of the cards first, then of each round. */
  reveals: z.array(z.number()),
  /** Until the first stream had each. */
  firsts: z.array(z.number()),
  /** The same of a bare broadcast of the same bytes as those of the cards, several times. */
  bare: z.array(z.number()),
  /** Bytes of the reveal of the cards. */
  bytes: z.number(),
  problem: z.string().nullable(),
})
export type MeetingReport = z.infer<typeof meetingReport>
