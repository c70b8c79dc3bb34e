import { describe, expect, it } from 'vitest'
import { carryColumn, nextSort, shownColumns, stepColumn, toggleColumn, withSort } from '@/components/worksheet/column-choice'
import { DEFAULT_COLUMNS } from '@/lib/domain/worksheet/columns'

const FEW = ['code', 'title', 'owner', 'impact', 'status']

describe('choosing columns', () => {
  it('GR-20 code and title are always there and always first', () => {
    expect(shownColumns(['impact', 'title'])).toEqual(['code', 'title', 'impact'])
    expect(toggleColumn(FEW, 'title')).toEqual(FEW)
    expect(stepColumn(FEW, 'owner', -1)).toEqual(FEW)
    expect(carryColumn(FEW, 'owner', 'code')).toEqual(FEW)
  })

  it('GR-21 a column is hidden, shown again at the end, and moved', () => {
    expect(toggleColumn(FEW, 'impact')).toEqual(['code', 'title', 'owner', 'status'])
    expect(toggleColumn(['code', 'title'], 'cause')).toEqual(['code', 'title', 'cause'])
    expect(stepColumn(FEW, 'owner', 1)).toEqual(['code', 'title', 'impact', 'owner', 'status'])
    expect(stepColumn(FEW, 'status', 1)).toEqual(FEW)
    expect(carryColumn(FEW, 'status', 'owner')).toEqual(['code', 'title', 'status', 'owner', 'impact'])
    expect(carryColumn(FEW, 'owner', 'status')).toEqual(['code', 'title', 'impact', 'status', 'owner'])
  })

  it('GR-22 the choice that is shown at first leaves nothing in the address', () => {
    const hidden = toggleColumn(null, 'status')
    expect(hidden).not.toContain('status')
    const last = DEFAULT_COLUMNS.at(-1) ?? ''
    expect(toggleColumn(toggleColumn(null, last), last)).toBeNull()
  })

  it('GR-23 a press on a head sorts, turns round and stops; a menu adds to the sort', () => {
    expect(nextSort([], 'score', true)).toEqual([{ column: 'score', desc: true }])
    expect(nextSort([{ column: 'score', desc: true }], 'score', true)).toEqual([{ column: 'score', desc: false }])
    expect(nextSort([{ column: 'score', desc: false }], 'score', true)).toEqual([])
    expect(nextSort([{ column: 'owner', desc: false }], 'score', true)).toEqual([{ column: 'score', desc: true }])
    const both = withSort([{ column: 'owner', desc: false }], { column: 'score', desc: true })
    expect(both.map(({ column }) => column)).toEqual(['owner', 'score'])
    expect(withSort(both, { column: 'owner', desc: true })[0]).toEqual({ column: 'owner', desc: true })
  })
})
