import { fieldSchema } from '@/lib/domain/row/row-schema'
import { describe, expect, it } from 'vitest'
import { holdersOn, isHeldOn } from '@/lib/domain/workspace/role-holders'
import { ownerRoleRow, workspaceRow } from '@/lib/domain/workspace/workspace-rows'
import { ID } from '@/lib/testing/register-rows'

const holding = { id: ID.fresh, ownerRoleId: ID.role, membershipId: ID.spare, validFrom: '2026-01-31', validTo: '2026-02-02', deletedAt: null }
const member = { id: ID.spare, personId: ID.nowhere, name: 'Bo', roles: [], workshopId: null, deletedAt: null }

describe('who holds a role', () => {
  it('RW-80 on its first and last day and between, and not a day before or after', () => {
    const days = ['2026-01-30', '2026-01-31', '2026-02-01', '2026-02-02', '2026-02-03']
    expect(days.filter((day) => isHeldOn(holding, day))).toEqual(['2026-01-31', '2026-02-01', '2026-02-02'])
    expect(isHeldOn({ ...holding, validTo: null }, '2099-12-31')).toBe(true)
    expect(isHeldOn({ ...holding, deletedAt: '2026-01-31T00:00:00.000Z' }, '2026-02-01')).toBe(false)
  })

  it('RW-81 is told by name, once each, and nobody whose membership has ended', () => {
    const other = { ...member, id: ID.nowhere, name: 'Ada' }
    const holdings = [holding, { ...holding, id: ID.control }, { ...holding, id: ID.category, membershipId: other.id }, { ...holding, id: ID.policy, ownerRoleId: ID.nowhere }]
    expect(holdersOn('2026-02-01', ID.role, holdings, [member, other]).map((one) => one.name)).toEqual(['Ada', 'Bo'])
    expect(holdersOn('2026-02-01', ID.role, holdings, [{ ...member, deletedAt: '2026-01-01T00:00:00.000Z' }, other]).map((one) => one.name)).toEqual(['Ada'])
  })
})

describe('names', () => {
  it.each(['SRE + Ops', 'A → B', 'A -> B', 'Ops (awareness only)', ' '])('RW-82 “%s” is no name of an owner role, for it could not be read back from an owner line', (name) => {
    expect(fieldSchema(ownerRoleRow.fields.name).safeParse(name).success).toBe(false)
  })

  it('RW-82 other signs are fine in the name of an owner role', () => {
    for (const name of ['SRE Lead', 'R&D (EU)', 'C++ group', 'a→b']) expect([name, fieldSchema(ownerRoleRow.fields.name).safeParse(name).success]).toEqual([name, true])
  })

  it('RW-83 a workspace’s slug is lower-case letters, digits and dashes', () => {
    const good = ['main', 'a', 'team-7', '7up'].filter((slug) => fieldSchema(workspaceRow.fields.slug).safeParse(slug).success)
    const bad = ['Main', '-a', '', 'a b', 'ä', 'x'.repeat(41)].filter((slug) => fieldSchema(workspaceRow.fields.slug).safeParse(slug).success)
    expect([good.length, bad]).toEqual([4, []])
  })
})
