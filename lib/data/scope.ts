import type { Actor } from '@/lib/domain/access/actor'
import { database } from '@/lib/data/client'
import { announceStreams } from '@/lib/data/announce'
import { translateDatabaseError, wasVictim } from '@/lib/data/database-error'
import { entrance, entryOf, refuseGuest, type Entry, type MemberRow } from '@/lib/data/entry'
import type { Prisma } from '@/lib/data/generated/client'
import type { Asking } from '@/lib/data/reading'
import { nowIso } from '@/lib/kernel/clock'

const made = Symbol('made by withScope')

/**
 * The one door to a workspace's data: an open transaction in which row-level security knows the workspace, and the actor with the
 * roles that the membership holds now. Only the functions below make one.
 */
export interface Scope extends Asking, Entry {
  readonly [made]: true
  readonly tx: Prisma.TransactionClient
  readonly actor: Actor
  /** Time of the transaction, ISO in UTC. */
  readonly now: string
  /** Streams that got events; told to everybody after the commit. */
  readonly touched: Map<string, number>
  /** What is done outside of the database once the transaction is kept. It says of itself what it does when it fails, because nobody else will. */
  readonly afterCommit: (() => void)[]
}

export interface ScopeOptions {
  /** Longest run of the transaction, in milliseconds. */
  timeout?: number
  /** True for the few things that a guest may do; everywhere else there is nothing for a guest. */
  forGuests?: boolean
}

/**
 * Opens a transaction for an actor and runs `work` in it, again when the database ended it to free another. Throws AppError `not-found` when the person is no member of the workspace (or
 * there is no such workspace: the two look the same), and turns broken laws of the database into AppErrors.
 */
export async function withScope<T>(actor: Actor, work: (scope: Scope) => Promise<T>, options: ScopeOptions = {}): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const left: Pick<Scope, 'touched' | 'afterCommit'> = { touched: new Map(), afterCommit: [] }
    try {
      // Read committed is what Postgres opens by itself; naming it would cost a round trip.
      const result = await runTransaction(actor, work, left, options)
      announceStreams(left.touched)
      for (const act of left.afterCommit) act()
      return result
    } catch (error) {
      if (attempt === ATTEMPTS || !wasVictim(error)) throw error
    }
  }
}

/** Two commands that waited for each other: Postgres ends one of them, which has done nothing wrong and is simply done again. */
const ATTEMPTS = 3

/** The same as `withScope` for reading only: everything that `work` reads is from one moment. */
export async function withReadScope<T>(actor: Actor, work: (scope: Scope) => Promise<T>, options: ScopeOptions = {}): Promise<T> {
  return runTransaction(actor, work, { touched: new Map(), afterCommit: [] }, options, 'RepeatableRead')
}

async function runTransaction<T>(
  actor: Actor,
  work: (scope: Scope) => Promise<T>,
  left: Pick<Scope, 'touched' | 'afterCommit'>,
  { timeout = 15_000, forGuests = false }: ScopeOptions,
  isolationLevel?: 'RepeatableRead',
): Promise<T> {
  refuseGuest(actor, forGuests)
  try {
    return await database().$transaction(
      async (tx) => {
        const { sql: enter, values } = entrance(actor)
        const [member] = await tx.$queryRawUnsafe<MemberRow[]>(enter, ...values)
        const ask = <R>(sql: string, ...values: unknown[]) => tx.$queryRawUnsafe<R[]>(sql, ...values)
        return work({ [made]: true, tx, ask, actor, workspaceId: actor.workspaceId, now: nowIso(), ...left, ...entryOf(actor, member) })
      },
      { isolationLevel, timeout, maxWait: 10_000 },
    )
  } catch (error) {
    throw translateDatabaseError(error)
  }
}
