'use client'

import { countModes, type PlanReview } from '@/components/worksheet/use-sheet-plans'
import { Button } from '@/components/ui/button'
import { joinClasses } from '@/components/ui/class-names'
import { Dialog } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import type { PlanRow } from '@/lib/domain/worksheet/clipboard/plan'
import type { PlanCell } from '@/lib/domain/worksheet/clipboard/plan-cell'

/** Refused rows that are drawn; the rest is counted. */
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
  const refused = plan.rows.filter(({ id }) => plan.refused.includes(id))
  const columns = refused[0]?.cells.map(({ column }) => column) ?? []
  const good = plan.good.length
  return (
    <Dialog
      open
      onClose={close}
      width="wide"
      title={refused.length > 0 ? `${title}: ${countModes(refused.length)} cannot be taken` : `${title}: some of it has no place here`}
      description={good > 0 ? `${countModes(good)} can be taken${plan.added > 0 ? `, ${plan.added.toLocaleString('en')} of them new` : ''}. Nothing has been changed yet.` : 'Nothing has been changed.'}
      footer={
        <>
          <Button variant={good > 0 ? 'quiet' : 'primary'} onClick={close}>
            {good > 0 ? 'Cancel' : 'Close'}
          </Button>
          {good > 0 && (
            <Button variant="primary" onClick={take}>
              Take {refused.length > 0 ? `the ${good.toLocaleString('en')} good ${good === 1 ? 'row' : 'rows'}` : countModes(good)}
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
        {refused.length > 0 && (
          <div role="region" aria-label="Rows that cannot be taken" tabIndex={0} className="overflow-auto border-y">
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
                {refused.slice(0, SHOWN).map((row) => (
                  <RefusedRow key={row.id} row={row} place={plan.rows.indexOf(row) + 1} />
                ))}
              </tbody>
            </table>
          </div>
        )}
        {refused.length > SHOWN && <p className="text-sm text-muted">And {(refused.length - SHOWN).toLocaleString('en')} more.</p>}
      </div>
    </Dialog>
  )
}

function RefusedRow({ row, place }: { row: PlanRow; place: number }) {
  return (
    <tr>
      <th scope="row" className="border-b px-2 py-1.5 align-top font-normal whitespace-nowrap">
        {row.line ? <span className="font-mono">{row.line.code}</span> : `New, row ${place.toLocaleString('en')}`}
        {row.problem && <Reason {...row.problem} />}
      </th>
      {row.cells.map((cell) => (
        <td key={cell.column.id} className={joinClasses('border-b px-2 py-1.5 align-top', cell.state === 'problem' && 'bg-danger-soft')}>
          <span className="line-clamp-2 min-w-16 wrap-anywhere">{cell.text}</span>
          {cell.state === 'problem' && <Reason message={cell.message} hint={cell.hint} />}
          {noteOf(cell) && <span className="block text-xs text-muted">{noteOf(cell)}</span>}
        </td>
      ))}
    </tr>
  )
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
