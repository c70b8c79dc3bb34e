import { describe, expect, it } from 'vitest'
import type { DelegationRow } from '@/lib/domain/signature/signature-rows'
import { findSigningRight } from '@/lib/domain/signature/signing-right'

const [HOLDER, DELEGATE, OTHER, ROLE] = ['h', 'd', 'o', 'r']
const given: DelegationRow = { ...{ id: '1', ownerRoleId: ROLE, fromMembershipId: HOLDER, toMembershipId: DELEGATE }, ...{ validFrom: '2026-03-01', validTo: '2026-03-31', givenAt: '2026-02-01T00:00:00.000Z', endedAt: null, deletedAt: null } }
const rightOf = (membershipId: string, day: string, delegations: DelegationRow[] = [given], holders = [HOLDER]) => findSigningRight({ membershipId, ownerRoleId: ROLE, day }, holders, delegations)

describe('the right to sign in a role', () => {
  it('SG-2 is its holder’s, without any delegation', () => {
    expect(rightOf(HOLDER, '2026-03-15')).toEqual({ delegation: null })
    expect(rightOf(OTHER, '2026-03-15')).toBeNull()
    expect(rightOf(HOLDER, '2026-03-15', [given], [OTHER])).toBeNull()
  })

  it.each([
    ['2026-02-28', false],
    ['2026-03-01', true],
    ['2026-03-31', true],
    ['2026-04-01', false],
  ])('SG-8 is the delegate’s from the first day to the last: on %s %s', (day, isRight) => {
    expect(rightOf(DELEGATE, day)).toEqual(isRight ? { delegation: given } : null)
  })

  it('SG-8 ends with the delegation and with the giver’s own, is for that role alone, and goes no further', () => {
    const on = '2026-03-15'
    expect(rightOf(DELEGATE, on, [{ ...given, endedAt: '2026-03-02T00:00:00.000Z' }])).toBeNull()
    expect(rightOf(DELEGATE, on, [given], [])).toBeNull()
    expect(rightOf(DELEGATE, on, [{ ...given, ownerRoleId: 'another' }])).toBeNull()
    expect(rightOf(OTHER, on, [given, { ...given, id: '2', fromMembershipId: DELEGATE, toMembershipId: OTHER }])).toBeNull()
  })
})
