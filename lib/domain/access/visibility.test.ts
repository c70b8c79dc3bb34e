import { describe, expect, it } from 'vitest'
import { MEMBER_ROLES } from '@/lib/domain/access/roles'
import type { ActingRole } from '@/lib/domain/access/permissions'
import { visibleChanges, visibleRows, visibleTo, type Reader } from '@/lib/domain/access/visibility'
import type { Change } from '@/lib/domain/row/change'
import { ROW_KINDS } from '@/lib/domain/row/row-kinds'
import { ID, rowOf } from '@/lib/testing/register-rows'

const changeOf = (kind: (typeof ROW_KINDS)[number]): Change => ({ kind, id: ID.fresh, field: 'title', before: 'A', after: 'B' })
const all = ROW_KINDS.map(changeOf)
const event = (changes: Change[] | null, personId: string | null = ID.nowhere) => ({ seq: 1, personId, changes })
const as = (...roles: ActingRole[]): Reader => ({ roles, personId: ID.role, membershipId: ID.control })

describe('what a reader sees', () => {
  it.each(MEMBER_ROLES)('AC-10 as %s is everything of the workspace but the private views of others and, unless they may invite, invitations', (role) => {
    const hidden = ROW_KINDS.filter((kind) => visibleChanges([changeOf(kind)], null, as(role)).length === 0)
    expect(hidden).toEqual(role === 'administrator' ? ['private-view'] : ['invitation', 'private-view'])
  })

  it('AC-11 is nothing for somebody without a role, or with an invitation only', () => {
    for (const reader of [as(), as('invited')]) {
      expect(visibleChanges(all, ID.role, reader)).toEqual([])
      expect(visibleTo(event(all), reader)).toBeNull()
      expect(visibleTo(event(null), reader)).toBeNull()
      expect(visibleRows({ category: [rowOf('category', { id: ID.fresh, title: 'T', orderKey: 'a0' })] }, reader)).toEqual({})
    }
  })

  it('AC-12 of an event that is hidden whole is no event, and of a mixed one the part that is theirs', () => {
    expect(visibleTo(event([changeOf('invitation')]), as('viewer'))).toBeNull()
    expect(visibleTo(event([changeOf('invitation'), changeOf('membership')]), as('viewer'))).toEqual(event([changeOf('membership')]))
    expect(visibleTo(event(all, ID.role), as('administrator'))).toEqual(event(all, ID.role))
  })

  it('AC-13 of an event whose changes are too many to send is that it happened', () => {
    expect(visibleTo(event(null), as('viewer'))).toEqual(event(null))
  })

  it('AC-14 of rows is by kind, and the kinds stay whole', () => {
    const rows = { invitation: [rowOf('invitation', { id: ID.fresh })], membership: [rowOf('membership', { id: ID.spare })] }
    expect(Object.keys(visibleRows(rows, as('viewer')))).toEqual(['membership'])
    expect(visibleRows(rows, as('administrator'))).toEqual(rows)
  })

  it('SV-2 of a private view is for its owner alone, an administrator not excepted', () => {
    const change = changeOf('private-view')
    expect(visibleTo(event([change], ID.role), as('viewer'))).toEqual(event([change], ID.role))
    for (const personId of [ID.nowhere, null]) expect(visibleTo(event([change], personId), as('administrator'))).toBeNull()
    expect(visibleChanges([change], null, { ...as('administrator'), personId: null })).toEqual([])
    const mine = rowOf('private-view', { id: ID.fresh, ownerId: ID.control })
    const rows = { 'private-view': [mine, rowOf('private-view', { id: ID.spare, ownerId: ID.nowhere })] }
    expect(visibleRows(rows, as('administrator'))).toEqual({ 'private-view': [mine] })
    expect(visibleRows(rows, { ...as('administrator'), membershipId: null })).toEqual({ 'private-view': [] })
  })
})
