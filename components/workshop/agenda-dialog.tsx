'use client'

import { useState, type KeyboardEvent } from 'react'
import { Button } from '@/components/ui/button'
import { joinClasses } from '@/components/ui/class-names'
import { Dialog } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icon'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { PhaseForm } from '@/components/workshop/phase-form'
import { useAgenda } from '@/components/workshop/use-agenda'
import { useCardDrag } from '@/components/workshop/use-card-drag'
import { useLeading } from '@/components/workshop/use-leading'
import { useWorkshop } from '@/components/workshop/use-workshop'
import type { WorkshopPhaseRow } from '@/lib/domain/workshop/workshop-rows'

/** The agenda for who leads: what was held, where the meeting is, and what is to come, which can still be changed. */
export function AgendaDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      width="wide"
      title="Agenda"
      description="What has begun stays as it was held; repeat it to hold it differently. Everybody sees the order at once."
      dismissable
      footer={<Button onClick={onClose}>Done</Button>}
    >
      <AgendaList onGone={onClose} />
    </Dialog>
  )
}

function AgendaList({ onGone }: { onGone: () => void }) {
  const { phases } = useWorkshop()
  const agenda = useAgenda()
  const [editing, setEditing] = useState<string | null>(null)
  const placeOf = (over: string | null) => phases.findIndex(({ id }) => `phase ${id}` === over)
  const drop = (id: string, over: string) => {
    if (agenda.canMove(id, placeOf(over))) agenda.move(id, placeOf(over))
  }
  const { dragged, onPointerDown } = useCardDrag(true, drop)
  return (
    <>
      <ol aria-label="Phases of this workshop" onPointerDown={onPointerDown} className="border-t">
        {phases.map((one, place) => (
          <li
            key={one.id}
            data-drop={`phase ${one.id}`}
            className={joinClasses('border-b py-1.5', dragged?.over === `phase ${one.id}` && dragged.cardId !== one.id && 'bg-accent-soft outline-1 outline-accent')}
          >
            {editing === one.id ? (
              <PhaseForm phase={one} onDone={() => setEditing(null)} />
            ) : (
              <AgendaLine one={one} place={place} onEdit={() => setEditing(one.id)} onGone={onGone} />
            )}
          </li>
        ))}
      </ol>
      <div className="pt-3">
        <Menu
          label="Add a phase"
          icon="plus"
          variant="secondary"
          items={agenda.addable.map(({ kind, title }) => ({ label: title, onSelect: () => agenda.add(kind) }))}
        />
      </div>
    </>
  )
}

interface AgendaLineProps {
  one: WorkshopPhaseRow
  place: number
  onEdit: () => void
  onGone: () => void
}

function AgendaLine({ one, place, onEdit, onGone }: AgendaLineProps) {
  const { phase, phases } = useWorkshop()
  const agenda = useAgenda()
  const { canGo, go, needsReveal } = useLeading()
  const isComing = one.beganAt === null
  const step = (by: -1 | 1) => agenda.move(one.id, place + by)
  const items: MenuItem[] = [
    { label: needsReveal(one) ? 'Reveal all cards and go there' : 'Go there', icon: 'arrow-right', disabled: !canGo(one), onSelect: () => (onGone(), go(one)) },
    ...(one.kind === 'close' ? [] : [{ label: 'Repeat it after this', icon: 'plus', onSelect: () => agenda.repeat(one) } as const]),
    ...(isComing
      ? ([
          { label: 'Change it…', icon: 'edit', startsGroup: true, onSelect: onEdit },
          { label: 'Move up', icon: 'arrow-up', disabled: !agenda.canMove(one.id, place - 1), onSelect: () => step(-1) },
          { label: 'Move down', icon: 'arrow-down', disabled: !agenda.canMove(one.id, place + 1), onSelect: () => step(1) },
          { label: 'Leave it out', icon: 'close', startsGroup: true, disabled: !agenda.canLeaveOut(one), onSelect: () => agenda.leaveOut(one) },
        ] as const)
      : []),
  ]
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (by === null) return
    event.preventDefault()
    if (agenda.canMove(one.id, place + by)) step(by)
  }
  const isHere = one.id === phase.id
  const isSkipped = isComing && place < phases.findIndex(({ id }) => id === phase.id)
  return (
    <div className="flex items-center gap-2">
      {isComing && one.kind !== 'close' ? (
        <button
          type="button"
          data-card={one.id}
          aria-label={`Move “${one.title}”: arrow up or down, or drag`}
          title="Drag, or press the arrows up and down"
          onKeyDown={onKeyDown}
          className="inline-flex size-8 shrink-0 cursor-grab items-center justify-center rounded-md text-faint hover:bg-sunk hover:text-ink pointer-coarse:hidden"
        >
          <Icon name="grip" />
        </button>
      ) : (
        <span className="inline-flex size-8 shrink-0 items-center justify-center text-faint pointer-coarse:hidden">{!isComing && <Icon name="check" />}</span>
      )}
      <span className="min-w-0 flex-1">
        <span className={joinClasses('block wrap-anywhere', isHere && 'font-semibold')}>
          {one.title}
          <span className="tabular ml-2 text-sm font-normal text-muted">{one.minutes} min</span>
        </span>
        <span className="block text-sm text-muted">{isHere ? 'The meeting is here.' : isSkipped ? 'Skipped.' : isComing ? one.goal : 'Was held.'}</span>
      </span>
      <Menu label={`More for the phase “${one.title}”`} icon="more" iconOnly items={items} />
    </div>
  )
}
