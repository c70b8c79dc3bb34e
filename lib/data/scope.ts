import type { Actor } from '@/lib/domain/access/actor'
import type { ActingRole } from '@/lib/domain/access/permissions'
import { MEMBER_ROLES } from '@/lib/domain/access/roles'
import { database } from '@/lib/data/client'
import { announceStreams } from '@/lib/data/announce'
import { translateDatabaseError, wasVictim } from '@/lib/data/database-error'
import type { Prisma } from '@/lib/data/generated/client'
import { AppError } from '@/lib/kernel/errors'
import { nowIso } from '@/lib/kernel/clock'

const made = Symbol('made by withScope')

/**
 * The one door to a workspace's data: an open transaction in which row-level security knows the workspace, and the actor with the
 * roles that the membership holds now. Only the functions below make one.
 */
export interface Scope {
  readonly [made]: true
  readonly tx: Prisma.TransactionClient
  readonly actor: Actor
  readonly workspaceId: string
  readonly roles: readonly ActingRole[]
  /** The membership that acts; null for the command line, the seed and somebody who is only invited. */
  readonly membershipId: string | null
  /** The name that the actor has here. */
  readonly name: string
  /** Time of the transaction, ISO in UTC. */
  readonly now: string
  /** Streams that got events; told to everybody after the commit. */
  readonly touched: Map<string, number>
}

export interface ScopeOptions {
  /** Longest run of the transaction, in milliseconds. */
  timeout?: number
}

/**
 * Opens a transaction for an actor and runs `work` in it, again when the database ended it to free another. Throws AppError `not-found` when the person is no member of the workspace (or
 * there is no such workspace: the two look the same), and turns broken laws of the database into AppErrors.
 */
export async function withScope<T>(actor: Actor, work: (scope: Scope) => Promise<T>, options: ScopeOptions = {}): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const touched = new Map<string, number>()
    try {
      // Read committed is what Postgres opens by itself; naming it would cost a round trip.
      const result = await runTransaction(actor, work, touched, options)
      announceStreams(touched)
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
  return runTransaction(actor, work, new Map(), options, 'RepeatableRead')
}

async function runTransaction<T>(
  actor: Actor,
  work: (scope: Scope) => Promise<T>,
  touched: Map<string, number>,
  { timeout = 15_000 }: ScopeOptions,
  isolationLevel?: 'RepeatableRead',
): Promise<T> {
  try {
    return await database().$transaction(
      async (tx) => {
        const member = await enterWorkspace(tx, actor)
        return work({ [made]: true, tx, actor, workspaceId: actor.workspaceId, now: nowIso(), touched, ...member })
      },
      { isolationLevel, timeout, maxWait: 10_000 },
    )
  } catch (error) {
    throw translateDatabaseError(error)
  }
}

interface Entry {
  membershipId: string | null
  roles: readonly ActingRole[]
  name: string
}

/** Tells row-level security the workspace and reads the roles, in one round trip: every command and every page begins here. */
async function enterWorkspace(tx: Prisma.TransactionClient, actor: Actor): Promise<Entry> {
  const [member] = await tx.$queryRaw<{ member_id: string; member_name: string; member_roles: string[] }[]>`SELECT * FROM enter_workspace(
    ${actor.workspaceId}::uuid, ${actor.invited ? null : actor.personId}::uuid)`
  if (actor.personId === null) return { membershipId: null, roles: ['administrator'], name: actor.door === 'seed' ? 'Demonstration' : 'Command line' }
  if (actor.invited) return { membershipId: null, roles: ['invited'], name: '' }
  if (!member) throw new AppError('not-found', 'There is nothing here for you.')
  return { membershipId: member.member_id, name: member.member_name, roles: MEMBER_ROLES.filter((role) => member.member_roles.includes(role)) }
}
