import { describe, expect, it } from 'vitest'
import { countDifferences, describeCounts, groupDifferences } from '@/lib/domain/baseline/comparison'
import type { Difference, DifferenceKind } from '@/lib/domain/baseline/difference'

const scenario = (code: string, label: string, kind: DifferenceKind): Difference => ({ place: { in: 'scenario', code, title: 'T' }, label, kind, before: 'a', after: 'b' })
const differences: Difference[] = [
  { place: { in: 'register' }, label: 'Title', kind: 'changed', before: 'a', after: 'b' },
  scenario('D10-01', 'Cause', 'changed'),
  scenario('D10-01', 'Effect', 'added'),
  scenario('D10-02', 'Scenario', 'added'),
  scenario('D10-03', 'Scenario', 'removed'),
]

describe('the counts of a comparison', () => {
  it('BL-37 count a scenario once, however much of it differs, and everything in the total', () => {
    expect(countDifferences(differences)).toEqual({ added: 1, removed: 1, changed: 1, total: 5 })
    expect(describeCounts(countDifferences(differences))).toBe('Scenarios: 1 added, 1 removed, 1 changed. 5 differences in all.')
    expect(describeCounts(countDifferences(differences.slice(0, 1)))).toBe('1 difference in all.')
  })

  it('BL-37 bring together what differs in one place', () => {
    expect(groupDifferences(differences).map(({ differences: own }) => own.length)).toEqual([1, 2, 1, 1])
  })
})
