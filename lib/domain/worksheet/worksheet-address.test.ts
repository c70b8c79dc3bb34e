import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COLUMNS } from '@/lib/domain/worksheet/columns'
import { isFilterProblem, parseFilter } from '@/lib/domain/worksheet/filter'
import { GROUPS } from '@/lib/domain/worksheet/group'
import { SORT_FIELDS } from '@/lib/domain/worksheet/sort'
import { EMPTY_WORKSHEET, readWorksheetAddress, SEARCH_TEXT_MAX, worksheetHref, type WorksheetState } from '@/lib/domain/worksheet/worksheet-address'

const queryOf = (href: string) => new URL(href, 'http://here.example').searchParams
const TOKENS = ['status.is.open', 'likelihood.range.3_', 'title.has.50%25 %26 more%5F', 'row.not.mine', 'component.empty', 'owner.is.Ops %2E team']
const tokenFilters = TOKENS.flatMap((token) => {
  const parsed = parseFilter(token)
  return isFilterProblem(parsed) ? [] : [parsed]
})

const states: fc.Arbitrary<WorksheetState> = fc.record({
  filters: fc.subarray(tokenFilters),
  text: fc.string({ unit: 'grapheme', maxLength: 20 }),
  sort: fc.uniqueArray(fc.record({ column: fc.constantFrom(...SORT_FIELDS), desc: fc.boolean() }), { selector: ({ column }) => column, maxLength: 5 }),
  group: fc.constantFrom(null, ...GROUPS),
  columns: fc.oneof(fc.constant(null), fc.subarray(COLUMNS.map(({ id }) => id), { minLength: 1 })),
  view: fc.constantFrom(null, '0197a000-0000-7000-8000-000000000001'),
  peek: fc.constantFrom(null, 'D10-04', 'A/B 1'),
})

describe('the address of a worksheet', () => {
  it('WS-40 holds everything that it shows, and is read back the same', () => {
    expect(tokenFilters).toHaveLength(TOKENS.length)
    fc.assert(
      fc.property(states, (state) => {
        expect(readWorksheetAddress(queryOf(worksheetHref('D 10/x', state)))).toEqual({ state, problems: [] })
      }),
    )
  })

  it('WS-40 is short where nothing was chosen, and readable', () => {
    expect(worksheetHref('D10')).toBe('/registers/D10')
    expect(worksheetHref('A/B')).toBe('/registers/A%2FB')
    const state = { filters: tokenFilters.slice(0, 2), sort: [{ column: 'score', desc: true }, { column: 'code', desc: false }], group: 'band' as const, peek: 'D10-04' }
    expect(worksheetHref('D10', state)).toBe('/registers/D10?f=status.is.open&f=likelihood.range.3_&sort=-score_code&group=band&peek=D10-04')
  })

  it('WS-41 explains what makes no sense and uses the rest', () => {
    const { state, problems } = readWorksheetAddress(new URLSearchParams('f=colour.is.red&f=status.is.open&f=status.is.open&sort=-colour_code_cause&group=mood&cols=code_colour_title&q=rain'))
    expect(state).toEqual({
      ...EMPTY_WORKSHEET,
      ...{ filters: [{ field: 'status', op: 'is', values: ['open'] }], sort: [{ column: 'code', desc: false }], columns: ['code', 'title'], text: 'rain' },
    })
    expect(problems.map(({ key, token }) => [key, token])).toEqual([['f', 'colour.is.red'], ['sort', '-colour'], ['sort', 'cause'], ['group', 'mood'], ['cols', 'colour']])
    for (const { message, hint } of problems) expect([message.length > 10, hint.length > 10]).toEqual([true, true])
  })

  it('WS-42 has an end: filters, sorting, words', () => {
    const query = new URLSearchParams([...Array.from({ length: 31 }, (_, i) => ['f', `code.is.${i}`]), ['q', 'x'.repeat(300)], ['sort', SORT_FIELDS.slice(0, 6).join('_')]])
    const { state, problems } = readWorksheetAddress(query)
    expect([state.filters.length, state.text.length, state.sort.length]).toEqual([30, SEARCH_TEXT_MAX, 5])
    expect(problems.map(({ key }) => key)).toEqual(['f', 'q', 'sort'])
  })

  it('WS-42 never throws, whatever stands in it', () => {
    fc.assert(fc.property(fc.webQueryParameters(), (text) => void readWorksheetAddress(new URLSearchParams(text))))
    const key = fc.constantFrom('f', 'sort', 'cols', 'group', 'q', 'view', 'peek')
    fc.assert(fc.property(fc.array(fc.tuple(key, fc.string())), (pairs) => void readWorksheetAddress(new URLSearchParams(pairs))))
  })
})
