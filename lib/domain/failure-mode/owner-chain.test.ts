import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OWNER_PARTS, parseOwnerChain, printOwnerChain } from '@/lib/domain/failure-mode/owner-chain'

describe('owner chain', () => {
  it.each([
    ['Secondary On-Call → Ingestion Owner', ['accountable', 'escalation']],
    ['SRE Lead + Ingestion Owner', ['accountable', 'joint']],
    ['Product Manager (awareness only)', ['awareness']],
    ['A + B → C + D (awareness only)', ['accountable', 'joint', 'escalation', 'awareness']],
    ['A + + B', ['accountable']],
    ['+ A', ['accountable']],
    ['A → B (awareness only)', ['accountable']],
    ['whoever is awake', ['accountable']],
    ['', []],
  ])('MD-34 reads %j', (line, parts) => {
    const chain = parseOwnerChain(line)
    expect(chain.map((link) => link.part)).toEqual(parts)
    expect(printOwnerChain(chain)).toBe(line)
  })

  it('MD-34 reads "->" as escalation', () => {
    expect(parseOwnerChain('A -> B')).toEqual(parseOwnerChain('A → B'))
  })

  it('MD-34 loses no line: what is printed reads as the same chain again', () => {
    const piece = fc.constantFrom('A', 'B c', ' + ', ' → ', ' -> ', ' (awareness only)', '+', '→', ' ')
    const property = fc.property(
      fc.array(piece, { maxLength: 8 }).map((list) => list.join('')),
      (line) => {
        const chain = parseOwnerChain(line)
        const printed = printOwnerChain(chain)
        expect(printed.replaceAll(' -> ', ' → ')).toBe(line.trim().replaceAll(' -> ', ' → '))
        expect(printOwnerChain(parseOwnerChain(printed))).toBe(printed)
      },
    )
    fc.assert(property, { numRuns: 2_000 })
  })

  it('MD-34 an escalation is never printed as the first of a chain, and empty names are left out', () => {
    const chain = OWNER_PARTS.map((part) => ({ name: part === 'accountable' ? ' ' : 'X', part }))
    expect(printOwnerChain(chain)).toBe('X → X + X (awareness only)')
  })
})
