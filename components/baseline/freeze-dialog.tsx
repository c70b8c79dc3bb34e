'use client'

import { useId, useState, type FormEvent } from 'react'
import { useRegisterRow } from '@/components/register/use-register'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useLateCommand } from '@/components/room/use-late-command'
import { describeRefusal, type Refusal } from '@/lib/live/client/refusal'
import { newId } from '@/lib/kernel/ids'

const LABEL_MAX = 120
/** After so long somebody is told why they wait. */
const LONG_MS = 1_000

/** Asks what changed and freezes the register as it stands. What was typed is kept when it is refused. */
export function FreezeDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const form = useId()
  const [isPending, setPending] = useState(false)
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant="primary" type="submit" form={form} pending={isPending}>
        Freeze it
      </Button>
    </>
  )
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Freeze a baseline"
      description="It keeps the register as it stands now. Everybody in this workspace can read it, nobody can change it, and it cannot be taken back."
      footer={footer}
    >
      <FreezeForm id={form} onPending={setPending} onDone={onClose} />
    </Dialog>
  )
}

function FreezeForm({ id, onPending, onDone }: { id: string; onPending: (isPending: boolean) => void; onDone: () => void }) {
  const register = useRegisterRow()
  const toast = useToast()
  const { send } = useLateCommand()
  const [label, setLabel] = useState((register.version?.split('\n')[0] ?? '').slice(0, LABEL_MAX))
  const [changeNote, setChangeNote] = useState('')
  const [evenIfUnchanged, setEven] = useState(false)
  const [isLong, setLong] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const isUnchanged = refusal?.problems.some(({ path }) => path === 'evenIfUnchanged') ?? false
  const isNoteMissing = refusal?.problems.some(({ path }) => path === 'changeNote') ?? false
  const freeze = async () => {
    onPending(true)
    const timer = setTimeout(() => setLong(true), LONG_MS)
    const answer = await send('baseline.freeze', { id: newId(), label, changeNote, evenIfUnchanged })
    clearTimeout(timer)
    setLong(false)
    onPending(false)
    if (answer.ok === false) return setRefusal(answer.refusal)
    toast.show({ message: 'The register is frozen as a baseline.' })
    onDone()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void freeze()
  }
  return (
    <form id={id} onSubmit={submit} className="grid gap-4">
      <TextArea
        label="What changed"
        hint="Stands beside the baseline, for whoever reads it later."
        value={changeNote}
        maxLength={2_000}
        problem={isNoteMissing ? 'Say in a sentence what this version is about.' : null}
        onChange={(event) => setChangeNote(event.target.value)}
        onSend={() => void freeze()}
      />
      <TextField label="Version" hint="As its document prints it, such as 1.2; may be empty." value={label} maxLength={LABEL_MAX} onChange={(event) => setLabel(event.target.value)} />
      {isUnchanged && <Checkbox label="Freeze it all the same" checked={evenIfUnchanged} onChange={(event) => setEven(event.target.checked)} />}
      {isLong && (
        <p role="status" className="pulse-slowly text-sm text-muted">
          Freezing a large register takes some seconds …
        </p>
      )}
      {refusal && !isNoteMissing && <Notice tone={isUnchanged ? 'warning' : 'error'} live title={describeRefusal(refusal)} />}
    </form>
  )
}
