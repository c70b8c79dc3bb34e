import { z } from 'zod'

/** Issue 2: 20 changes a second. */
export const CHANGES_PER_SECOND = 20
/** Changes before the first one that counts, one after the other: the first requests of a process compile and fill caches. */
export const WARM_UP_CHANGES = 60
export const MEASURED_CHANGES = 300

/** What the process that plays the browsers is told to do. */
export const loadPlan = z.object({
  writer: z.object({ url: z.string(), cookie: z.string() }),
  readers: z.array(z.object({ url: z.string(), cookie: z.string() })),
  workspaceId: z.string(),
  registerId: z.string(),
  /** The rows, one for each change; each has this value in its field `cause` before its only edit. */
  rows: z.array(z.object({ id: z.string(), cause: z.string().nullable() })),
  /** Numbers that the readers have seen. */
  heads: z.record(z.string(), z.number()),
})
export type LoadPlan = z.infer<typeof loadPlan>

/** What it answers. */
export const loadReport = z.object({
  /** Milliseconds from sending a change to its arrival at a reader, one for each pair of them. */
  arrivals: z.array(z.number()),
  /** Milliseconds until the writer had its own answer. */
  answers: z.array(z.number()),
  problem: z.string().nullable(),
})
export type LoadReport = z.infer<typeof loadReport>
