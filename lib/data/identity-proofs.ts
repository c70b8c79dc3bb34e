import { createHash, randomBytes } from 'node:crypto'
import type { IdentityCheck, Meaning } from '@/lib/domain/signature/signature-words'
import type { Scope } from '@/lib/data/scope'
import { newId } from '@/lib/kernel/ids'

/** What a proof is good for. */
export interface ProofSubject {
  membershipId: string
  /** What is about to be signed. */
  subjectId: string
  meaning: Meaning
}

/** How long a proof is good for, in minutes: to read the page once more, and no longer. */
export const PROOF_MINUTES = 5

/** Stores that a member has just proved who they are, and returns the token that says so, once. Only its hash is stored. `issuer` is the provider that vouched. */
export async function insertIdentityProof(scope: Scope, { membershipId, subjectId, meaning }: ProofSubject, checkedHow: IdentityCheck, issuer: string | null = null): Promise<string> {
  const token = randomBytes(32).toString('hex')
  const expiresAt = new Date(Date.parse(scope.now) + PROOF_MINUTES * 60_000).toISOString()
  await scope.tx.$executeRaw`INSERT INTO identity_proof (id, workspace_id, membership_id, subject_id, meaning, token_hash, checked_how, checked_issuer, expires_at, created_at, updated_at)
    VALUES (${newId()}::uuid, ${scope.workspaceId}::uuid, ${membershipId}::uuid, ${subjectId}::uuid, ${meaning}, ${hashToken(token)}, ${checkedHow}, ${issuer},
      ${expiresAt}::timestamptz, ${scope.now}::timestamptz, ${scope.now}::timestamptz)`
  return token
}

/** Uses a proof up, and says how identity was checked; null where it is none, is another's, is for another thing or meaning, was used, or is too old. */
export async function takeIdentityProof(scope: Scope, token: string, { membershipId, subjectId, meaning }: ProofSubject): Promise<IdentityCheck | null> {
  const [taken] = await scope.ask<{ how: IdentityCheck }>(
    `UPDATE identity_proof SET used_at = $6::timestamptz, updated_at = $6::timestamptz
     WHERE workspace_id = $1::uuid AND token_hash = $2 AND membership_id = $3::uuid AND subject_id = $4::uuid AND meaning = $5
       AND used_at IS NULL AND expires_at > $6::timestamptz RETURNING checked_how AS how`,
    ...[scope.workspaceId, hashToken(token), membershipId, subjectId, meaning, scope.now],
  )
  return taken?.how ?? null
}

/** The provider that vouched for a proof, used up or not, by its address; null for a password. */
export async function readProofIssuer(scope: Scope, token: string): Promise<string | null> {
  const [proof] = await scope.ask<{ issuer: string | null }>('SELECT checked_issuer AS issuer FROM identity_proof WHERE workspace_id = $1::uuid AND token_hash = $2', scope.workspaceId, hashToken(token))
  return proof?.issuer ?? null
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
