import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COLUMNS, findColumn } from '@/lib/domain/worksheet/columns'
import { FILTER_FIELDS, FILTER_OPS, FILTER_VALUES_MAX, filterOpsOf, isFilterProblem, parseFilter, printFilter, type Filter, type FilterNames } from '@/lib/domain/worksheet/filter'
import { newId } from '@/lib/kernel/ids'

const CATEGORY = newId()
const ROLE = newId()
const MEMBER = newId()
const names: FilterNames = { categories: new Map([[CATEGORY, 'Data']]), roles: new Map([[ROLE, 'SRE Lead']]), members: new Map([[MEMBER, 'Ada']]) }

describe('a token of a filter', () => {
  const GOOD: [string, Filter][] = [
    ['status.is.open_draft', { field: 'status', op: 'is', values: ['open', 'draft'] }],
    ['status.not.closed', { field: 'status', op: 'not', values: ['closed'] }],
    ['likelihood.is.4', { field: 'likelihood', op: 'is', values: ['4'] }],
    ['blastRadius-target.range.3_', { field: 'blastRadius-target', op: 'range', values: ['3', ''] }],
    ['score.range._243', { field: 'score', op: 'range', values: ['', '243'] }],
    ['due.range.2026-01-01_2026-12-31', { field: 'due', op: 'range', values: ['2026-01-01', '2026-12-31'] }],
    ['band-inherent.is.high_critical', { field: 'band-inherent', op: 'is', values: ['high', 'critical'] }],
    ['component.empty', { field: 'component', op: 'empty', values: [] }],
    ['title.has.three%2E five%5Fsix', { field: 'title', op: 'has', values: ['three. five_six'] }],
    ['failureClass.is.cross-boundary consistency', { field: 'failureClass', op: 'is', values: ['cross-boundary consistency'] }],
    ['controls-proof.is.missing', { field: 'controls-proof', op: 'is', values: ['missing'] }],
    ['row.is.mine_overdue', { field: 'row', op: 'is', values: ['mine', 'overdue'] }],
    ['row.not.unscored', { field: 'row', op: 'not', values: ['unscored'] }],
    [`category.is.${CATEGORY}`, { field: 'category', op: 'is', values: [CATEGORY] }],
    [`owner.not.${ROLE}`, { field: 'owner', op: 'not', values: [ROLE] }],
    [`holder.is.${MEMBER}`, { field: 'holder', op: 'is', values: [MEMBER] }],
  ]
  it.each(GOOD)('WS-20 %s is read, and printed as it was', (token, filter) => {
    expect(parseFilter(token, names)).toEqual(filter)
    expect(printFilter(filter)).toBe(token)
  })

  const BAD: [string, string, string][] = [
    ['', 'There is no field', 'an empty token'],
    ['colour.is.red', 'There is no field “colour”', 'a field that was deleted'],
    ['toString.is.red', 'There is no field', 'a name of the language'],
    ['cause.has.rain', 'long text', 'a long text'],
    ['status.near.open', '“near” cannot be asked', 'an unknown question'],
    ['status.has.open', 'cannot be asked of Status', 'a question of another kind'],
    ['status.is.lost', '“lost” is no value of Status', 'a word out of the set'],
    ['status.is.', 'compared with nothing', 'no value'],
    ['status.is', 'compared with nothing', 'no value at all'],
    ['likelihood.is.6', 'has no level 6', 'a level beyond five'],
    ['likelihood.is.high', 'no whole number', 'a word for a level'],
    ['score.range.9_1', 'ends before it begins', 'a range that is turned'],
    ['score.range.9', 'two ends', 'a range with one end'],
    ['score.range._', 'two ends', 'a range without ends'],
    ['due.range.2026-02-30_', 'is no day', 'a day that is none'],
    ['title.has.', 'no text to look for', 'no text'],
    ['title.has.100%', 'not well written', 'a percent sign alone'],
    ['title.is.a.b', 'a dot too many', 'a dot in a value'],
    ['row.is.happy', '“happy” is no value', 'an unknown special one'],
    [`category.is.${ROLE}`, 'The category of this filter is not here', 'a category that is gone'],
    [`owner.is.${MEMBER}`, 'The owner role of this filter is not here', 'a role that is gone'],
    [`holder.is.${ROLE}`, 'The member of this filter is not here', 'a member that is gone'],
    [`title.has.${'x'.repeat(201)}`, 'too long', 'a text without end'],
    [`code.is.${Array.from({ length: FILTER_VALUES_MAX + 1 }, (_, i) => i).join('_')}`, 'more than 50 values', 'too many values'],
  ]
  it.each(BAD)('WS-21 %s is explained (%s: %s)', (token, words) => {
    const problem = parseFilter(token, names)
    expect(isFilterProblem(problem) && problem.message).toContain(words)
    expect(isFilterProblem(problem) && problem.hint.length).toBeGreaterThan(10)
  })

  it('WS-22 never throws, and what is read is printed and read again the same', () => {
    const piece = fc.oneof(fc.constantFrom(...FILTER_FIELDS, ...FILTER_OPS, '.', '_', '%', '%2E', '4', '2026-01-31', 'mine'), fc.string({ maxLength: 6 }))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
        for (const token of [pieces.join(''), pieces.join('.')]) {
          const parsed = parseFilter(token)
          if (!isFilterProblem(parsed)) expect(parseFilter(printFilter(parsed))).toEqual(parsed)
        }
      }),
    )
  })

  it('WS-23 asks of every column what it can answer, and of long texts nothing', () => {
    for (const { id, kind } of COLUMNS) expect([id, filterOpsOf(id).length > 0]).toEqual([id, kind !== 'long-text' && kind !== 'lines'])
    for (const field of FILTER_FIELDS) expect(field === 'row' || field === 'answers' || field === 'holder' || findColumn(field) !== undefined).toBe(true)
    expect(COLUMNS.every(({ id }) => /^[A-Za-z-]+$/.test(id))).toBe(true)
  })
})
