import { describe, expect, it } from 'vitest'
import { succeedHolder, type Succession } from '@/lib/domain/handover/take-over'
import { isHeldOn } from '@/lib/domain/workspace/role-holders'
import type { OwnerRoleHoldingRow } from '@/lib/domain/workspace/workspace-rows'
import { addDays, daysBetween } from '@/lib/domain/action/due'
import { ID, refusalOf } from '@/lib/testing/register-rows'

const NOW = '2026-11-21T10:00:00.000Z'
const FIRST = '2026-01-01'
const giver: OwnerRoleHoldingRow = { id: ID.spare, ownerRoleId: ID.role, membershipId: ID.category, validFrom: FIRST, validTo: null, deletedAt: null }
const succession: Succession = { ownerRoleId: ID.role, fromMembershipId: ID.category, toMembershipId: ID.otherCategory, day: '2026-12-01' }

/** The holdings after the changes. */
function applied(holdings: readonly OwnerRoleHoldingRow[], day: string): OwnerRoleHoldingRow[] {
  const after = new Map(holdings.map((one) => [one.id, one]))
  for (const change of succeedHolder({ ...succession, day }, holdings, ID.fresh, NOW)) {
    const row = change.field === null ? change.after : { ...after.get(change.id), [change.field]: change.after }
    after.set(change.id, row as OwnerRoleHoldingRow)
  }
  return [...after.values()]
}

describe('taking a role over', () => {
  it.each([null, '2026-12-31'])('OW-31 leaves exactly one holder on every day, the giver before and the receiver from the day on (end %s)', (validTo) => {
    const holdings = [{ ...giver, validTo }]
    for (const day of [FIRST, '2026-01-02', '2026-12-01', '2026-12-31']) {
      const after = applied(holdings, day)
      for (let on = addDays(FIRST, -2); daysBetween(on, '2027-01-02') >= 0; on = addDays(on, 1)) {
        const held = isHeldOn(holdings[0] ?? giver, on)
        const expected = held ? [on < day ? giver.membershipId : succession.toMembershipId] : []
        expect([day, on, after.filter((one) => isHeldOn(one, on)).map((one) => one.membershipId)]).toEqual([day, on, expected])
      }
    }
  })

  it('OW-32 is refused when the giver does not hold the role on that day', () => {
    for (const holdings of [[], [{ ...giver, validTo: '2026-11-30' }], [{ ...giver, deletedAt: NOW }], [{ ...giver, ownerRoleId: ID.nowhere }], [{ ...giver, validFrom: '2026-12-02' }]]) {
      expect(refusalOf(() => succeedHolder(succession, holdings, ID.fresh, NOW)).code).toBe('precondition')
    }
  })

  it('OW-33 is refused when the receiver holds the role on one of those days already, and not for days before or after', () => {
    const held = (validFrom: string, validTo: string | null) => [{ ...giver, validTo: '2027-01-31' }, { ...giver, id: ID.control, membershipId: succession.toMembershipId, validFrom, validTo }]
    for (const [from, to] of [['2026-01-01', null], ['2026-12-01', '2026-12-01'], ['2027-01-31', null]] as const) {
      expect(refusalOf(() => succeedHolder(succession, held(from, to), ID.fresh, NOW)).message).toMatch(/^The receiver already holds/)
    }
    for (const [from, to] of [['2026-01-01', '2026-11-30'], ['2027-02-01', null]] as const) {
      expect(succeedHolder(succession, held(from, to), ID.fresh, NOW)).toHaveLength(2)
    }
  })
})
