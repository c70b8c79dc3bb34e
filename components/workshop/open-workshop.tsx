'use client'

import { useRouter } from 'next/navigation'
import { useId, useState, type FormEvent } from 'react'
import { useRegisterRow } from '@/components/register/use-register'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import { AuthorshipChoice } from '@/components/workshop/authorship-choice'
import { workshopPath } from '@/components/workshop/use-workshop'
import { AGENDA } from '@/lib/domain/workshop/agenda'
import { sceneSentence } from '@/lib/domain/workshop/scene'
import type { Authorship } from '@/lib/domain/workshop/workshop-words'
import { describeRefusal } from '@/lib/live/client/refusal'
import { nowIso } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'

/** Half a year on, which is far enough for a launch to have gone wrong. */
const AHEAD_MS = 182 * 86_400_000

/** Asks for what a workshop begins with, opens it and goes there. */
export function OpenWorkshop({ open, onClose }: { open: boolean; onClose: () => void }) {
  const form = useId()
  const [isPending, setPending] = useState(false)
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant="primary" type="submit" form={form} pending={isPending}>
        Open it
      </Button>
    </>
  )
  return (
    <Dialog open={open} onClose={onClose} title="Open a workshop" description="Everybody in this register sees it and can join. Nothing is asked of anybody yet." footer={footer}>
      <OpenForm id={form} onPending={setPending} />
    </Dialog>
  )
}

function OpenForm({ id, onPending }: { id: string; onPending: (isPending: boolean) => void }) {
  const router = useRouter()
  const register = useRegisterRow()
  const { act } = useActions()
  const [title, setTitle] = useState(`Pre-mortem of ${register.code}`)
  const [day, setDay] = useState(() => new Date(Date.parse(nowIso()) + AHEAD_MS).toISOString().slice(0, 10))
  const [system, setSystem] = useState(register.title.slice(0, 200))
  const [authorship, setAuthorship] = useState<Authorship>('named')
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const workshopId = newId()
    const phases = AGENDA.map((phase) => ({ ...phase, id: newId() }))
    onPending(true)
    const outcome = await act('workshop.open', { id: workshopId, title, scene: sceneSentence(day, system), authorship, phases }, { quiet: true })
    onPending(false)
    if (outcome.ok) router.push(workshopPath(register.code, workshopId))
    else setProblem(describeRefusal(outcome.refusal))
  }
  return (
    <form id={id} onSubmit={(event) => void submit(event)} className="grid gap-4">
      <TextField label="Title" value={title} maxLength={120} onChange={(event) => setTitle(event.target.value)} problem={problem} autoFocus />
      <div className="grid gap-4 sm:grid-cols-[auto_1fr]">
        <TextField label="The day on which it has failed" type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        <TextField label="What has failed" value={system} maxLength={200} onChange={(event) => setSystem(event.target.value)} />
      </div>
      <p className="border-l-2 border-edge pl-3 text-lg wrap-anywhere">{sceneSentence(day, system)}</p>
      <AuthorshipChoice value={authorship} onChange={setAuthorship} />
    </form>
  )
}
