import { describe, expect, it } from 'vitest'
import { describeRoles, ROLE_WORDS } from '@/components/people/role-words'
import { may } from '@/lib/domain/access/permissions'
import { MEMBER_ROLES } from '@/lib/domain/access/roles'
import { isHeldOn } from '@/lib/domain/workspace/role-holders'

describe('a role in words', () => {
  it.each(MEMBER_ROLES)('PG-20 promises neither more nor less than the permissions of %s', (role) => {
    const words = ROLE_WORDS[role].may
    expect(/Everything|registers/.test(words)).toBe(may([role], 'create-register'))
    expect(/Everything|[Ee]dits/.test(words)).toBe(may([role], 'edit-rows'))
    expect(/Everything|score/.test(words)).toBe(may([role], 'score'))
    expect(/people/.test(words)).toBe(may([role], 'manage-people'))
  })

  it('PG-20 stands as a list', () => {
    expect(describeRoles(['facilitator', 'signer'])).toBe('Facilitator, Signer')
  })
})

describe('a period', () => {
  const holding = { id: 'h', ownerRoleId: 'r', membershipId: 'm', validFrom: '2026-02-01', validTo: '2026-02-28', deletedAt: null }

  it.each([
    ['2026-01-31', false],
    ['2026-02-01', true],
    ['2026-02-28', true],
    ['2026-03-01', false],
  ])('PG-22 on %s is held: %s', (day, held) => {
    expect(isHeldOn(holding, day)).toBe(held)
  })

  it('PG-22 without a last day goes on', () => {
    expect(isHeldOn({ ...holding, validTo: null }, '2099-01-01')).toBe(true)
  })
})
