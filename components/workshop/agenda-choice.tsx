'use client'

import { useId, type CSSProperties } from 'react'
import { useActions } from '@/components/room/room-actions'
import { Menu } from '@/components/ui/menu'
import { Select } from '@/components/ui/select'
import type { AgendaOption } from '@/components/workshop/agenda-choices'
import { MinutesField } from '@/components/workshop/minutes-field'
import { totalMinutes } from '@/lib/domain/workshop/agendas/agenda-catalogue'

interface AgendaChoiceProps {
  options: readonly AgendaOption[]
  chosen: AgendaOption
  /** The minutes of each phase as they will be, by place. */
  minutes: readonly number[]
  onChoose: (id: string) => void
  onMinutes: (minutes: number[]) => void
  /** Asks for the editor: a form of its own, which stands outside of this one. */
  onEdit: (act: 'copy' | 'own') => void
}

/** Which agenda, what it is for, and its phases, whose minutes can be changed for this meeting alone. */
export function AgendaChoice({ options, chosen, minutes, onChoose, onMinutes, onEdit }: AgendaChoiceProps) {
  const { act } = useActions()
  const { row, agenda } = chosen
  const remove = async () => {
    if (!row) return
    const { ok } = await act('agenda-template.delete', { ids: [row.id] }, { done: `Deleted the agenda “${row.name}”.` })
    if (ok) onChoose(chosen.base)
  }
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex items-end gap-2">
        <Select
          label="Agenda"
          className="min-w-0 flex-1"
          value={chosen.id}
          options={options.map((one) => ({ value: one.id, label: one.row ? `${one.agenda.name} (ours)` : one.agenda.name }))}
          onChange={(event) => onChoose(event.target.value)}
        />
        <Menu
          label="More for this agenda"
          icon="more"
          iconOnly
          items={[
            ...(row ? [{ label: 'Change it…', icon: 'edit' as const, onSelect: () => onEdit('own') }] : []),
            { label: 'Make one of our own from it…', icon: 'plus', onSelect: () => onEdit('copy') },
            ...(row ? [{ label: 'Delete it', icon: 'trash' as const, danger: true, startsGroup: true, onSelect: () => void remove() }] : []),
          ]}
        />
      </div>
      {agenda.purpose && <p className="text-sm text-muted">{agenda.purpose}</p>}
      <PhaseTimes chosen={chosen} minutes={minutes} onMinutes={onMinutes} />
    </div>
  )
}

function PhaseTimes({ chosen: { agenda }, minutes, onMinutes }: Pick<AgendaChoiceProps, 'chosen' | 'minutes' | 'onMinutes'>) {
  const id = useId()
  const total = totalMinutes(minutes.map((one) => ({ minutes: one })))
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="flex justify-between border-b pb-1 text-sm font-medium">
        Phases <span className="tabular font-normal text-muted">{total} minutes</span>
      </h3>
      <ol className="grid gap-x-8 sm:grid-flow-col sm:grid-cols-2 sm:grid-rows-[repeat(var(--rows),auto)]" style={{ '--rows': Math.ceil(agenda.phases.length / 2) } as CSSProperties}>
        {agenda.phases.map(({ title, goal }, i) => (
          <li key={`${i} ${title}`} title={goal} className="flex items-center gap-3 border-b py-1">
            <span className="tabular text-sm text-faint">{i + 1}</span>
            <span className="min-w-0 flex-1 truncate">{title}</span>
            <MinutesField label={`Minutes of ${title}`} value={minutes[i] ?? 1} onChange={(value) => onMinutes(minutes.map((old, place) => (place === i ? value : old)))} />
          </li>
        ))}
      </ol>
      {agenda.inputs.length > 0 && <p className="pt-2 text-sm text-muted">To look at: {agenda.inputs.join(', ').toLowerCase()}.</p>}
    </section>
  )
}
