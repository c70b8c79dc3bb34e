'use client'

import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'

interface NameViewDialogProps {
  title: string
  initial: string
  /** True when the view may be saved for everybody; renaming asks no such thing. */
  mayShare?: boolean
  confirm: string
  onConfirm: (name: string, isShared: boolean) => Promise<unknown>
  onClose: () => void
}

/** Asks for the name of a view and, for a new one, who sees it. */
export function NameViewDialog({ title, initial, mayShare, confirm, onConfirm, onClose }: NameViewDialogProps) {
  const [name, setName] = useState(initial)
  const [isShared, setShared] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return setProblem('A view needs a name.')
    setBusy(true)
    const isDone = await onConfirm(name.trim(), isShared)
    setBusy(false)
    // What was typed stays where it was refused; the refusal itself is said in a message.
    if (isDone) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form="name-view" pending={busy}>
            {confirm}
          </Button>
        </>
      }
    >
      <form id="name-view" noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        <TextField label="Name" maxLength={120} value={name} problem={problem} onChange={(event) => setName(event.target.value)} />
        {mayShare !== undefined &&
          (mayShare ? (
            <Checkbox
              label="Share with everybody in the workspace"
              hint={isShared ? 'Everybody sees it; you, facilitators and administrators can change it.' : 'Only you will see it.'}
              checked={isShared}
              onChange={(event) => setShared(event.target.checked)}
            />
          ) : (
            <p className="text-sm text-muted">Only you will see it.</p>
          ))}
      </form>
    </Dialog>
  )
}
