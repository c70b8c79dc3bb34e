'use client'

import { useMemo } from 'react'
import { PlanTable } from '@/components/worksheet/plan-table'
import { countModes, type PlanReview } from '@/components/worksheet/use-sheet-plans'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { REGISTER_FULL } from '@/lib/domain/worksheet/clipboard/paste-plan'
import { rowsToLookAt, type Plan, type PlanRow } from '@/lib/domain/worksheet/clipboard/plan'
import { useRoomView } from '@/lib/live/client/room'

interface PlanReviewProps {
  review: PlanReview
  onClose: () => void
  /** Called behind it, to place the focus. */
  onClosed: () => void
}

/** What cannot be done, cell by cell with the reason, before anything is: the good rows can be taken, or none. It follows what others do meanwhile. */
export function PlanReviewDialog({ review, onClose, onClosed }: PlanReviewProps) {
  const { rows: live } = useRoomView()
  const plan = useMemo(() => review.read(), [review, live])
  const leave = (act: () => void) => () => {
    act()
    onClosed()
  }
  const [rows, full] = splitFull(rowsToLookAt(plan))
  const good = plan.good.length
  return (
    <Dialog
      open
      onClose={leave(onClose)}
      width="table"
      title={titleOf(review, plan)}
      description={describePlan(plan)}
      footer={
        <>
          <Button variant={good > 0 ? 'quiet' : 'primary'} onClick={leave(onClose)}>
            {good > 0 ? 'Cancel' : 'Close'}
          </Button>
          {good > 0 && plan.moved > 0 && <Button onClick={leave(() => review.take(plan, true))}>Write mine over {plan.moved === 1 ? 'it' : 'them'}</Button>}
          {good > 0 && (
            <Button variant="primary" onClick={leave(() => review.take(plan, false))}>
              {nameTaking(review, plan)}
            </Button>
          )}
        </>
      }
    >
      <div className="grid gap-4">
        {review.refusal !== null && (
          <Notice tone="error" live title={review.refusal}>
            Nothing was changed, and nothing of it is lost: it stands here as it was.
          </Notice>
        )}
        {plan.moved > 0 && (
          <Notice tone="warning" live title={`Others wrote into ${plan.moved === 1 ? 'one of these cells' : `${countCells(plan.moved)} of these`} meanwhile.`}>
            What stands there now is shown beside yours. It can stay, or yours can be written over it.
          </Notice>
        )}
        {plan.cutColumns > 0 && (
          <Notice tone="warning" title={`${plan.cutColumns.toLocaleString('en')} ${plan.cutColumns === 1 ? 'column has' : 'columns have'} no place beside the last column.`}>
            Show more columns, or begin further to the left; otherwise they are left out.
          </Notice>
        )}
        {full.length > 0 && (
          <Notice tone="warning" title={`${REGISTER_FULL.message} ${describeLines(full)} no place.`}>
            {REGISTER_FULL.hint}
          </Notice>
        )}
        {rows.length > 0 && <PlanTable rows={rows} />}
      </div>
    </Dialog>
  )
}

/** Rows that the register has no place for are told in one sentence. */
function splitFull(rows: readonly PlanRow[]): [PlanRow[], PlanRow[]] {
  const isFull = ({ problem }: PlanRow) => problem === REGISTER_FULL
  return [rows.filter((row) => !isFull(row)), rows.filter(isFull)]
}

/** They stand at the end of the block, one after the other. */
function describeLines(rows: readonly PlanRow[]): string {
  const [first, last] = [rows[0]?.place ?? 1, rows.at(-1)?.place ?? 1]
  if (first === last) return `Line ${first.toLocaleString('en')} of the block has`
  return `Lines ${first.toLocaleString('en')} to ${last.toLocaleString('en')} of the block have`
}

function titleOf({ title, refusal }: PlanReview, { refused, cutColumns, moved }: Plan): string {
  if (refused.length > 0) return `${title}: ${countModes(refused.length)} cannot be taken`
  if (moved > 0) return `${title}: ${countCells(moved)} changed meanwhile`
  if (refusal !== null) return `${title}: not done`
  return cutColumns > 0 ? `${title}: some of it has no place here` : `${title}: some of it is taken as text`
}

function describePlan({ good, added }: Plan): string {
  if (good.length === 0) return 'Nothing has been changed.'
  return `${countModes(good.length)} can be taken${added > 0 ? `, ${added.toLocaleString('en')} of them new` : ''}. Nothing has been changed yet.`
}

function nameTaking({ refusal }: PlanReview, { good, refused, moved }: Plan): string {
  if (moved > 0) return `Leave ${moved === 1 ? 'that cell' : `those ${countCells(moved)}`}, take the rest`
  if (refused.length > 0) return `Take the ${good.length.toLocaleString('en')} good ${good.length === 1 ? 'row' : 'rows'}`
  return refusal === null ? `Take ${countModes(good.length)}` : 'Try again'
}

function countCells(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'cell' : 'cells'}`
}
