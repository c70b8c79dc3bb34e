import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTable, type FoundTable } from '@/lib/domain/import/find-table'
import { guessMapping, type Mapping } from '@/lib/domain/import/guess-mapping'
import { readRows } from '@/lib/domain/import/read-rows'
import { readLevel, SCALES } from '@/lib/domain/import/scale'
import type { SourceKind, SourceSheet } from '@/lib/domain/import/source-sheet'
import { assert } from '@/lib/kernel/assert'

const sheetOf = (grid: string[][], kind: SourceKind = 'text'): SourceSheet => ({ name: null, kind, rows: grid.map((cells, i) => ({ number: i + 1, cells })), merges: [] })

function tableOf(sheet: SourceSheet): FoundTable {
  const found = findTable(sheet)
  assert('headers' in found, 'the sheet has a table')
  return found
}

function readGrid(grid: string[][], change: Partial<Mapping> = {}, repairs: number[] = []) {
  const table = tableOf(sheetOf(grid))
  return readRows(table, { ...guessMapping(table), ...change }, new Set(repairs))
}

const targetsOf = (headers: string[], row: string[]) => guessMapping(tableOf(sheetOf([headers, row]))).columns.map(({ target }) => target)

describe('reading rows of a table', () => {
  it('IM-1 every row of any grid is one thing: read, continuing, refused, or passed over', () => {
    const cell = fc.constantFrom('', ' ', 'Pump stops', 'Valve', '3', '9', '12', 'N/A', 'Risk', 'Impact', 'high', '\u00a0x\u200b')
    const grid = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 12 })
    fc.assert(
      fc.property(grid, (rows) => {
        const { drafts, refused, passed } = readGrid([['ID', 'Risk', 'Component', 'Impact', 'Likelihood'], ...rows])
        const told = [...drafts.flatMap(({ row, continued }) => [row, ...continued]), ...refused.map(({ row }) => row)]
        expect(new Set(told).size).toBe(told.length)
        expect(told.length + passed.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length)
      }),
      { numRuns: 300 },
    )
  })

  it('IM-5 a value outside of its scale is a problem with its cell and the scale, and is never clamped', () => {
    const { refused } = readGrid([['Risk', 'Impact', 'Likelihood'], ['One', '7', '4'], ['Two', '11', '4']])
    expect(refused).toMatchObject([{ row: 3, problems: [{ column: 'Impact', message: '“11” is no value of the scale 1 to 10.' }] }])
    fc.assert(
      fc.property(fc.constantFrom(...SCALES), fc.integer({ min: -200, max: 200 }), (scale, value) => {
        const read = readLevel(scale === 'percent' ? `${value}%` : String(value), scale)
        const top = { '1-5': 5, '1-10': 10, words: 0, percent: 100 }[scale]
        const isInside = scale !== 'words' && value >= (scale === 'percent' ? 0 : 1) && value <= top
        expect('level' in read).toBe(isInside)
      }),
    )
  })

  it('IM-6 detection by number is the factor, by words a signal', () => {
    expect(targetsOf(['Risk', 'Detection'], ['One', '4'])[1]).toBe('detectability:current')
    expect(targetsOf(['Risk', 'Detection'], ['One', 'An alarm rings'])[1]).toBe('signal')
  })

  it('IM-7 cells are tidied at their edges; line breaks stay in long texts and become a space in lines', () => {
    const { drafts } = readGrid([['Risk', 'Cause', 'Impact'], ['\u200bTwo\nlines\u00a0', ' first\r\nsecond ', '**4**']])
    expect(drafts).toMatchObject([{ title: 'Two lines', texts: { cause: 'first\nsecond' }, scores: [{ level: 4 }] }])
  })

  it('IM-8 stages are read from headers, and a second group of the same headers is the target', () => {
    const headers = ['Risk', 'Initial impact', 'Impact', 'Residual impact', 'Impact']
    expect(targetsOf(headers, ['One', '5', '4', '2', '1']).slice(1)).toEqual(['impact:inherent', 'impact:current', 'impact:residual', 'impact:target'])
    const grid = [['Risk', 'Residual impact'], ['One', '2']]
    expect(readGrid(grid, { residual: 'current' }).drafts[0]?.scores).toMatchObject([{ stage: 'current', level: 2 }])
    expect(readGrid(grid).drafts[0]?.scores).toEqual([])
  })

  it('IM-9 words of a decision become text', () => {
    const { drafts } = readGrid([['Risk', 'Status', 'Approved by'], ['One', 'accepted', 'the board']])
    expect(drafts).toMatchObject([{ texts: { statusText: 'accepted' }, notes: [{ label: 'Approved by', text: 'the board' }] }])
  })

  it('IM-11 joins surplus cells only where the file shows which, and only when the person accepts it', () => {
    const grid = [['Risk', 'Cause', 'Impact'], ['Fire', 'heat', '3'], ['Flood', 'rain', ' broken pipe', '2'], ['Theft', 'door', 'open', '1']]
    const { refused, drafts } = readGrid(grid)
    expect(drafts).toHaveLength(1)
    expect(refused.map(({ row, repair }) => [row, repair?.cells ?? null])).toEqual([[3, ['Flood', 'rain, broken pipe', '2']], [4, null]])
    const mended = readGrid(grid, {}, [3, 4])
    expect(mended.drafts.map(({ title, texts }) => [title, texts.cause])).toEqual([['Fire', 'heat'], ['Flood', 'rain, broken pipe']])
    expect(mended.repaired).toEqual([3])
  })

  it('IM-12 cells merged downwards and blanks that mean “as above” are filled, and it is said', () => {
    const grid = [['Component', 'Risk', 'Remark'], ['Pump', 'Stops', 'spare'], ['', 'Leaks', '']]
    const sheet = { ...sheetOf(grid, 'sheet'), merges: [{ top: 2, bottom: 3, left: 2, right: 2 }] }
    const table = tableOf(sheet)
    expect(table.filled).toEqual(['C2:C3'])
    const { drafts, filledDown } = readRows(table, guessMapping(table), new Set())
    expect(filledDown).toEqual(['Component'])
    expect(drafts.map(({ component, notes }) => [component, notes])).toEqual([
      ['Pump', [{ label: 'Remark', text: 'spare' }]],
      ['Pump', [{ label: 'Remark', text: 'spare' }]],
    ])
  })

  it('IM-13 two rows with one reference are a problem of the second', () => {
    const { drafts, refused } = readGrid([['ID', 'Risk', 'Impact'], ['1', 'One', '2'], ['1', 'Other', '2']])
    expect(drafts.map(({ title }) => title)).toEqual(['One'])
    expect(refused).toMatchObject([{ row: 3, problems: [{ message: 'The reference 1 stands in line 2 already.' }] }])
  })
})
