'use client'

import { useId } from 'react'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { MinutesField } from '@/components/workshop/minutes-field'
import type { PlannedPhase } from '@/lib/domain/workshop/agenda'
import { AGENDAS, totalMinutes } from '@/lib/domain/workshop/agendas/agenda-catalogue'
import { PHASES_MAX } from '@/lib/domain/workshop/workshop-words'

interface AgendaPhasesProps {
  phases: readonly PlannedPhase[]
  onChange: (phases: PlannedPhase[]) => void
}

/** The phases of an agenda, to be moved, left out, repeated and reworded. */
export function AgendaPhases({ phases, onChange }: AgendaPhasesProps) {
  const id = useId()
  const change = (place: number, words: Partial<PlannedPhase>) => onChange(phases.map((phase, i) => (i === place ? { ...phase, ...words } : phase)))
  const move = (place: number, step: -1 | 1) => onChange(phases.map((phase, i) => (i === place ? (phases[i + step] ?? phase) : i === place + step ? (phases[place] ?? phase) : phase)))
  const kinds = [...new Map([...AGENDAS['re-score'].phases, ...AGENDAS['pre-mortem'].phases].map((phase) => [phase.kind, phase])).values()]
  const add = (kind: string) => {
    const found = kinds.find((phase) => phase.kind === kind)
    // The closing comes last, so what is new stands before it.
    if (found) onChange([...phases.slice(0, -1), found, ...phases.slice(-1)])
  }
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="flex justify-between border-b pb-1 text-sm font-medium">
        Phases <span className="tabular font-normal text-muted">{totalMinutes(phases)} minutes</span>
      </h3>
      <ol>
        {phases.map((phase, i) => (
          <li key={`${phase.kind} ${i}`} className="flex flex-wrap items-start justify-end gap-x-3 border-b py-0.5">
            <details className="min-w-0 flex-1 basis-64">
              <summary className="flex h-8 cursor-pointer items-center gap-2 pointer-coarse:h-11">
                <Icon name="chevron-right" size={14} className="shrink-0 text-muted in-open:rotate-90" />
                <span className="tabular w-4 text-sm text-faint">{i + 1}</span>
                <span className="min-w-0 flex-1 truncate">{phase.title}</span>
                <span className="tabular text-sm text-muted">{phase.minutes} min</span>
              </summary>
              <PhaseFields phase={phase} onChange={(words) => change(i, words)} />
            </details>
            <div className="flex">
              <IconButton icon="arrow-up" label={`Move “${phase.title}” up`} disabled={i === 0} onClick={() => move(i, -1)} />
              <IconButton icon="arrow-down" label={`Move “${phase.title}” down`} disabled={i === phases.length - 1} onClick={() => move(i, 1)} />
              <IconButton icon="trash" label={`Leave “${phase.title}” out`} onClick={() => onChange(phases.filter((_, place) => place !== i))} />
            </div>
          </li>
        ))}
      </ol>
      {phases.length < PHASES_MAX && (
        <Select
          label="Add a phase"
          hideLabel
          quiet
          className="-mx-2.5 mt-1 max-w-xs"
          value=""
          options={[{ value: '', label: 'Add a phase…' }, ...kinds.map(({ kind, title }) => ({ value: kind, label: title }))]}
          onChange={(event) => add(event.target.value)}
        />
      )}
    </section>
  )
}

function PhaseFields({ phase, onChange }: { phase: PlannedPhase; onChange: (words: Partial<PlannedPhase>) => void }) {
  return (
    <div className="grid gap-3 py-2 pl-7">
      <div className="flex items-end gap-3">
        <TextField label="Name of the phase" className="flex-1" value={phase.title} maxLength={80} required onChange={(event) => onChange({ title: event.target.value })} />
        <MinutesField label={`Minutes of ${phase.title}`} value={phase.minutes} onChange={(minutes) => onChange({ minutes })} />
      </div>
      <TextArea label="Goal, as everybody reads it" rows={2} value={phase.goal} maxLength={500} required onChange={(event) => onChange({ goal: event.target.value })} />
      <TextArea label="What who leads can say" value={phase.say} maxLength={2_000} required onChange={(event) => onChange({ say: event.target.value })} />
    </div>
  )
}
