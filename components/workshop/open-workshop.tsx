'use client'

import { useRouter } from 'next/navigation'
import { useId, useState, type FormEvent } from 'react'
import { useRegisterRow } from '@/components/register/use-register'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import { AgendaChoice } from '@/components/workshop/agenda-choice'
import { listAgendas } from '@/components/workshop/agenda-choices'
import { AgendaEditor } from '@/components/workshop/agenda-editor'
import { AuthorshipChoice, CARDS_CHOICE, SCORES_CHOICE } from '@/components/workshop/authorship-choice'
import { workshopPath } from '@/components/workshop/use-workshop'
import { sceneSentence } from '@/lib/domain/workshop/scene'
import type { Authorship } from '@/lib/domain/workshop/workshop-words'
import { describeRefusal } from '@/lib/live/client/refusal'
import { nowIso } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'
import { useRoomView } from '@/lib/live/client/room'

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
    <Dialog open={open} onClose={onClose} width="wide" title="Open a workshop" description="Everybody in this register sees it and can join. Nothing is asked of anybody yet." footer={footer}>
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
  const [scoring, setScoring] = useState<Authorship>('named')
  const [problem, setProblem] = useState<string | null>(null)
  const { options, chosen, minutes, choose, setMinutes } = useAgendaChoice()
  const [editing, setEditing] = useState<'copy' | 'own' | null>(null)
  const hasCards = chosen.agenda.phases.some(({ kind }) => kind === 'brainstorm')
  const hasScores = chosen.agenda.phases.some(({ kind }) => kind === 'score')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const workshopId = newId()
    const phases = chosen.agenda.phases.map((phase, i) => ({ ...phase, minutes: minutes[i] ?? phase.minutes, id: newId() }))
    const inputs = chosen.agenda.inputs.map((one) => ({ id: newId(), title: one }))
    const agenda = { agendaKey: chosen.base, agendaName: chosen.agenda.name, phases, inputs }
    onPending(true)
    const outcome = await act('workshop.open', { id: workshopId, title, scene: sceneSentence(day, system), authorship, scoring, ...agenda }, { quiet: true })
    onPending(false)
    if (outcome.ok) router.push(workshopPath(register.code, workshopId))
    else setProblem(describeRefusal(outcome.refusal))
  }
  return (
    <>
      <form id={id} onSubmit={(event) => void submit(event)} className="grid grid-cols-1 gap-4">
        <TextField label="Title" value={title} maxLength={120} onChange={(event) => setTitle(event.target.value)} problem={problem} />
        <div className="grid gap-4 sm:grid-cols-[auto_minmax(0,1fr)]">
          <TextField label="The day on which it has failed" type="date" value={day} onChange={(event) => setDay(event.target.value)} />
          <TextField label="What has failed" value={system} maxLength={200} onChange={(event) => setSystem(event.target.value)} />
        </div>
        <p className="border-l-2 border-edge pl-3 text-lg wrap-anywhere">{sceneSentence(day, system)}</p>
        <AgendaChoice options={options} chosen={chosen} minutes={minutes} onChoose={choose} onMinutes={setMinutes} onEdit={setEditing} />
        {hasCards && <AuthorshipChoice words={CARDS_CHOICE} value={authorship} onChange={setAuthorship} />}
        {hasScores && <AuthorshipChoice words={SCORES_CHOICE} value={scoring} onChange={setScoring} />}
      </form>
      {editing && <AgendaEditor from={chosen} row={editing === 'own' ? chosen.row : null} onClose={() => setEditing(null)} onSaved={choose} />}
    </>
  )
}

/** The agendas that there are, the one that was chosen, and the minutes of its phases, which begin as it says. */
function useAgendaChoice() {
  const { rows } = useRoomView()
  const options = listAgendas(rows)
  const [id, setId] = useState<string>('pre-mortem')
  // Minutes belong to the agenda for which they were set; another one, or one that was changed meanwhile, begins with its own.
  const [given, setGiven] = useState<{ of: string; minutes: number[] } | null>(null)
  const chosen = present(options.find((one) => one.id === id) ?? options[0], 'an agenda of the product')
  const { phases } = chosen.agenda
  const of = `${chosen.id} ${phases.map((phase) => phase.minutes).join()}`
  const minutes = given?.of === of ? given.minutes : phases.map((phase) => phase.minutes)
  return { options, chosen, minutes, choose: setId, setMinutes: (next: number[]) => setGiven({ of, minutes: next }) }
}
