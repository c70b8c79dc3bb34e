import Link from 'next/link'
import { joinClasses } from '@/components/ui/class-names'
import { HeadCell, Table, TableFrame, TableHead, TableRow } from '@/components/ui/table'
import type { CrossCell, CrossHead, CrossTable } from '@/lib/domain/coverage/cross-table'
import { BAND_LABELS } from '@/lib/domain/scoring/band'

interface CrossTableViewProps {
  table: CrossTable
  rowName: string
  columnName: string
  /** Shows the word of the worst band in each cell, where the columns are no bands. */
  worst?: boolean
  /** Where the rows behind a cell are; a head that is left out stands for all. */
  hrefOf: (row?: CrossHead, column?: CrossHead) => string
}

/** Two things against each other with totals: a real table, every count a link to its rows, bands as words beside their colour. */
export function CrossTableView({ table, rowName, columnName, worst = false, hrefOf }: CrossTableViewProps) {
  const { rows, columns, cells, rowTotals, columnTotals, total } = table
  return (
    <TableFrame label={`${rowName} by ${columnName.toLowerCase()}`}>
      <Table>
        <TableHead>
          <tr>
            <HeadCell className="sticky left-0 z-1 bg-ground align-bottom">
              {rowName} <span className="font-normal">by {columnName.toLowerCase()}</span>
            </HeadCell>
            {columns.map((column) => (
              <HeadCell key={column.label} numeric className="align-bottom">
                <span className="block min-w-16 whitespace-normal first-letter:uppercase">{column.label}</span>
              </HeadCell>
            ))}
            <HeadCell numeric className="align-bottom">
              Total
            </HeadCell>
          </tr>
        </TableHead>
        <tbody>
          {rows.map((row, i) => (
            <TableRow key={row.key ?? 'none'}>
              <RowHead head={row} />
              {columns.map((column, j) => (
                <CountCell key={column.label} cell={cells[i]?.[j]} href={hrefOf(row, column)} name={`${row.label}, ${column.label}`} band={worst} />
              ))}
              <CountCell cell={rowTotals[i]} href={hrefOf(row)} name={`${row.label}, total`} isTotal />
            </TableRow>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="sticky left-0 z-1 border-t border-edge/50 bg-ground py-2 pr-2.5 pl-1 font-semibold">
              Total
            </th>
            {columns.map((column, j) => (
              <CountCell key={column.label} cell={columnTotals[j]} href={hrefOf(undefined, column)} name={`All, ${column.label}`} isTotal isLast />
            ))}
            <CountCell cell={total} href={hrefOf()} name="All" isTotal isLast />
          </tr>
        </tfoot>
      </Table>
    </TableFrame>
  )
}

function RowHead({ head }: { head: CrossHead }) {
  return (
    <th
      scope="row"
      className={joinClasses(
        'sticky left-0 z-1 max-w-64 min-w-32 border-b bg-ground py-2 pr-2.5 pl-1 text-left align-top font-medium first-letter:uppercase',
        head.key === null && 'text-muted italic',
      )}
    >
      {head.label}
    </th>
  )
}

interface CountCellProps {
  cell: CrossCell | undefined
  href: string
  name: string
  band?: boolean
  isTotal?: boolean
  isLast?: boolean
}

function CountCell({ cell, href, name, band, isTotal, isLast }: CountCellProps) {
  const { count, worst } = cell ?? { count: 0, worst: null }
  const look = joinClasses('border-b p-0 text-right align-top', isTotal && 'font-semibold', isLast && 'border-t border-edge/50 border-b-0')
  if (count === 0) {
    return (
      <td className={look}>
        <span className="tabular block px-2.5 py-2 text-faint">0</span>
      </td>
    )
  }
  // Totals stay on plain ground, so that the eye finds the cells.
  const isFilled = worst !== null && !isTotal
  const words = `${name}: ${count} ${count === 1 ? 'failure mode' : 'failure modes'}${worst ? `, worst ${BAND_LABELS[worst].toLowerCase()}` : ''}`
  return (
    <td className={look}>
      <Link
        href={href}
        aria-label={words}
        data-band={isFilled ? worst : undefined}
        className={joinClasses(
          'block px-2.5 py-2 -outline-offset-2 pointer-coarse:py-3',
          isFilled ? 'band-fill no-underline hover:underline' : 'text-ink no-underline hover:underline',
        )}
      >
        <span className="tabular">{count}</span>
        {band && worst && !isTotal && <span className="block text-2xs">{BAND_LABELS[worst]}</span>}
      </Link>
    </td>
  )
}
