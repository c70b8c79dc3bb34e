import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BLOCK_CELLS_MAX, BLOCK_CHARS_MAX, BLOCK_COLUMNS_MAX, BLOCK_LINES_MAX, parseTsv, printTsv } from '@/lib/domain/worksheet/clipboard/tsv'

const rowsOf = (text: string) => {
  const parsed = parseTsv(text)
  return parsed.ok ? parsed.rows : parsed.message
}

describe('a block of a spreadsheet', () => {
  it.each([
    ['Excel for Windows', 'a\tb\r\nc\td\r\n', [['a', 'b'], ['c', 'd']]],
    ['Excel for Mac of old', 'a\tb\rc\td', [['a', 'b'], ['c', 'd']]],
    ['Google Sheets', 'a\tb\nc\td', [['a', 'b'], ['c', 'd']]],
    ['one cell', 'a', [['a']]],
    ['empty cells', 'a\t\t\n\t\tb\n', [['a', '', ''], ['', '', 'b']]],
    ['an empty row between', 'a\n\nb\n', [['a'], [''], ['b']]],
    ['an empty cell', '\n', [['']]],
    ['a line end in a cell', '"one\r\ntwo"\tb\r\n', [['one\ntwo', 'b']]],
    ['quotes in a cell with a line end', '"say ""no""\nand go"\tb', [['say "no"\nand go', 'b']]],
    ['a tab in a cell', '"a\tb"\tc', [['a\tb', 'c']]],
    ['an empty quoted cell', '""\tb', [['', 'b']]],
    ['a quote that closes nothing', '"tis\tb\n5" pipe\tc', [['"tis', 'b'], ['5" pipe', 'c']]],
    ['words in quotes with more behind', '"no" he said\tb', [['"no" he said', 'b']]],
    ['a formula that we marked as text', `'=A1\t'-5\t'plain`, [['=A1', '-5', `'plain`]]],
    ['rows of different length', 'a\nb\tc\td', [['a'], ['b', 'c', 'd']]],
  ])('WS-60 is read from %s', (_from, text, rows) => {
    expect(rowsOf(text)).toEqual(rows)
  })

  it('WS-61 comes back as it was, whatever its cells hold', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.string({ unit: fc.constantFrom('"', '\t', '\n', 'a', "'", '=', '+'), maxLength: 8 }))
    const block = fc.integer({ min: 1, max: 4 }).chain((columns) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 5 }))
    fc.assert(
      fc.property(block, (rows) => {
        const text = printTsv(rows.map((row) => row.map((one) => one.replace(/\r\n?/g, '\n'))))
        expect(rowsOf(text)).toEqual(rows.map((row) => row.map((one) => one.replace(/\r\n?/g, '\n'))))
      }),
    )
  })

  it('WS-62 is text also where a spreadsheet would calculate it', () => {
    expect(printTsv([['=SUM(A1)', '+1', '-1', '@x', 'a=b', `'=x`]])).toBe(`'=SUM(A1)\t'+1\t'-1\t'@x\ta=b\t''=x`)
  })

  it('WS-63 has an end: lines, columns, cells and characters', () => {
    expect(parseTsv('')).toMatchObject({ ok: false, message: 'There is nothing to paste.' })
    expect(rowsOf('a\n'.repeat(BLOCK_LINES_MAX))).toHaveLength(BLOCK_LINES_MAX)
    expect(parseTsv('a\n'.repeat(BLOCK_LINES_MAX + 1))).toMatchObject({ ok: false, message: expect.stringContaining('20,000 lines') })
    expect(rowsOf('a\t'.repeat(BLOCK_COLUMNS_MAX - 1))).toHaveLength(1)
    expect(parseTsv('a\t'.repeat(BLOCK_COLUMNS_MAX))).toMatchObject({ ok: false, message: expect.stringContaining('201 columns') })
    expect(parseTsv(`${'\t'.repeat(99)}\n`.repeat(BLOCK_CELLS_MAX / 100))).toMatchObject({ ok: true })
    expect(parseTsv(`${'\t'.repeat(99)}\n`.repeat(BLOCK_CELLS_MAX / 100 + 1))).toMatchObject({ ok: false, message: 'The block has 500,100 cells.' })
    expect(parseTsv('a'.repeat(BLOCK_CHARS_MAX + 1))).toMatchObject({ ok: false })
  })
})
