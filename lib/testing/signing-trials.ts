import type { Actor } from '@/lib/domain/access/actor'
import type { Meaning } from '@/lib/domain/signature/signature-words'
import { RowSet } from '@/lib/domain/row/row-set'
import { insertIdentityProof } from '@/lib/data/identity-proofs'
import { withScope } from '@/lib/data/scope'
import { readWorkspaceRoom } from '@/lib/services/register/read-register'
import type { VerbResult } from '@/lib/services/run-verb'
import { freezeTestBaseline } from '@/lib/testing/baseline-trials'
import { send } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

interface Review {
  reviewId: string
  baselineId: string
  placeIds: string[]
}

/** The same person at the pages, through which alone people sign. */
export const atPage = (actor: Actor): Actor => ({ ...actor, door: 'page' })

/** The ids of what has a name in a workspace. */
export async function findNamed(actor: Actor): Promise<{ role(name: string): string; member(name: string): string }> {
  const rows = RowSet.of((await readWorkspaceRoom(actor)).rows)
  return {
    role: (name) => present(rows.all('owner-role').find((one) => one.name === name), name).id,
    member: (name) => present(rows.all('membership').find((one) => one.name === name), name).id,
  }
}

/** A role of its own that a member holds from 2026 on. */
export async function makeHeldRole(administrator: Actor, name: string, membershipId: string): Promise<string> {
  const ownerRoleId = newId()
  await send(administrator, 'owner-role.add', { rows: [{ id: ownerRoleId, name, orderKey: 'a9' }] })
  await send(administrator, 'owner-role-holding.add', { rows: [{ id: newId(), ownerRoleId, membershipId, validFrom: '2026-01-01' }] })
  return ownerRoleId
}

/** Freezes a register and asks roles to sign that, in order unless said. */
export async function askTestReview(actor: Actor, registerId: string, ownerRoleIds: readonly string[], signOrder: 'in-order' | 'parallel' = 'in-order'): Promise<Review> {
  const [reviewId, baselineId] = [newId(), await freezeTestBaseline(actor, registerId)]
  const places = ownerRoleIds.map((ownerRoleId) => ({ id: newId(), ownerRoleId }))
  await send(actor, 'review.ask', { id: reviewId, baselineId, signOrder, places }, registerId)
  return { reviewId, baselineId, placeIds: places.map(({ id }) => id) }
}

/** A fresh proof of identity, as a right password makes one. */
export async function proveTestIdentity(actor: Actor, subjectId: string, meaning: Meaning): Promise<string> {
  return withScope(actor, (scope) => insertIdentityProof(scope, { membershipId: present(scope.membershipId, 'a member'), subjectId, meaning }, 'password'))
}

/** Signs as somebody who has just typed the password. */
export async function signTestBaseline(actor: Actor, registerId: string, { baselineId, placeId, ...more }: { baselineId: string; placeId: string; meaning?: Meaning; comment?: string }): Promise<VerbResult> {
  const meaning = more.meaning ?? 'approved'
  const proof = await proveTestIdentity(actor, baselineId, meaning)
  return send(atPage(actor), 'baseline.sign', { id: newId(), placeId, meaning, comment: more.comment, zone: 'Europe/Oslo', proof }, registerId)
}

/** A minimal valid input for each verb of signing, for the loop over the catalogue. */
export function trialsOfSigning(place: () => { actor: Actor; registerId: string; membershipId: string; delegateId: string }) {
  let count = 0
  const held = () => makeHeldRole(place().actor, `Signs ${++count}`, place().membershipId)
  const asked = async () => askTestReview(place().actor, place().registerId, [await held()])
  const delegation = async () => ({ id: newId(), ownerRoleId: await held(), toMembershipId: place().delegateId, validFrom: '2026-01-01', validTo: '2099-12-31' })
  return {
    'review.ask': async () => {
      const { actor, registerId } = place()
      return { input: { id: newId(), baselineId: await freezeTestBaseline(actor, registerId), signOrder: 'parallel', places: [{ id: newId(), ownerRoleId: await held() }] } }
    },
    'review.withdraw': async () => ({ input: { id: (await asked()).reviewId } }),
    'baseline.sign': async () => {
      const { baselineId, placeIds } = await asked()
      const proof = await proveTestIdentity(place().actor, baselineId, 'reviewed')
      return { input: { id: newId(), placeId: placeIds[0], meaning: 'reviewed', zone: 'UTC', proof }, actor: atPage(place().actor) }
    },
    'baseline.refuse': async () => ({ input: { id: newId(), placeId: (await asked()).placeIds[0], reason: 'Too early.', zone: 'UTC' } }),
    'delegation.give': async () => ({ input: await delegation() }),
    'delegation.end': async () => {
      const input = await delegation()
      await send(place().actor, 'delegation.give', input, place().registerId)
      return { input: { id: input.id } }
    },
  }
}
