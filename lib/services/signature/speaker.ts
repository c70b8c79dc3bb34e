import { personOf } from '@/lib/domain/access/actor'
import type { DelegationRow } from '@/lib/domain/signature/signature-rows'
import { findSigningRight, printDelegation } from '@/lib/domain/signature/signing-right'
import { listRolesToday } from '@/lib/data/roles-today'
import type { Scope } from '@/lib/data/scope'
import { AppError } from '@/lib/kernel/errors'

/** Who speaks in a role, under the names of this day. */
export interface Speaker {
  ownerRoleId: string
  roleName: string
  membershipId: string
  signerName: string
  delegationId: string | null
  onBehalfOf: string | null
  /** Who delegated the role to them; null for the holder. */
  givenById: string | null
}

/**
 * The actor as the one who speaks for a role today (UTC): its holder, or the delegate of one. Throws AppError `forbidden` for anybody else, and for who is
 * no person at all: the command line, the seed, jobs. `path` is the place of the role in the input.
 */
export async function findSpeaker(scope: Scope, place: Pick<Speaker, 'ownerRoleId' | 'roleName'>, delegations: readonly DelegationRow[], path = 'placeId'): Promise<Speaker> {
  const { membershipId, name } = scope
  if (personOf(scope.actor) === null || membershipId === null) refuse(path, 'A person signs or refuses, and nobody else.', 'Sign in, and open its page.')
  const day = scope.now.slice(0, 10)
  const role = (await listRolesToday(scope, day)).find(({ id }) => id === place.ownerRoleId)
  const holders = role?.holders ?? []
  const right = findSigningRight({ membershipId, ownerRoleId: place.ownerRoleId, day }, holders.map((one) => one.membershipId), delegations)
  if (!right) refuse(path, `You do not hold the role ${place.roleName} today.`, holders.length > 0 ? `${holders.map((one) => one.name).join(', ')} holds it, and may delegate it.` : 'Nobody holds it today.')
  const giver = holders.find((one) => one.membershipId === right.delegation?.fromMembershipId)
  return {
    ...{ ownerRoleId: place.ownerRoleId, roleName: place.roleName, membershipId, signerName: name },
    ...{ delegationId: right.delegation?.id ?? null, givenById: right.delegation?.fromMembershipId ?? null },
    onBehalfOf: right.delegation && giver ? printDelegation(right.delegation, giver.name) : null,
  }
}

function refuse(path: string, message: string, hint: string): never {
  throw new AppError('forbidden', message, [{ path, message, hint }])
}
