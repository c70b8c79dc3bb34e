import { z } from 'zod'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import { saySignature } from '@/lib/domain/signature/sealed-statement'
import { openPlace } from '@/lib/domain/signature/sign-baseline'
import { signatureRow } from '@/lib/domain/signature/signature-rows'
import { lockBaselines, readTextDigests } from '@/lib/data/baselines'
import { readProofIssuer, takeIdentityProof } from '@/lib/data/identity-proofs'
import type { Scope } from '@/lib/data/scope'
import { signHead } from '@/lib/data/signed-heads'
import { signingKey } from '@/lib/data/signing-key'
import { findPlace } from '@/lib/services/signature/find-place'
import { loadReviews } from '@/lib/services/signature/load-reviews'
import { findSpeaker } from '@/lib/services/signature/speaker'
import type { Verb } from '@/lib/services/verb'
import { AppError } from '@/lib/kernel/errors'

const id = z.uuid({ error: 'Expected an id.' })
const { meaning, comment, zone } = signatureRow.fields
const schema = z.strictObject({
  id,
  /** The place of the review. */
  placeId: id,
  meaning: fieldSchema(meaning),
  comment: z.optional(fieldSchema(comment)),
  zone: fieldSchema(zone),
  /** The token of a fresh proof of identity, made for this baseline and meaning. */
  proof: z.string({ error: 'Expected a proof of identity.' }).regex(/^[0-9a-f]{64}$/, { error: 'Expected a proof of identity.' }),
})

/**
 * Signs a baseline in a role that a review asks. Through the pages alone, by a person who holds the role today or is the delegate of one, with a fresh proof
 * of identity, which is used up.
 */
export const signBaseline: Verb<z.infer<typeof schema>> = {
  name: 'baseline.sign',
  event: 'baseline.signed',
  permission: 'sign',
  stream: 'register',
  // A retry of the same command brings another token, and gets the answer of the first.
  hidesInput: true,
  schema,
  async decide(scope, input, { streamId: registerId, now }) {
    if (scope.actor.door !== 'page') refuse('forbidden', 'placeId', 'Nobody signs through this door.', 'Sign in, and open the page of the baseline.')
    await lockBaselines(scope, registerId)
    const rows = await loadReviews(scope, registerId)
    const { baseline, parts } = findPlace(rows, input.placeId)
    const { place } = openPlace(baseline, parts, input.placeId)
    const { givenById: _, ...speaker } = await findSpeaker(scope, place, rows.all('delegation'))
    await refuseBroken(scope, registerId, baseline)
    const { keyId, sign } = signingKey()
    const subject = { membershipId: speaker.membershipId, subjectId: baseline.id, meaning: input.meaning }
    const checkedHow = await takeIdentityProof(scope, input.proof, subject)
    if (checkedHow === null) refuse('precondition', 'proof', 'Your identity was not checked for this signature, or too long ago.', 'Have it checked again, and sign then.')
    const checkedIssuer = await readProofIssuer(scope, input.proof)
    const { digest, contentDigest } = baseline
    const said = { id: input.id, reviewPlaceId: place.id, ...speaker, baselineId: baseline.id, meaning: input.meaning, comment: input.comment ?? null, digest, contentDigest, checkedHow, checkedIssuer, signedAt: now, zone: input.zone, keyId }
    const row = { ...said, seal: sign(saySignature({ workspaceId: scope.workspaceId, registerId }, said)), deletedAt: null }
    return [{ kind: 'signature', id: row.id, field: null, before: null, after: row }]
  },
  after: (scope, { streamId }) => signHead(scope, streamId),
}

/** Nobody signs what is not what was frozen. */
async function refuseBroken(scope: Scope, registerId: string, baseline: { id: string; number: number; digest: string; contentDigest: string }): Promise<void> {
  const found = await readTextDigests(scope, registerId, baseline.id)
  if (found?.digest === baseline.digest && found.contentDigest === baseline.contentDigest) return
  refuse('precondition', 'placeId', `Baseline ${baseline.number} is not what was frozen.`, 'Have an administrator check the record.')
}

function refuse(code: 'forbidden' | 'precondition', path: string, message: string, hint: string): never {
  throw new AppError(code, message, [{ path, message, hint }])
}
