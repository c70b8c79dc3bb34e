import { describe, expect, it } from 'vitest'
import { describeFilter, filterOptions } from '@/components/worksheet/filter-words'
import { FILTER_FIELDS, filterOpsOf, type FilterNames } from '@/lib/domain/worksheet/filter'

const NAMES: FilterNames = { categories: new Map([['c1', 'Data']]), roles: new Map([['r1', 'SRE Lead']]), members: new Map([['m1', 'Amara']]) }

describe('the words of a filter', () => {
  it.each([
    [{ field: 'status', op: 'is', values: ['open', 'in-treatment'] }, 'Status is Open or In treatment'],
    [{ field: 'owner', op: 'not', values: ['r1'] }, 'Owner is not SRE Lead'],
    [{ field: 'impact', op: 'is', values: ['5'] }, 'Impact is 5 critical'],
    [{ field: 'score', op: 'range', values: ['100', ''] }, 'Score from 100'],
    [{ field: 'score', op: 'range', values: ['', '99'] }, 'Score up to 99'],
    [{ field: 'title', op: 'has', values: ['loss'] }, 'Failure mode contains “loss”'],
    [{ field: 'component', op: 'empty', values: [] }, 'Component is empty'],
    [{ field: 'row', op: 'is', values: ['mine'] }, 'Mine'],
    [{ field: 'holder', op: 'is', values: ['m1'] }, 'Held by is Amara'],
  ] as const)('GR-30 %j reads “%s”', (filter, words) => {
    expect(describeFilter(filter, NAMES)).toBe(words)
  })

  it('GR-31 every field that can be filtered offers its values or takes written ones, and each question has words', () => {
    for (const field of FILTER_FIELDS) {
      expect(filterOpsOf(field).length).toBeGreaterThan(0)
      const options = filterOptions(field, NAMES)
      if (options) expect(options.every(({ label }) => label !== '')).toBe(true)
      else expect(filterOpsOf(field).some((op) => op === 'has' || op === 'range')).toBe(true)
    }
  })
})
