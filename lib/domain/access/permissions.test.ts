import { describe, expect, it } from 'vitest'
import { may, PERMISSIONS, roleThatMay } from '@/lib/domain/access/permissions'
import { MEMBER_ROLES, MEMBERSHIP_ROLES } from '@/lib/domain/access/roles'

/** Who may what, written out once more by hand: a change of the code must be a change of this table. */
const TABLE = {
  read: ['administrator', 'facilitator', 'contributor', 'signer', 'viewer'],
  'edit-rows': ['administrator', 'facilitator', 'contributor'],
  score: ['administrator', 'facilitator', 'contributor'],
  comment: ['administrator', 'facilitator', 'contributor', 'signer'],
  'keep-views': ['administrator', 'facilitator', 'contributor', 'signer', 'viewer'],
  'share-views': ['administrator', 'facilitator', 'contributor'],
  'create-register': ['administrator', 'facilitator'],
  'manage-register': ['administrator', 'facilitator'],
  'manage-people': ['administrator'],
  verify: ['administrator'],
  'hand-over': ['administrator', 'facilitator', 'contributor', 'signer'],
  'run-workshop': ['administrator', 'facilitator'],
  'take-part': ['administrator', 'facilitator', 'contributor', 'signer'],
  attend: ['administrator', 'facilitator', 'contributor', 'signer', 'guest'],
  join: ['invited'],
} satisfies Record<(typeof PERMISSIONS)[number], string[]>

const ROLES = [...MEMBERSHIP_ROLES, 'invited'] as const

describe('a permission', () => {
  it.each(PERMISSIONS)('AC-1 %s is granted to exactly the roles of the table', (permission) => {
    expect(ROLES.filter((role) => may([role], permission))).toEqual(TABLE[permission])
  })

  it('AC-2 is granted by any role of a set, and the first that grants it is remembered', () => {
    expect(roleThatMay(['signer', 'contributor', 'administrator'], 'score')).toBe('contributor')
    expect(roleThatMay(['signer', 'viewer'], 'score')).toBeNull()
  })

  it('AC-3 is granted to nobody without a role', () => {
    for (const permission of PERMISSIONS) expect(may([], permission)).toBe(false)
  })

  it('AC-5 to attend is all that a guest may, and reading is not part of it', () => {
    expect(PERMISSIONS.filter((permission) => may(['guest'], permission))).toEqual(['attend'])
  })

  it('AC-4 to join belongs to an invitation alone, which may nothing else', () => {
    expect(PERMISSIONS.filter((permission) => may(['invited'], permission))).toEqual(['join'])
    expect(MEMBER_ROLES.filter((role) => may([role], 'join'))).toEqual([])
  })
})
