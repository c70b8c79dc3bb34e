'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { useToast } from '@/components/ui/toast'
import { useLateCommand } from '@/components/room/use-late-command'
import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import { movesFrom, type BaselineStatus } from '@/lib/domain/baseline/baseline-status'
import { gatherReviews } from '@/lib/domain/signature/gather-reviews'
import { isReviewOpen } from '@/lib/domain/signature/review-standing'
import { describeRefusal } from '@/lib/live/client/refusal'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

const MOVE_WORDS = { draft: 'Back to draft', 'in-review': 'Send to review', locked: 'Lock it', superseded: '' } as const satisfies Record<BaselineStatus, string>

/** Where a baseline may go from where it stands, for whoever may move it. */
export function BaselineMoves({ baseline }: { baseline: BaselineRow }) {
  const { rows } = useRoomView()
  const mayMove = useRoomStore().may('manage-register')
  const { send, isSending } = useLateCommand()
  const toast = useToast()
  const [isLocking, setLocking] = useState(false)
  const { id, number, status } = baseline
  const locked = rows.all('baseline').find((row) => row.status === 'locked')
  const move = async (to: BaselineStatus) => {
    setLocking(false)
    const answer = await send('baseline.move', { id, from: status, to })
    if (answer.ok === false) toast.show({ tone: 'error', message: describeRefusal(answer.refusal) })
  }
  // While a review waits for somebody the baseline stays where it is; taking the review back is offered beside it.
  if (!mayMove || gatherReviews(rows, id).some(isReviewOpen)) return null
  return (
    <>
      {movesFrom(status).map((to) => (
        <Button key={to} variant={to === 'locked' ? 'primary' : 'secondary'} pending={isSending} onClick={() => (to === 'locked' ? setLocking(true) : void move(to))}>
          {MOVE_WORDS[to]}
        </Button>
      ))}
      <Dialog
        open={isLocking}
        onClose={() => setLocking(false)}
        title={`Lock baseline ${number}`}
        description="It becomes the version that the launch is decided on. It stays locked until a later one is."
        footer={
          <>
            <Button onClick={() => setLocking(false)}>Cancel</Button>
            <Button variant="primary" onClick={() => void move('locked')}>
              Lock it
            </Button>
          </>
        }
      >
        {locked ? <p>Baseline {locked.number}, which is locked now, is superseded by it.</p> : <p>No baseline of this register is locked yet.</p>}
      </Dialog>
    </>
  )
}
