'use client'

import { useId, useState, type FormEvent } from 'react'
import { RoleOrder } from '@/components/signature/role-order'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useLateCommand } from '@/components/room/use-late-command'
import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import type { RowSet } from '@/lib/domain/row/row-set'
import { COMMENT_MAX } from '@/lib/domain/signature/signature-rows'
import { describeRefusal, type Refusal } from '@/lib/live/client/refusal'
import { useRoomView } from '@/lib/live/client/room'
import { newId } from '@/lib/kernel/ids'

interface AskReviewDialogProps {
  open: boolean
  onClose: () => void
  baseline: BaselineRow
  /** ISO day. */
  today: string
}

/** The roles that sign where nobody says otherwise, as long as the workspace has them. */
const USUAL = ['Ingestion Owner', 'SRE Lead', 'Product Manager']

const ORDERS = [
  { value: 'in-order', label: 'One after the other' },
  { value: 'parallel', label: 'All at once' },
]

/** Asks which roles sign a baseline, in which order and until when. What was typed is kept when it is refused. */
export function AskReviewDialog({ open, onClose, ...rest }: AskReviewDialogProps) {
  const form = useId()
  const [isPending, setPending] = useState(false)
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Ask for signatures"
      description="Each role signs once: whoever holds it on the day, or whom they let sign. The baseline stays in review until all have signed or you take the review back."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} pending={isPending}>
            Ask them
          </Button>
        </>
      }
    >
      <AskForm id={form} onPending={setPending} onDone={onClose} {...rest} />
    </Dialog>
  )
}

function AskForm({ id, baseline, today, onPending, onDone }: { id: string; baseline: BaselineRow; today: string; onPending: (isPending: boolean) => void; onDone: () => void }) {
  const { rows } = useRoomView()
  const { send } = useLateCommand()
  const toast = useToast()
  const [roleIds, setRoleIds] = useState(() => usualRoles(rows))
  const [signOrder, setSignOrder] = useState('in-order')
  const [due, setDue] = useState('')
  const [note, setNote] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    onPending(true)
    const places = roleIds.map((ownerRoleId) => ({ id: newId(), ownerRoleId }))
    const answer = await send('review.ask', { id: newId(), baselineId: baseline.id, signOrder, note, due: due === '' ? null : due, places })
    onPending(false)
    if (answer.ok === false) return setRefusal(answer.refusal)
    toast.show({ message: 'They are asked. It stands on their page “Mine”.' })
    onDone()
  }
  return (
    <form id={id} onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      <RoleOrder roleIds={roleIds} onChange={setRoleIds} isOrdered={signOrder === 'in-order'} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select label="They sign" options={ORDERS} value={signOrder} onChange={(event) => setSignOrder(event.target.value)} />
        <TextField label="Until" type="date" hint="May be empty." min={today} value={due} onChange={(event) => setDue(event.target.value)} />
      </div>
      <TextArea label="What is asked" hint="May be empty. Stands above the signatures." rows={2} maxLength={COMMENT_MAX} value={note} onChange={(event) => setNote(event.target.value)} />
      {refusal && <Notice tone="error" live title={describeRefusal(refusal)} />}
    </form>
  )
}

function usualRoles(rows: RowSet): string[] {
  const live = rows.all('owner-role').filter(({ deletedAt }) => deletedAt === null)
  return USUAL.flatMap((name) => live.find((role) => role.name === name)?.id ?? [])
}
