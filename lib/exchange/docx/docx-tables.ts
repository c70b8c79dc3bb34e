import type { PrintedCell, PrintedColumn, PrintedMatrix, PrintedMatrixCell, PrintedTable, Run } from '@/lib/domain/document/printed-document'
import { LIGHT_BANDS } from '@/lib/domain/scoring/band-palette'
import { element, textParagraph, xml, type Xml } from '@/lib/exchange/docx/docx-xml'

const HAIRLINE = { val: 'single', sz: 4, space: 0, color: 'C9CED4' }
const STRONG = { val: 'single', sz: 8, space: 0, color: '15181C' }
const GAP = { val: 'single', sz: 12, space: 0, color: 'FFFFFF' }

const hex = (colour: string) => colour.slice(1).toUpperCase()
const fill = (colour: string) => element('shd', { val: 'clear', color: 'auto', fill: hex(colour) })

interface TableFrame {
  widths: readonly number[]
  borders: Xml
  /** Twips above and below, left and right of the text in a cell. */
  inset: { y: number; x: number }
  /** What it shows, for those who cannot see it. */
  description?: string
}

function table({ widths, borders, inset, description }: TableFrame, rows: readonly Xml[]): Xml {
  const total = widths.reduce((sum, width) => sum + width, 0)
  const side = (name: string, value: number) => element(name, { w: value, type: 'dxa' })
  const properties = element(
    'tblPr',
    {},
    side('tblW', total),
    element('tblBorders', {}, borders),
    element('tblLayout', { type: 'fixed' }),
    element('tblCellMar', {}, side('top', inset.y), side('left', inset.x), side('bottom', inset.y), side('right', inset.x)),
    description === undefined ? '' : element('tblDescription', { val: description }),
  )
  return element('tbl', {}, properties, element('tblGrid', {}, ...widths.map((width) => element('gridCol', { w: width }))), ...rows)
}

function cell(width: number, more: Xml | '', content: Xml): Xml {
  return element('tc', {}, element('tcPr', {}, element('tcW', { w: width, type: 'dxa' }), more), content)
}

/** A table of the given width in twips; its head comes again on every page, and no row is torn apart that fits one. */
export function tableOf({ columns, rows, dense, roomy }: PrintedTable, width: number): Xml {
  const total = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.floor((width * share) / total))
  const size = dense ? 15 : 18
  const inset = { y: roomy ? 140 : dense ? 40 : 60, x: 60 }
  const borders = xml(element('bottom', HAIRLINE), element('insideH', HAIRLINE))
  const widthOf = (i: number) => widths[i] ?? 0
  const head = columns.map((column, i) => {
    const words = textParagraph([{ text: column.label }], { style: 'TableCell', keepNext: true, right: column.kind === 'number' }, { bold: true, size })
    return cell(widthOf(i), xml(element('tcBorders', {}, element('bottom', STRONG)), element('vAlign', { val: 'bottom' })), words)
  })
  const body = rows.map((cells) => row(cells.every(isShort), columns.map((column, i) => bodyCell(column, cells[i] ?? { runs: [] }, widthOf(i), size))))
  return table({ widths, borders, inset }, [element('tr', {}, element('trPr', {}, element('cantSplit'), element('tblHeader')), ...head), ...body])
}

function row(whole: boolean, cells: readonly Xml[], height = 0): Xml {
  const properties = xml(whole ? element('cantSplit') : '', height > 0 ? element('trHeight', { val: height, hRule: 'atLeast' }) : '')
  return element('tr', {}, properties === '' ? '' : element('trPr', {}, properties), ...cells)
}

/** A row that is higher than a page must be torn. */
function isShort({ runs }: PrintedCell): boolean {
  return runs.reduce((length, { text }) => length + text.length, 0) < 600
}

function bodyCell({ kind }: PrintedColumn, { runs, band }: PrintedCell, width: number, size: number): Xml {
  const colours = band ? LIGHT_BANDS[band] : null
  const look = colours ? { size, bold: true, color: hex(colours.ink) } : { size }
  return cell(width, colours ? fill(colours.fill) : '', textParagraph(runs, { style: 'TableCell', right: kind === 'number' }, look))
}

const LABEL_SHARE = 0.12
const MATRIX_ROW = 760

/** A matrix as a table of coloured cells, each with its band in words. */
export function matrixOf({ ticks, lines, words, title }: PrintedMatrix, width: number): Xml {
  const label = Math.floor(width * LABEL_SHARE)
  const side = Math.floor((width - label) / 5)
  const widths = [label, side, side, side, side, side]
  const borders = xml(...['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((name) => element(name, GAP)))
  const rows = lines.map((line, i) => {
    const level = lines.length - i
    return row(true, [tickCell(`${level} ${ticks.y[level - 1] ?? ''}`, label), ...line.map((one) => matrixCell(one, side))], MATRIX_ROW)
  })
  const foot = row(true, [tickCell('', label), ...ticks.x.map((word, i) => tickCell(`${i + 1} ${word}`, side))])
  return table({ widths, borders, inset: { y: 40, x: 50 }, description: `${title}. ${words}` }, [...rows, foot])
}

function tickCell(text: string, width: number): Xml {
  return cell(width, element('vAlign', { val: 'center' }), textParagraph([{ text }], { style: 'TableCell', keepNext: true }, { size: 14, color: '525A64' }))
}

function matrixCell({ band, count, codes }: PrintedMatrixCell, width: number): Xml {
  const colours = band === null ? { fill: '#f2f4f6', ink: '#525a64' } : LIGHT_BANDS[band]
  const more = count > codes.length ? ` + ${count - codes.length}` : ''
  const words: Run[] = count === 0 ? [] : [{ text: `${band ?? 'unscored'} ${count}`, strong: true }, { text: '\n' }, { text: codes.join(', ') + more }]
  return cell(width, fill(colours.fill), textParagraph(words, { style: 'TableCell', keepNext: true }, { size: 13, color: hex(colours.ink) }))
}
