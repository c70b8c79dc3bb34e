'use client'

import { useLineChanges } from '@/components/worksheet/use-worksheet'
import { joinClasses } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import type { PlanRow } from '@/lib/domain/worksheet/clipboard/plan'
import type { MovedCell, PlanCell } from '@/lib/domain/worksheet/clipboard/plan-cell'

/** Rows that are drawn; the rest is counted. */
const SHOWN = 100

/** Rows of a plan that somebody should look at, each cell with what is to be said of it. */
export function PlanTable({ rows }: { rows: readonly PlanRow[] }) {
  const changeOf = useLineChanges()
  // Rows of a block may end early; the longest one names the columns of all.
  const columns = rows.reduce<PlanRow['cells']>((longest, { cells }) => (cells.length > longest.length ? cells : longest), []).map(({ column }) => column)
  return (
    <>
      <div role="region" aria-label="Rows to look at" tabIndex={0} className="max-h-[50dvh] overflow-auto border-y">
        <table className="w-full border-separate border-spacing-0 text-left text-sm">
          <thead className="sticky top-0 z-10 bg-raised">
            <tr>
              <th scope="col" className="sticky left-0 w-px border-b bg-raised px-2 py-1.5 text-xs font-medium text-muted">
                Row
              </th>
              {columns.map(({ id, label }) => (
                <th key={id} scope="col" className="border-b px-2 py-1.5 text-xs font-medium whitespace-nowrap text-muted">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((row) => (
              <ReviewedRow key={row.id} row={row} width={columns.length} changedBy={changeOf(row.id)?.name ?? 'Somebody'} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > SHOWN && <p className="text-sm text-muted">And {(rows.length - SHOWN).toLocaleString('en')} more.</p>}
    </>
  )
}

function ReviewedRow({ row, width, changedBy }: { row: PlanRow; width: number; changedBy: string }) {
  return (
    <tr>
      <th scope="row" className="sticky left-0 border-b bg-raised px-2 py-1.5 align-top font-normal whitespace-nowrap">
        {row.line ? <span className="font-mono">{row.line.code}</span> : `New, line ${(row.place ?? 1).toLocaleString('en')}`}
        {row.problem && <Reason {...row.problem} />}
      </th>
      {row.cells.map((cell) => (
        <td key={cell.column.id} className={joinClasses('border-b px-2 py-1.5 align-top', lookOf(cell))}>
          <span className="line-clamp-2 min-w-16 wrap-anywhere">{showControls(cell.text)}</span>
          {cell.state === 'problem' && <Reason message={cell.message} hint={cell.hint} />}
          {cell.state === 'change' && cell.moved && <Moved {...cell.moved} by={changedBy} />}
          {noteOf(cell) && <span className="block min-w-32 text-xs text-muted">{noteOf(cell)}</span>}
        </td>
      ))}
      {row.cells.length < width && <td colSpan={width - row.cells.length} className="border-b" />}
    </tr>
  )
}

function lookOf(cell: PlanCell): string | false {
  if (cell.state === 'problem') return 'bg-danger-soft'
  return cell.state === 'change' && cell.moved !== undefined && 'bg-warning-soft'
}

/** Characters that nobody sees, by their numbers. */
function showControls(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|[\u2028\u2029]|\p{Cs}/gu, (char) => `[U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`)
}

function Reason({ message, hint }: { message: string; hint: string }) {
  return (
    <span className="mt-0.5 flex min-w-48 items-start gap-1.5 text-xs whitespace-normal text-danger">
      <Icon name="error" size={14} className="mt-0.5 shrink-0" />
      <span>
        {message} {hint}
      </span>
    </span>
  )
}

/** What somebody else wrote where this was to stand, and what had stood there before. */
function Moved({ stood, stands, by }: MovedCell & { by: string }) {
  return (
    <span className="mt-0.5 flex min-w-40 items-start gap-1.5 text-xs whitespace-normal text-warning">
      <Icon name="warning" size={14} className="mt-0.5 shrink-0" />
      <span className="line-clamp-4 wrap-anywhere">
        {by} {stands === '' ? 'emptied it' : `wrote “${stands}”`}; {stood === '' ? 'it was empty' : `it was “${stood}”`}.
      </span>
    </span>
  )
}

function noteOf(cell: PlanCell): string | null {
  if (cell.state === 'skipped') return cell.message
  return cell.state === 'change' ? (cell.note ?? null) : null
}
