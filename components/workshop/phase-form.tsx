'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { useAgenda } from '@/components/workshop/use-agenda'
import type { WorkshopPhaseRow } from '@/lib/domain/workshop/workshop-rows'
import { describeRefusal } from '@/lib/live/client/refusal'

/** The words of a phase that is to come: what everybody reads, and what who leads can say. */
export function PhaseForm({ phase, onDone }: { phase: WorkshopPhaseRow; onDone: () => void }) {
  const agenda = useAgenda()
  const [words, setWords] = useState({ title: phase.title, goal: phase.goal, say: phase.say, minutes: String(phase.minutes) })
  const [problem, setProblem] = useState<string | null>(null)
  const set = (field: keyof typeof words) => (event: { target: { value: string } }) => setWords({ ...words, [field]: event.target.value })
  const save = async () => {
    const outcome = await agenda.change(phase, { ...words, minutes: Number(words.minutes) })
    if (outcome === null || outcome.ok) onDone()
    else setProblem(describeRefusal(outcome.refusal))
  }
  return (
    <div role="group" aria-label={`Change “${phase.title}”`} className="grid gap-3 py-2">
      <div className="grid gap-3 sm:grid-cols-[1fr_8rem]">
        <TextField label="Title" value={words.title} maxLength={80} onChange={set('title')} autoFocus />
        <TextField label="Minutes" type="number" min={1} max={240} value={words.minutes} onChange={set('minutes')} />
      </div>
      <TextArea label="Goal, on everybody’s screen" rows={2} maxLength={500} value={words.goal} onChange={set('goal')} />
      <TextArea label="What you can say" rows={3} maxLength={2_000} value={words.say} onChange={set('say')} onSend={() => void save()} />
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button variant="primary" onClick={() => void save()}>
          Keep the change
        </Button>
      </div>
    </div>
  )
}
