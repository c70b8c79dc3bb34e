import type { Actor } from '@/lib/domain/access/actor'
import { connections } from '@/lib/data/client'
import { entrance, entryOf, refuseGuest, type Entry, type MemberRow } from '@/lib/data/entry'
import { assert } from '@/lib/kernel/assert'
import { nowIso } from '@/lib/kernel/clock'

/** Where statements are answered from one workspace: a scope, or a reading. */
export interface Asking {
  readonly workspaceId: string
  /** Rows as the database writes them: whole numbers beyond 32 bits are made `float8` or text by the statement. */
  ask<R>(sql: string, ...values: unknown[]): Promise<R[]>
}

/** The way in for pages that only read: statements that need nothing of each other's answers travel together. */
export interface Reading extends Asking {
  readonly actor: Actor
  /** Time of the reading, ISO in UTC. */
  readonly now: string
  /** As whom the actor reads. */
  readonly entry: Promise<Entry>
}

const BEGIN = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = '
const LONGEST_MS = 15_000
const KEEP_PLANS = '; SET LOCAL plan_cache_mode = force_generic_plan'

export interface ReadingOptions {
  /** The longest that one statement may take, in milliseconds. */
  timeout?: number
  /**
   * True where one plan of each statement is right for every value. Left to itself Postgres compares a kept plan with what planning for the values cost before the
   * tables grew, and then plans with every request what takes longer to plan than to run.
   */
  keepPlans?: boolean
  /** True for the few readings that are for guests; in every other one there is nothing for them. */
  forGuests?: boolean
}

/**
 * Reads for an actor, everything from one moment. What `work` asks before it first waits goes to the database in one write with the opening of the
 * workspace, and no answer is handed out before the actor is known to be a member. Throws AppError `not-found` like `withScope`.
 */
export async function withReading<T>(actor: Actor, work: (reading: Reading) => Promise<T>, { timeout = LONGEST_MS, keepPlans = false, forGuests = false }: ReadingOptions = {}): Promise<T> {
  refuseGuest(actor, forGuests)
  const { pool, nameStatement } = connections()
  const connection = await pool.connect()
  const state = { isOpen: true }
  let lost: Error | undefined
  const lose = (error: Error) => (lost = error)
  connection.on('error', lose)
  try {
    const send: Send = async (text, values) => {
      // By then the connection may be somebody else's, in another workspace.
      assert(state.isOpen, 'nothing is asked after a reading has ended')
      return (await connection.query({ name: nameStatement({ sql: text, args: values }), text, values })).rows
    }
    const begun = connection.query(`${BEGIN}${timeout}${keepPlans ? KEEP_PLANS : ''}`)
    const answer = await readWith(actor, begun, send, work)
    await connection.query('COMMIT')
    return answer
  } catch (error) {
    state.isOpen = false
    // What was asked beside the statement that failed is answered before this, so that nothing of it reaches the next reader.
    await connection.query('ROLLBACK').catch(lose)
    throw error
  } finally {
    state.isOpen = false
    connection.off('error', lose)
    connection.release(lost)
  }
}

type Send = (text: string, values: unknown[]) => Promise<unknown[]>

async function readWith<T>(actor: Actor, begun: Promise<unknown>, send: Send, work: (reading: Reading) => Promise<T>): Promise<T> {
  const { sql: enter, values } = entrance(actor)
  // Statements say what their rows are, as with Prisma's raw queries.
  const entry = Promise.all([send(enter, values), begun]).then(([[member]]) => entryOf(actor, member as MemberRow | undefined))
  const ask = async <R>(sql: string, ...values: unknown[]) => {
    const [rows] = await Promise.all([send(sql, values), entry])
    return rows as R[]
  }
  const [answer] = await Promise.all([work({ actor, workspaceId: actor.workspaceId, now: nowIso(), entry, ask }), entry])
  return answer
}
