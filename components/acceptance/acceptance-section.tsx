'use client'

import { useState } from 'react'
import { AcceptanceList } from '@/components/acceptance/acceptance-list'
import { decisionPath, describeState } from '@/components/acceptance/acceptance-words'
import { AskForm } from '@/components/acceptance/ask-form'
import { useAcceptances, type Acceptances } from '@/components/acceptance/use-acceptances'
import { useRegisterRow } from '@/components/register/use-register'
import { Button, ButtonLink } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { useToast } from '@/components/ui/toast'
import { useLateCommand } from '@/components/room/use-late-command'
import { approverRoles } from '@/lib/domain/acceptance/approver-roles'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { describeRefusal } from '@/lib/live/client/refusal'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

/** Whether somebody lives with a failure mode, until when and why; the ways to ask for that, to take it back, to renew and to decide. */
export function AcceptanceSection({ row }: { row: FailureModeRow }) {
  const found = useAcceptances(row)
  const newest = found.all[0]
  return (
    <section aria-labelledby="acceptance-title">
      <div className="mb-1 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b pb-1.5">
        <h2 id="acceptance-title" className="scroll-mt-4 text-lg font-semibold">
          Acceptance
        </h2>
        <Ways row={row} found={found} />
      </div>
      <p className="py-1 text-muted">{newest ? describeState(newest.state, newest.acceptance, found.score) : 'Nobody has asked to live with it.'}</p>
      {found.all.length > 0 && <AcceptanceList all={found.all} />}
    </section>
  )
}

function Ways({ row, found: { all, waiting, score, today } }: { row: FailureModeRow; found: Acceptances }) {
  const store = useRoomStore()
  const { rows, reader } = useRoomView()
  const register = useRegisterRow()
  const [isAsking, setAsking] = useState(false)
  const mayAsk = store.may('edit-rows') && !waiting && row.deletedAt === null && row.status !== 'closed'
  const isRenewal = all.some(({ decision }) => decision?.outcome === 'approved')
  const mayDecide = waiting !== undefined && store.may('sign') && approverRoles(rows, waiting.acceptance, reader.membershipId, today).length > 0
  const close = () => setAsking(false)
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {mayAsk && score.state === 'scored' && (
        <Button size="small" onClick={() => setAsking(true)}>
          {isRenewal ? 'Ask to renew' : 'Ask for acceptance'}
        </Button>
      )}
      {mayAsk && score.state !== 'scored' && <p className="text-sm text-muted">Score all five factors to ask for it.</p>}
      {waiting && waiting.acceptance.askedById === reader.membershipId && <WithdrawButton id={waiting.acceptance.id} />}
      {mayDecide && (
        <ButtonLink size="small" variant="primary" href={decisionPath(register.code, row.code)}>
          Accept or refuse
        </ButtonLink>
      )}
      <Dialog
        open={isAsking}
        onClose={close}
        title={`Ask to live with ${row.code}`}
        description="A person who holds one of the roles below decides. Everybody who reads the register sees the request and the answer."
      >
        {isAsking && score.state === 'scored' && <AskForm failureModeId={row.id} score={score} today={today} onDone={close} />}
      </Dialog>
    </div>
  )
}

function WithdrawButton({ id }: { id: string }) {
  const { send, isSending } = useLateCommand()
  const toast = useToast()
  const withdraw = async () => {
    const answer = await send('acceptance.withdraw', { id })
    if (answer.ok === false) toast.show({ tone: 'error', message: describeRefusal(answer.refusal) })
  }
  return (
    <Button size="small" pending={isSending} onClick={() => void withdraw()}>
      Take the request back
    </Button>
  )
}
