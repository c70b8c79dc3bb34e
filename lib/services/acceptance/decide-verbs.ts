import { z } from 'zod'
import { acceptanceDecisionRow, type AcceptanceDecisionRow, type AcceptanceRow } from '@/lib/domain/acceptance/acceptance-rows'
import { sayDecision, sayRequest } from '@/lib/domain/acceptance/acceptance-statement'
import { acceptFailureMode, mayAccept, openRequest, refuseOutdated } from '@/lib/domain/acceptance/decide-acceptance'
import { refuseAcceptance as refuse } from '@/lib/domain/acceptance/refuse-acceptance'
import type { Change } from '@/lib/domain/row/change'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import type { DelegationRow } from '@/lib/domain/signature/signature-rows'
import { readProofIssuer, takeIdentityProof } from '@/lib/data/identity-proofs'
import { loadNeededRows, loadStreamRows } from '@/lib/data/row-storage'
import type { Scope } from '@/lib/data/scope'
import { signHead } from '@/lib/data/signed-heads'
import { signingKey } from '@/lib/data/signing-key'
import { loadJudgedOf } from '@/lib/services/acceptance/load-judged'
import { digestText } from '@/lib/services/baseline/baseline-digest'
import { LoadedRows } from '@/lib/services/loaded-rows'
import { findSpeaker, type Speaker } from '@/lib/services/signature/speaker'
import type { Verb } from '@/lib/services/verb'

const id = z.uuid({ error: 'Expected an id.' })
const { reason, zone } = acceptanceDecisionRow.fields
const said = { id, acceptanceId: id, /** The role in which one speaks. */ ownerRoleId: id, reason: z.optional(fieldSchema(reason)), zone: fieldSchema(zone) }
const approveSchema = z.strictObject({
  ...said,
  /** The token of a fresh proof of identity, made for this acceptance. */
  proof: z.string({ error: 'Expected a proof of identity.' }).regex(/^[0-9a-f]{64}$/, { error: 'Expected a proof of identity.' }),
})

/**
 * Accepts a risk: the failure mode is accepted from then on, until the day that was asked for. Through the pages alone, by a person who holds a role that may
 * accept risks of this band, or is the delegate of one, and who did not ask for it, with a fresh proof of identity, which is used up.
 */
export const approveAcceptance: Verb<z.infer<typeof approveSchema>> = {
  name: 'acceptance.approve',
  event: 'acceptance.approved',
  permission: 'sign',
  stream: 'register',
  // A retry of the same command brings another token, and gets the answer of the first.
  hidesInput: true,
  schema: approveSchema,
  async decide(scope, { proof, ...input }, { streamId, now }) {
    if (scope.actor.door !== 'page') refuse('forbidden', 'acceptanceId', 'Nobody accepts a risk through this door.', 'Sign in, and open the page of the failure mode.')
    const { judged, found } = await loadJudgedOf(scope, streamId, input.acceptanceId)
    const acceptance = openRequest(found, scope.membershipId)
    const speaker = await findApprover(scope, streamId, acceptance, input.ownerRoleId)
    refuseOutdated(acceptance, judged, now.slice(0, 10))
    const checkedHow = await takeIdentityProof(scope, proof, { membershipId: speaker.membershipId, subjectId: acceptance.id, meaning: 'accepts-the-risk' })
    if (checkedHow === null) refuse('precondition', 'proof', 'Your identity was not checked for this decision, or too long ago.', 'Have it checked again, and accept it then.')
    const checkedIssuer = await readProofIssuer(scope, proof)
    const decision = seal(scope, streamId, acceptance, { ...input, reason: input.reason ?? null, outcome: 'approved', checkedHow, checkedIssuer, ...printed(speaker) })
    return [added(decision), ...acceptFailureMode(acceptance, judged, now)]
  },
  after: (scope, { streamId }) => signHead(scope, streamId),
}

const refuseSchema = z.strictObject(said)

/** Refuses to accept a risk, with the reason. It binds nobody, so identity is not checked anew; who asked may ask again. */
export const refuseAcceptanceVerb: Verb<z.infer<typeof refuseSchema>> = {
  name: 'acceptance.refuse',
  event: 'acceptance.refused',
  permission: 'sign',
  stream: 'register',
  schema: refuseSchema,
  async decide(scope, input, { streamId }) {
    const { found } = await loadJudgedOf(scope, streamId, input.acceptanceId)
    const acceptance = openRequest(found, scope.membershipId)
    const speaker = await findApprover(scope, streamId, acceptance, input.ownerRoleId)
    const why = input.reason ?? null
    if (why === null) refuse('invalid', 'reason', 'A refusal needs a reason.', 'Say what would have to change.')
    return [added(seal(scope, streamId, acceptance, { ...input, reason: why, outcome: 'refused', checkedHow: null, checkedIssuer: null, ...printed(speaker) }))]
  },
  after: (scope, { streamId }) => signHead(scope, streamId),
}

/** The actor as who decides: today in a role that may accept such a risk, and not for the one who asked. Throws AppError `not-found` and `forbidden`. */
async function findApprover(scope: Scope, registerId: string, { band, askedById, askedByName }: AcceptanceRow, ownerRoleId: string): Promise<Speaker> {
  const rows = new LoadedRows()
  rows.add(await loadNeededRows(scope, registerId, [{ kind: 'owner-role', ids: [ownerRoleId] }]))
  const role = rows.get('owner-role', ownerRoleId)
  if (!role || role.deletedAt !== null) refuse('not-found', 'ownerRoleId', 'There is no such owner role here.', 'Choose one that you hold.')
  if (!mayAccept(role, band)) refuse('forbidden', 'ownerRoleId', `${role.name} may not accept a ${band} risk.`, 'Administrators say on the page of the people which roles may.')
  const { delegation } = await loadStreamRows(scope, registerId, ['delegation'])
  const speaker = await findSpeaker(scope, { ownerRoleId, roleName: role.name }, delegation as unknown as DelegationRow[], 'ownerRoleId')
  if (speaker.givenById === askedById) refuse('forbidden', 'ownerRoleId', `${askedByName} asked for this, and nobody decides it in their place.`, 'Somebody else who holds one of the roles decides.')
  return speaker
}

function printed({ membershipId, signerName, ownerRoleId, roleName, delegationId, onBehalfOf }: Speaker) {
  return { membershipId, deciderName: signerName, ownerRoleId, roleName, delegationId, onBehalfOf }
}

type Unsealed = Omit<AcceptanceDecisionRow, 'failureModeId' | 'digest' | 'decidedAt' | 'keyId' | 'seal' | 'deletedAt'>

function seal({ workspaceId, now }: Scope, registerId: string, acceptance: AcceptanceRow, given: Unsealed): AcceptanceDecisionRow {
  const { keyId, sign } = signingKey()
  const place = { workspaceId, registerId }
  const row = { ...given, failureModeId: acceptance.failureModeId, digest: digestText(sayRequest(place, acceptance)), decidedAt: now, keyId }
  return { ...row, seal: sign(sayDecision(place, row)), deletedAt: null }
}

function added(row: AcceptanceDecisionRow): Change {
  return { kind: 'acceptance-decision', id: row.id, field: null, before: null, after: { ...row } }
}
