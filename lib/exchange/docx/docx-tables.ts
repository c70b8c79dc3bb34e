import { AlignmentType, BorderStyle, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType, type IBorderOptions, type ITableCellBorders } from 'docx'
import type { PrintedCell, PrintedColumn, PrintedMatrix, PrintedMatrixCell, PrintedTable, Run } from '@/lib/domain/document/printed-document'
import { LIGHT_BANDS } from '@/lib/domain/scoring/band-palette'
import { textRuns } from '@/lib/exchange/docx/docx-runs'
import { isRightToLeft } from '@/lib/exchange/printed/writing-direction'

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const HAIRLINE = { style: BorderStyle.SINGLE, size: 4, color: 'C9CED4' }
const STRONG = { style: BorderStyle.SINGLE, size: 8, color: '15181C' }
const GAP = { style: BorderStyle.SINGLE, size: 12, color: 'FFFFFF' }

const lined = (bottom: IBorderOptions): ITableCellBorders => ({ top: NONE, left: NONE, right: NONE, bottom })
const hex = (colour: string) => colour.slice(1).toUpperCase()
const fillOf = (colour: string) => ({ type: ShadingType.CLEAR, fill: hex(colour), color: 'auto' })

/** A table of the given width in twips; its head comes again on every page, and no row is torn apart. */
export function tableOf({ columns, rows, dense, roomy }: PrintedTable, width: number): Table {
  const total = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.floor((width * share) / total))
  const size = dense ? 15 : 18
  const inset = roomy ? 140 : dense ? 40 : 60
  const cell = (column: PrintedColumn, i: number, content: PrintedCell, isHead: boolean) => {
    const colours = content.band ? LIGHT_BANDS[content.band] : null
    return new TableCell({
      width: { size: widths[i] ?? 0, type: WidthType.DXA },
      borders: lined(isHead ? STRONG : HAIRLINE),
      verticalAlign: isHead ? VerticalAlign.BOTTOM : VerticalAlign.TOP,
      margins: { top: inset, bottom: inset, left: 60, right: 60 },
      ...(colours ? { shading: fillOf(colours.fill) } : {}),
      children: [
        new Paragraph({
          style: 'cell',
          keepNext: isHead,
          bidirectional: isRightToLeft(content.runs),
          alignment: column.kind === 'number' ? AlignmentType.RIGHT : AlignmentType.START,
          children: textRuns(content.runs, { size, bold: isHead || colours !== null, ...(colours ? { color: hex(colours.ink) } : {}) }),
        }),
      ],
    })
  }
  const head = new TableRow({ tableHeader: true, cantSplit: true, children: columns.map((column, i) => cell(column, i, { runs: [{ text: column.label }] }, true)) })
  const body = rows.map((cells) => new TableRow({ cantSplit: isShort(cells), children: columns.map((column, i) => cell(column, i, cells[i] ?? { runs: [] }, false)) }))
  return new Table({ layout: TableLayoutType.FIXED, width: { size: width, type: WidthType.DXA }, columnWidths: widths, rows: [head, ...body] })
}

/** A row that is higher than a page must be torn. */
function isShort(cells: readonly PrintedCell[]): boolean {
  return cells.every(({ runs }) => runs.reduce((length, { text }) => length + text.length, 0) < 600)
}

const LABEL_SHARE = 0.12

/** A matrix as a table of coloured cells, each with its band in words. */
export function matrixOf({ ticks, lines }: PrintedMatrix, width: number): Table {
  const label = Math.floor(width * LABEL_SHARE)
  const side = Math.floor((width - label) / 5)
  const widths = [label, side, side, side, side, side]
  const rows = lines.map((line, i) => {
    const level = lines.length - i
    const head = tickCell(`${level} ${ticks.y[level - 1] ?? ''}`, label)
    return new TableRow({ cantSplit: true, height: { value: 760, rule: 'atLeast' }, children: [head, ...line.map((cell) => matrixCell(cell, side))] })
  })
  const foot = new TableRow({ cantSplit: true, children: [tickCell('', label), ...ticks.x.map((word, i) => tickCell(`${i + 1} ${word}`, side))] })
  return new Table({ layout: TableLayoutType.FIXED, width: { size: label + side * 5, type: WidthType.DXA }, columnWidths: widths, rows: [...rows, foot] })
}

function tickCell(text: string, width: number): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: lined(NONE),
    verticalAlign: VerticalAlign.CENTER,
    children: [new Paragraph({ style: 'cell', keepNext: true, children: textRuns([{ text }], { size: 14, color: '525A64' }) })],
  })
}

function matrixCell({ band, count, codes }: PrintedMatrixCell, width: number): TableCell {
  const colours = band === null ? { fill: '#f2f4f6', ink: '#525a64' } : LIGHT_BANDS[band]
  const look = { size: 13, color: hex(colours.ink) }
  const more = count > codes.length ? ` + ${count - codes.length}` : ''
  const words: Run[] = count === 0 ? [] : [{ text: `${band ?? 'unscored'} ${count}`, strong: true }, { text: '\n' }, { text: codes.join(', ') + more }]
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: { top: GAP, bottom: GAP, left: GAP, right: GAP },
    shading: fillOf(colours.fill),
    margins: { top: 40, bottom: 40, left: 50, right: 50 },
    children: [new Paragraph({ style: 'cell', keepNext: true, children: textRuns(words, look) })],
  })
}
