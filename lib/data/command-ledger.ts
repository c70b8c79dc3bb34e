import { createHash } from 'node:crypto'
import { personOf } from '@/lib/domain/access/actor'
import type { Prisma } from '@/lib/data/generated/client'
import type { Scope } from '@/lib/data/scope'
import { AppError } from '@/lib/kernel/errors'
import { canonicalJson } from '@/lib/kernel/canonical-json'

export interface LedgerEntry {
  commandId: string
  verb: string
  input: unknown
  /** The register that the command speaks to; null for the workspace. */
  registerId: string | null
  /** True for what must not be traced: the ledger then holds the id and the verb, and no person, digest or time of day. */
  isUnnamed?: boolean
  /** True where a digest of the input would tell what it was: who sends the id again is then not compared. */
  hidesInput?: boolean
}

/** What the ledger says of a command: the answer that it got before, or that it is new and whether its register is here. */
export type Claim = { answered: Prisma.JsonValue } | { answered?: undefined; isRegisterHere: boolean }

/**
 * Claims a command id, or returns the answer that the same command got before, and looks for its register in the same round trip. A second
 * sender of the same id waits here until the first has committed or failed. Throws AppError `conflict` when the id was used for another
 * command or by another person.
 */
export async function claimCommand(scope: Scope, entry: LedgerEntry): Promise<Claim> {
  // A guest has no person to tell one sender from another, so the membership is part of what was asked.
  const asked = scope.guest ? { input: entry.input, by: scope.membershipId } : entry.input
  // A value that is said to stand may be anything, half of a character too: it is compared, and never stored.
  const digest = createHash('sha256').update(entry.isUnnamed || entry.hidesInput ? '' : canonicalJson(asked, JSON.stringify)).digest()
  const personId = entry.isUnnamed ? null : personOf(scope.actor)
  // Old entries go by their day; to the hour, one could be told from who was there.
  const at = entry.isUnnamed ? `${scope.now.slice(0, 10)}T00:00:00.000Z` : scope.now
  const [claim] = await scope.tx.$queryRaw<{ claimed: boolean; register_here: boolean }[]>`WITH claimed AS (
      INSERT INTO command (workspace_id, id, verb, input_digest, person_id, result, created_at, updated_at)
      VALUES (${scope.workspaceId}::uuid, ${entry.commandId}::uuid, ${entry.verb}, ${digest}, ${personId}::uuid, 'null',
        ${at}::timestamptz, ${at}::timestamptz)
      ON CONFLICT (workspace_id, id) DO NOTHING RETURNING id
    )
    SELECT EXISTS (SELECT FROM claimed) AS claimed,
      EXISTS (SELECT FROM register WHERE workspace_id = ${scope.workspaceId}::uuid AND id = ${entry.registerId}::uuid) AS register_here`
  if (claim?.claimed) return { isRegisterHere: claim.register_here }
  const earlier = await scope.tx.command.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: scope.workspaceId, id: entry.commandId } },
  })
  const same = earlier.verb === entry.verb && digest.equals(earlier.inputDigest) && earlier.personId === personId
  if (!same) {
    const message = 'This command id was used for another command.'
    throw new AppError('conflict', message, [{ path: 'commandId', message, hint: 'Make a new id for each command.' }])
  }
  return { answered: earlier.result }
}

/** Keeps the answer of a command, for a retry. */
export async function keepAnswer(scope: Scope, commandId: string, result: unknown): Promise<void> {
  await scope.tx.$executeRaw`UPDATE command SET result = ${JSON.stringify(result)}::text::jsonb, updated_at = ${scope.now}::timestamptz
    WHERE workspace_id = ${scope.workspaceId}::uuid AND id = ${commandId}::uuid`
}
