'use client'

import { useId, useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Select } from '@/components/ui/select'
import { TextField } from '@/components/ui/text-field'
import { useCandidates } from '@/components/workshop/use-candidates'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { describeRefusal } from '@/lib/live/client/refusal'
import { nowIso } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { useDo } from '@/lib/live/client/room'

/** How many of the register's worst can be asked for at once. */
const COUNTS = [5, 10, 20, 50] as const

/** Asks everybody to score failure modes of the register before the meeting, until a deadline; one step of who leads. */
export function CollectScores() {
  const { candidates, others } = useCandidates()
  const [isOpen, setOpen] = useState(false)
  if (candidates.length + others.length === 0) return null
  return (
    <div className="mb-6 projector:hidden print:hidden">
      <Button icon="clock" onClick={() => setOpen(true)}>
        Collect scores before the meeting…
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title="Collect scores before the meeting"
        description="Everybody who opens this workshop scores alone until the deadline. In the scoring you reveal what was given."
      >
        <CollectForm onDone={() => setOpen(false)} />
      </Dialog>
    </div>
  )
}

function CollectForm({ onDone }: { onDone: () => void }) {
  const { workshop } = useWorkshop()
  const { candidates, others, addStep } = useCandidates()
  // No undo: what people have been asked is not unasked by a key.
  const run = useDo()
  const id = useId()
  const chosen = candidates.filter(({ state }) => state === 'chosen').map(({ failureModeId }) => failureModeId)
  const counts = [...COUNTS.filter((count) => count < others.length), others.length].filter((count) => count > 0)
  const [count, setCount] = useState(String(chosen.length > 0 ? 0 : (counts[0] ?? 0)))
  const [until, setUntil] = useState(() => inLocalTime(Date.parse(nowIso()) + 2 * 86_400_000))
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const at = Date.parse(until)
    if (Number.isNaN(at)) return setProblem('Say until when: a day and a time.')
    const worst = others.slice(0, Number(count)).map(({ row }) => row.id)
    const rounds = [...chosen, ...worst].map((failureModeId) => ({ id: newId(), failureModeId }))
    const open = { verb: 'scoring-round.open', input: { workshopId: workshop.id, rounds, closesAt: new Date(at).toISOString() } }
    const outcome = await run('register.batch', { steps: [...addStep(worst, 'chosen'), open] })
    if (outcome.ok) onDone()
    else setProblem(describeRefusal(outcome.refusal))
  }
  const options = [
    ...(chosen.length > 0 ? [{ value: '0', label: `The ${chosen.length} chosen` }] : []),
    ...counts.map((one) => ({ value: String(one), label: describeCount(one, chosen.length, others.length) })),
  ]
  return (
    <form id={id} onSubmit={(event) => void submit(event)} className="grid gap-4">
      <Select label="Failure modes" value={count} options={options} onChange={(event) => setCount(event.target.value)} />
      <TextField label="Until" type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} problem={problem} />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button variant="primary" type="submit">
          Ask for scores
        </Button>
      </div>
    </form>
  )
}

/** A moment as the field for day and time writes it, in the time of this machine. */
function inLocalTime(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}

function describeCount(count: number, chosen: number, all: number): string {
  const words = count === all ? `all ${count} of the register` : `the ${count} worst of the register`
  return chosen > 0 ? `The ${chosen} chosen and ${words}` : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
