import { announceStreams } from '@/lib/data/announce'
import { database } from '@/lib/data/client'
import { translateDatabaseError } from '@/lib/data/database-error'
import type { Prisma } from '@/lib/data/generated/client'
import { nowIso } from '@/lib/kernel/clock'

const made = Symbol('made by withIdentityScope')

/** The smaller door, for signing in: an open transaction in which row-level security shows one person's own account and sessions. */
export interface IdentityScope {
  readonly [made]: true
  readonly tx: Prisma.TransactionClient
  readonly personId: string
  readonly now: string
  /** Sessions that ended; told to every process after the commit, so that their live rooms close at once. */
  readonly ended: Map<string, number>
}

// With Prisma's two seconds of waiting for a connection, a busy moment looks like an ended session and signs people out.
const PATIENCE = { maxWait: 10_000, timeout: 15_000 }

/** Opens a transaction in which only this person's own rows exist. */
export async function withIdentityScope<T>(personId: string, work: (scope: IdentityScope) => Promise<T>): Promise<T> {
  const ended = new Map<string, number>()
  try {
    const result = await database().$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('app.person_id', ${personId}, true)`
      return work({ [made]: true, tx, personId, now: nowIso(), ended })
    }, PATIENCE)
    announceStreams(ended)
    return result
  } catch (error) {
    throw translateDatabaseError(error)
  }
}
