import type * as z from 'zod/mini'
import type { ActingRole } from '@/lib/domain/access/permissions'
import type { Change } from '@/lib/domain/row/change'
import type { Need, RowReader } from '@/lib/domain/row/row-reader'

/** Most bytes of a command on its way, its envelope included: ten thousand edits with their texts fit, a larger paste is sent in parts. */
export const COMMAND_BYTES_MAX = 10_000_000

/** The member who acts, by membership and by the roles held at this moment; never taken from an input. */
export interface ActingMember {
  membershipId: string
  roles: readonly ActingRole[]
}

/** What a command may know beside its input and the rows: the time, the register or workspace that it speaks to, and who acts. */
export interface CommandContext {
  /** ISO time in UTC. */
  now: string
  /** The stream that the command writes to: a register's id, or the workspace's. */
  streamId: string
  /** Absent for the command line and the seed, which act for nobody in particular. */
  by?: ActingMember
}

/**
 * A command: its name, the schema of its input, the rows it needs, and the pure function that turns an input into changes. The browser
 * applies it at once, the server applies the same function to locked rows and stores what it returns.
 */
export interface Command<I = unknown> {
  name: string
  /** Name of the event when it has happened, in the past tense. */
  event: string
  stream: 'register' | 'workspace'
  /** True when nobody may do it without saying why; the reason stands in the event. */
  needsReason?: boolean
  schema: z.ZodMiniType<I>
  needs(input: I, context: CommandContext): Need[]
  /** Rows that can be named only once the first ones are seen, such as the parent of a row that is restored. */
  follows?(rows: RowReader, input: I, context: CommandContext): Need[]
  /** Returns the changes, none when nothing would change. Throws AppError `invalid`, `conflict`, `not-found`, `precondition` or `limit`. */
  apply(rows: RowReader, input: I, context: CommandContext): Change[]
}

export function defineCommand<I>(command: Command<I>): Command<I> {
  return command
}
