import { describe, expect, it } from 'vitest'
import { MEMBER_ROLES } from '@/lib/domain/access/roles'
import { visibleChanges, visibleRows, visibleTo } from '@/lib/domain/access/visibility'
import type { Change } from '@/lib/domain/row/change'
import { ROW_KINDS } from '@/lib/domain/row/row-kinds'
import { ID, rowOf } from '@/lib/testing/register-rows'

const changeOf = (kind: (typeof ROW_KINDS)[number]): Change => ({ kind, id: ID.fresh, field: 'title', before: 'A', after: 'B' })
const all = ROW_KINDS.map(changeOf)
const event = (changes: Change[] | null) => ({ seq: 1, changes })

describe('what a reader sees', () => {
  it.each(MEMBER_ROLES)('AC-10 as %s is everything of the workspace but the invitations of others, unless they may invite', (role) => {
    const hidden = ROW_KINDS.filter((kind) => visibleChanges([changeOf(kind)], [role]).length === 0)
    expect(hidden).toEqual(role === 'administrator' ? [] : ['invitation'])
  })

  it('AC-11 is nothing for somebody without a role, or with an invitation only', () => {
    for (const roles of [[], ['invited'] as const]) {
      expect(visibleChanges(all, roles)).toEqual([])
      expect(visibleTo(event(all), roles)).toBeNull()
      expect(visibleTo(event(null), roles)).toBeNull()
      expect(visibleRows({ category: [rowOf('category', { id: ID.fresh, title: 'T', orderKey: 'a0' })] }, roles)).toEqual({})
    }
  })

  it('AC-12 of an event that is hidden whole is no event, and of a mixed one the part that is theirs', () => {
    expect(visibleTo(event([changeOf('invitation')]), ['viewer'])).toBeNull()
    expect(visibleTo(event([changeOf('invitation'), changeOf('membership')]), ['viewer'])).toEqual(event([changeOf('membership')]))
    expect(visibleTo(event(all), ['administrator'])).toEqual(event(all))
  })

  it('AC-13 of an event whose changes are too many to send is that it happened', () => {
    expect(visibleTo(event(null), ['viewer'])).toEqual(event(null))
  })

  it('AC-14 of rows is by kind, and the kinds stay whole', () => {
    const rows = { invitation: [rowOf('invitation', { id: ID.fresh })], membership: [rowOf('membership', { id: ID.spare })] }
    expect(Object.keys(visibleRows(rows, ['viewer']))).toEqual(['membership'])
    expect(visibleRows(rows, ['administrator'])).toEqual(rows)
  })
})
