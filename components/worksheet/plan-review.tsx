'use client'

import { countModes, type PlanReview } from '@/components/worksheet/use-sheet-plans'
import { Button } from '@/components/ui/button'
import { joinClasses } from '@/components/ui/class-names'
import { Dialog } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { rowsToLookAt, type Plan, type PlanRow } from '@/lib/domain/worksheet/clipboard/plan'
import type { PlanCell } from '@/lib/domain/worksheet/clipboard/plan-cell'

/** Rows that are drawn; the rest is counted. */
const SHOWN = 100

interface PlanReviewProps {
  review: PlanReview
  onClose: () => void
  /** Called behind it, to place the focus. */
  onClosed: () => void
}

/** What cannot be done, cell by cell with the reason, before anything is: the good rows can be taken, or none. */
export function PlanReviewDialog({ review, onClose, onClosed }: PlanReviewProps) {
  const { plan, title } = review
  const leave = (act: () => void) => () => {
    act()
    onClosed()
  }
  const [take, close] = [leave(review.take), leave(onClose)]
  const rows = rowsToLookAt(plan)
  const refused = plan.refused.length
  // Rows of a block may end early; the longest one names the columns of all.
  const columns = rows.reduce<PlanRow['cells']>((longest, { cells }) => (cells.length > longest.length ? cells : longest), []).map(({ column }) => column)
  const good = plan.good.length
  return (
    <Dialog
      open
      onClose={close}
      width="table"
      title={titleOf(title, plan)}
      description={good > 0 ? `${countModes(good)} can be taken${plan.added > 0 ? `, ${plan.added.toLocaleString('en')} of them new` : ''}. Nothing has been changed yet.` : 'Nothing has been changed.'}
      footer={
        <>
          <Button variant={good > 0 ? 'quiet' : 'primary'} onClick={close}>
            {good > 0 ? 'Cancel' : 'Close'}
          </Button>
          {good > 0 && (
            <Button variant="primary" onClick={take}>
              Take {refused > 0 ? `the ${good.toLocaleString('en')} good ${good === 1 ? 'row' : 'rows'}` : countModes(good)}
            </Button>
          )}
        </>
      }
    >
      <div className="grid gap-4">
        {plan.cutColumns > 0 && (
          <Notice tone="warning" title={`${plan.cutColumns.toLocaleString('en')} ${plan.cutColumns === 1 ? 'column has' : 'columns have'} no place beside the last column.`}>
            Show more columns, or begin further to the left; otherwise they are left out.
          </Notice>
        )}
        {rows.length > 0 && (
          <div role="region" aria-label="Rows to look at" tabIndex={0} className="overflow-auto border-y">
            <table className="w-full border-separate border-spacing-0 text-left text-sm">
              <thead>
                <tr>
                  <th scope="col" className="border-b px-2 py-1.5 text-xs font-medium text-muted">
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
                  <ReviewedRow key={row.id} row={row} width={columns.length} />
                ))}
              </tbody>
            </table>
          </div>
        )}
        {rows.length > SHOWN && <p className="text-sm text-muted">And {(rows.length - SHOWN).toLocaleString('en')} more.</p>}
      </div>
    </Dialog>
  )
}

function titleOf(title: string, { refused, cutColumns }: Plan): string {
  if (refused.length > 0) return `${title}: ${countModes(refused.length)} cannot be taken`
  return cutColumns > 0 ? `${title}: some of it has no place here` : `${title}: some of it is taken as text`
}

function ReviewedRow({ row, width }: { row: PlanRow; width: number }) {
  return (
    <tr>
      <th scope="row" className="border-b px-2 py-1.5 align-top font-normal whitespace-nowrap">
        {row.line ? <span className="font-mono">{row.line.code}</span> : `New, line ${(row.place ?? 1).toLocaleString('en')}`}
        {row.problem && <Reason {...row.problem} />}
      </th>
      {row.cells.map((cell) => (
        <td key={cell.column.id} className={joinClasses('border-b px-2 py-1.5 align-top', cell.state === 'problem' && 'bg-danger-soft')}>
          <span className="line-clamp-2 min-w-16 wrap-anywhere">{showControls(cell.text)}</span>
          {cell.state === 'problem' && <Reason message={cell.message} hint={cell.hint} />}
          {noteOf(cell) && <span className="block min-w-32 text-xs text-muted">{noteOf(cell)}</span>}
        </td>
      ))}
      {row.cells.length < width && <td colSpan={width - row.cells.length} className="border-b" />}
    </tr>
  )
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

function noteOf(cell: PlanCell): string | null {
  if (cell.state === 'skipped') return cell.message
  return cell.state === 'change' ? (cell.note ?? null) : null
}
