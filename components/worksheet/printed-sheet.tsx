'use client'

import { BandBadge } from '@/components/score/band-badge'
import { shownColumns } from '@/components/worksheet/column-choice'
import type { GridItem } from '@/components/worksheet/grid-item'
import type { Worksheet } from '@/components/worksheet/use-worksheet'
import { describeFilter } from '@/components/worksheet/filter-words'
import { findColumn, type Column } from '@/lib/domain/worksheet/columns'
import { printCell, type CellTexts } from '@/lib/domain/worksheet/print-cell'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** Lines that go on paper; of more than these the rest is counted. */
const PRINTED_MAX = 2_000

/**
 * The worksheet on paper: the grid itself holds only what is in sight of the screen, so here stand all lines and columns that it shows. Made when
 * somebody prints, and gone after.
 */
export function PrintedSheet({ worksheet }: { worksheet: Worksheet }) {
  const { items, view, texts, address, names, coming } = worksheet
  const columns = shownColumns(address.state.columns).flatMap((id) => findColumn(id) ?? [])
  const printed = items.list(PRINTED_MAX)
  const left = view.lines.length + coming - printed.filter(({ kind }) => kind === 'line').length
  const { filters, text } = address.state
  return (
    <div className="hidden text-xs print:block">
      {/* Twelve columns are wider than high. */}
      <style>{'@page { size: landscape }'}</style>
      {(filters.length > 0 || text.trim() !== '') && (
        <p className="mb-2 text-muted">
          {view.lines.length.toLocaleString('en')} of {view.total.toLocaleString('en')}:{' '}
          {[...filters.map((filter) => describeFilter(filter, names)), ...(text.trim() === '' ? [] : [`“${text.trim()}”`])].join('; ')}
        </p>
      )}
      <table className="w-full border-collapse text-left">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={`border-b border-edge px-1.5 py-1 align-bottom font-medium ${isNumber(column) ? 'text-right' : ''}`}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {printed.map((item) => (
            <PrintedItem key={item.key} item={item} columns={columns} texts={texts} />
          ))}
        </tbody>
      </table>
      {left > 0 && <p className="mt-2 text-muted">And {left.toLocaleString('en')} more. Filter the worksheet to print them.</p>}
    </div>
  )
}

function PrintedItem({ item, columns, texts }: { item: GridItem; columns: readonly Column[]; texts: CellTexts }) {
  if (item.kind === 'group') {
    const { label, count, worst } = item.section
    return (
      <tr className="break-after-avoid">
        <th scope="rowgroup" colSpan={columns.length} className="border-b px-1.5 pt-3 pb-1 text-sm font-semibold">
          {label} <span className="tabular font-normal text-muted">{count.toLocaleString('en')}</span> {worst && <BandBadge band={worst} size="small" />}
        </th>
      </tr>
    )
  }
  if (item.kind === 'add') return null
  return (
    <tr>
      {columns.map((column) => (
        <td key={column.id} className={`border-b px-1.5 py-1 align-top wrap-anywhere ${isNumber(column) ? 'tabular text-right' : ''} ${column.id === 'code' ? 'font-mono whitespace-nowrap' : ''}`}>
          <PrintedCell column={column} line={item.line} texts={texts} />
        </td>
      ))}
    </tr>
  )
}

function PrintedCell({ column, line, texts }: { column: Column; line: WorksheetLine; texts: CellTexts }) {
  const score = line.scores[column.stage ?? 'current']
  if (column.kind === 'band') return score.state === 'scored' ? <BandBadge band={score.band} size="small" /> : null
  if (column.kind === 'score' && score.state !== 'scored') return <span className="text-muted">{score.scored} of 5</span>
  return <>{printCell(column, line, texts) ?? '…'}</>
}

function isNumber({ kind }: Column): boolean {
  return kind === 'factor' || kind === 'score'
}
