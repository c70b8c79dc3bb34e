import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOf, stateOf, statusOn } from '@/lib/domain/acceptance/acceptance-standing'
import { approverRoles } from '@/lib/domain/acceptance/approver-roles'
import { mayAccept } from '@/lib/domain/acceptance/decide-acceptance'
import { describeLapse, lapseStepOn } from '@/lib/domain/acceptance/lapse-step'
import { addDays } from '@/lib/domain/action/due'
import { FAILURE_MODE_STATUSES } from '@/lib/domain/failure-mode/failure-mode-words'
import { RowSet } from '@/lib/domain/row/row-set'
import { BANDS } from '@/lib/domain/scoring/factor'
import { present } from '@/lib/kernel/assert'
import { rowOf } from '@/lib/testing/register-rows'

const TODAY = '2026-11-21'
const band = fc.constantFrom(...BANDS)
const bandNow = fc.option(band)
const days = fc.integer({ min: -3, max: 3 })

function rowsWith(acceptance: object, outcome: 'approved' | 'refused' | null): RowSet {
  return RowSet.of({
    acceptance: [rowOf('acceptance', { id: 'a', failureModeId: 'f', askedAt: '2026-11-01T00:00:00.000Z', ...acceptance })],
    'acceptance-decision': outcome === null ? [] : [rowOf('acceptance-decision', { id: 'd', acceptanceId: 'a', failureModeId: 'f', outcome })],
  })
}

describe('an acceptance on a day', () => {
  it('AE-12 AE-13 holds up to its last day, while the risk is scored and not worse than what was accepted', () => {
    fc.assert(
      fc.property(band, bandNow, days, (accepted, now, left) => {
        const expiresOn = addDays(TODAY, left)
        const holds = left >= 0 && now !== null && BANDS.indexOf(now) <= BANDS.indexOf(accepted)
        expect(endOf({ expiresOn, band: accepted }, { band: now, today: TODAY }) === null).toBe(holds)
        const rows = rowsWith({ expiresOn, band: accepted }, 'approved')
        expect(statusOn(rows, { id: 'f', status: 'accepted' }, { band: now, today: TODAY })).toBe(holds ? 'accepted' : 'open')
      }),
    )
  })

  it('AE-12 makes nothing accepted that is not, and needs an approval that has not ended', () => {
    for (const status of FAILURE_MODE_STATUSES.filter((word) => word !== 'accepted')) {
      expect(statusOn(rowsWith({ expiresOn: TODAY, band: 'critical' }, 'approved'), { id: 'f', status }, { band: 'low', today: TODAY })).toBe(status)
    }
    const missing = [rowsWith({ expiresOn: TODAY, band: 'critical' }, 'refused'), rowsWith({ expiresOn: TODAY, band: 'critical' }, null), rowsWith({ expiresOn: TODAY, band: 'critical', endedAt: '2026-11-20T00:00:00.000Z' }, 'approved'), RowSet.of({})]
    expect(missing.map((rows) => statusOn(rows, { id: 'f', status: 'accepted' }, { band: 'low', today: TODAY }))).toEqual(['open', 'open', 'open', 'open'])
  })

  it.each([
    [{ ended: 'withdrawn', endedAt: 'x' }, null, 'accepted', 'withdrawn'],
    [{ ended: 'renewed', endedAt: 'x' }, 'approved', 'accepted', 'renewed'],
    [{ ended: 'risen', endedAt: 'x' }, 'approved', 'open', 'risen'],
    [{ ended: 'expired', endedAt: 'x' }, 'approved', 'open', 'lapsed'],
    [{}, null, 'open', 'waiting'],
    [{ expiresOn: '2026-11-20' }, null, 'open', 'unanswered'],
    [{}, 'refused', 'open', 'refused'],
    [{}, 'approved', 'accepted', 'in-force'],
    [{}, 'approved', 'in-treatment', 'left'],
    [{ expiresOn: '2026-11-20' }, 'approved', 'accepted', 'lapsed'],
    [{ band: 'low' }, 'approved', 'accepted', 'risen'],
  ] as const)('AE-14 AE-15 %j, %s, of one that is %s stands as %s', (given, outcome, status, state) => {
    const rows = rowsWith({ expiresOn: TODAY, band: 'high', ...given }, outcome)
    const parts = { acceptance: present(rows.get('acceptance', 'a'), 'it'), decision: rows.get('acceptance-decision', 'd') ?? null }
    expect(stateOf(parts, { status, band: 'moderate', today: TODAY })).toBe(state)
  })
})

describe('who may accept', () => {
  it('AE-16 a role accepts every risk up to its band, and none where it names none', () => {
    fc.assert(
      fc.property(fc.option(band), band, (acceptsUpTo, risk) => {
        expect(mayAccept({ acceptsUpTo }, risk)).toBe(acceptsUpTo !== null && BANDS.indexOf(risk) <= BANDS.indexOf(acceptsUpTo))
      }),
    )
  })

  it('AE-5 holders on the day and delegates of others than who asked, and never who asked', () => {
    const member = (id: string) => rowOf('membership', { id, name: id, roles: ['signer'], personId: id })
    const holding = (id: string, ownerRoleId: string, membershipId: string, validTo: string | null = null) => ({ id, ownerRoleId, membershipId, validFrom: '2026-01-01', validTo, deletedAt: null })
    const rows = RowSet.of({
      'owner-role': [rowOf('owner-role', { id: 'r', name: 'R', orderKey: 'a0', acceptsUpTo: 'high' }), rowOf('owner-role', { id: 's', name: 'S', orderKey: 'a1', acceptsUpTo: 'low' })],
      membership: ['asker', 'holder', 'former', 'delegate'].map(member),
      'owner-role-holding': [holding('1', 'r', 'asker'), holding('2', 'r', 'holder'), holding('3', 'r', 'former', '2026-11-20'), holding('4', 's', 'delegate')],
      delegation: [rowOf('delegation', { id: 'g', ownerRoleId: 'r', fromMembershipId: 'asker', toMembershipId: 'delegate', validFrom: TODAY, validTo: TODAY })],
    })
    const rolesOf = (askedById: string, who: string | null) => approverRoles(rows, { band: 'moderate', askedById }, who, TODAY).map(({ name, onBehalfOf }) => [name, onBehalfOf])
    expect(['asker', 'holder', 'former', 'delegate', null].map((who) => rolesOf('asker', who))).toEqual([[], [['R', null]], [], [], []])
    expect(rolesOf('holder', 'delegate')).toEqual([['R', `asker, ${TODAY} to ${TODAY}`]])
  })
})

describe('the last day', () => {
  it.each([
    [31, null, 'lapses in 31 days'],
    [30, '30', 'lapses in 30 days'],
    [7, '7', 'lapses in 7 days'],
    [2, '7', 'lapses in 2 days'],
    [1, '1', 'lapses tomorrow'],
    [0, 'day', 'lapses today'],
    [-1, 'overdue', 'has lapsed'],
  ])('AE-18 %i days away is the step %s: %s', (left, step, words) => {
    expect([lapseStepOn(addDays(TODAY, left), TODAY), describeLapse(addDays(TODAY, left), TODAY)]).toEqual([step, words])
  })
})
