import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OWNER_PARTS } from '@/lib/domain/failure-mode/owner-chain'
import { isAnswering, ownershipOf } from '@/lib/domain/owners/ownership'

const chain = fc.array(fc.record({ roleId: fc.constantFrom('held', 'vacant', null), part: fc.constantFrom(...OWNER_PARTS) }), { maxLength: 5 })
const isHeld = (roleId: string) => roleId === 'held'

describe('who owns a failure mode', () => {
  it.each([
    ['accountable', true],
    ['joint', true],
    ['escalation', false],
    ['awareness', false],
  ] as const)('OW-21 %s answers: %s', (part, answers) => {
    expect(isAnswering({ part })).toBe(answers)
  })

  it('OW-21 is nobody, a vacant role, a name in words or somebody, whatever stands in the chain beside those who answer', () => {
    fc.assert(
      fc.property(chain, (links) => {
        const answering = links.flatMap(({ roleId, part }) => (part === 'accountable' || part === 'joint' ? [roleId] : []))
        const slow = answering.includes('held') ? 'held' : answering.includes(null) ? 'worded' : answering.includes('vacant') ? 'unheld' : 'unowned'
        expect(ownershipOf(links, isHeld)).toBe(slow)
      }),
    )
  })
})
