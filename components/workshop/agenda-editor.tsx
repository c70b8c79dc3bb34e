'use client'

import { useId, useState, type FormEvent } from 'react'
import { useActions } from '@/components/room/room-actions'
import { describeRefusal } from '@/lib/live/client/refusal'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import type { AgendaOption } from '@/components/workshop/agenda-choices'
import { AgendaPhases } from '@/components/workshop/agenda-phases'
import { printPlan } from '@/lib/domain/workshop/agenda-plan'
import { INPUT_TITLE_MAX, INPUTS_MAX } from '@/lib/domain/workshop/agenda-words'
import type { AgendaTemplateRow } from '@/lib/domain/workshop/meeting-rows'
import { newId } from '@/lib/kernel/ids'

interface AgendaEditorProps {
  from: Pick<AgendaOption, 'agenda' | 'base'>
  /** The own agenda that is changed; null where a new one is made. */
  row: AgendaTemplateRow | null
  onClose: () => void
  onSaved: (id: string) => void
}

/** Makes an agenda of the workspace’s own, or changes one. Meetings that were opened with it keep what they had. */
export function AgendaEditor({ from, row, onClose, onSaved }: AgendaEditorProps) {
  const form = useId()
  const { act } = useActions()
  const [name, setName] = useState(row?.name ?? `Our ${from.agenda.name.charAt(0).toLowerCase()}${from.agenda.name.slice(1)}`)
  const [purpose, setPurpose] = useState(from.agenda.purpose)
  const [phases, setPhases] = useState(from.agenda.phases)
  const [inputs, setInputs] = useState(from.agenda.inputs.join('\n'))
  const [problem, setProblem] = useState<string | null>(null)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const plan = printPlan({ base: from.base, phases: [...phases], inputs: readInputs(inputs) })
    const id = row?.id ?? newId()
    const edits = row && [
      { id, field: 'name', before: row.name, after: name },
      { id, field: 'purpose', before: row.purpose, after: purpose },
      { id, field: 'plan', before: row.plan, after: plan },
    ]
    const [verb, input] = edits ? ['agenda-template.edit', { edits }] : ['agenda-template.add', { rows: [{ id, name, purpose, plan }] }]
    const outcome = await act(verb, input, { quiet: true, done: `Saved the agenda “${name}”.` })
    if (!outcome.ok) return setProblem(describeRefusal(outcome.refusal))
    onSaved(id)
    onClose()
  }
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant="primary" type="submit" form={form}>
        Save this agenda
      </Button>
    </>
  )
  return (
    <Dialog open onClose={onClose} width="wide" title={row ? `Change “${row.name}”` : 'An agenda of our own'} description="Everybody who opens workshops here can choose it. Meetings that were opened with it keep what they had." footer={footer}>
      <form id={form} onSubmit={(event) => void save(event)} className="grid gap-4">
        {problem && <Notice tone="error" live title={problem} />}
        <TextField label="Name of the agenda" value={name} maxLength={120} required onChange={(event) => setName(event.target.value)} />
        <TextField label="What it is for" value={purpose} maxLength={500} onChange={(event) => setPurpose(event.target.value)} />
        <AgendaPhases phases={phases} onChange={setPhases} />
        <TextArea
          label="What the meeting looks at first"
          hint={`One on each line, at most ${INPUTS_MAX}. They stand as a checklist where the scene is set.`}
          value={inputs}
          maxLength={INPUTS_MAX * INPUT_TITLE_MAX}
          onChange={(event) => setInputs(event.target.value)}
        />
      </form>
    </Dialog>
  )
}

function readInputs(text: string): string[] {
  return text.split('\n').flatMap((line) => line.trim() || [])
}
