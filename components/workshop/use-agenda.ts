'use client'

import { useActions } from '@/components/room/room-actions'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { AGENDA } from '@/lib/domain/workshop/agenda'
import { agendaProblem, placeFor } from '@/lib/domain/workshop/agenda-rules'
import type { WorkshopPhaseRow } from '@/lib/domain/workshop/workshop-rows'
import type { PhaseKind } from '@/lib/domain/workshop/workshop-words'
import { newId } from '@/lib/kernel/ids'
import { spreadOrderKeys } from '@/lib/kernel/order-key'

/** The words of a phase that who leads may change before it begins. */
export type PhaseWords = Pick<WorkshopPhaseRow, 'title' | 'goal' | 'minutes' | 'say'>

/** What who leads does to the phases that are to come; each is one step back. */
export function useAgenda() {
  const { workshop, phase, phases } = useWorkshop()
  const { act } = useActions()
  const kinds = phases.map(({ kind }) => kind)
  const now = phases.findIndex(({ id }) => id === phase.id)
  const insert = (at: number, list: readonly (PhaseWords & { kind: PhaseKind })[], done: string) => {
    const keys = spreadOrderKeys(list.length, phases[at - 1]?.orderKey ?? null, phases[at]?.orderKey ?? null)
    const rows = list.map(({ kind, title, goal, minutes, say }, i) => ({ ...{ id: newId(), workshopId: workshop.id }, kind, title, goal, minutes, say, orderKey: keys[i] }))
    void act('workshop-phase.add', { rows }, { done })
  }
  const isAgenda = (list: readonly WorkshopPhaseRow[]) => agendaProblem(list.map(({ kind }) => kind)) === null
  const movedTo = (id: string, at: number) => {
    const others = phases.filter((one) => one.id !== id)
    const moving = phases.find((one) => one.id === id)
    return moving && at >= 0 && at < phases.length ? { moving, others, list: others.toSpliced(at, 0, moving) } : null
  }
  return {
    canMove: (id: string, at: number) => isAgenda(movedTo(id, at)?.list ?? []),
    /** Puts a phase at a place of the agenda, counted as it will stand. */
    move(id: string, at: number): void {
      const moved = movedTo(id, at)
      if (!moved || phases[at]?.id === id) return
      const { moving, others } = moved
      const [after] = spreadOrderKeys(1, others[at - 1]?.orderKey ?? null, others[at]?.orderKey ?? null)
      void act('workshop-phase.edit', { edits: [{ id, field: 'orderKey', before: moving.orderKey, after }] })
    },
    repeat(one: WorkshopPhaseRow): void {
      insert(phases.indexOf(one) + 1, [one], `“${one.title}” comes once more.`)
    },
    canLeaveOut: (one: WorkshopPhaseRow) => one.beganAt === null && isAgenda(phases.filter((other) => other !== one)),
    leaveOut(one: WorkshopPhaseRow): void {
      void act('workshop-phase.delete', { ids: [one.id] }, { done: `Left out “${one.title}”.` })
    },
    /** Kinds of phase of which another one fits in after the present one. */
    addable: AGENDA.filter(({ kind }) => placeFor(kind, kinds, now + 1) !== null),
    add(kind: PhaseKind): void {
      const place = placeFor(kind, kinds, now + 1)
      const planned = place?.added.flatMap((added) => AGENDA.find((one) => one.kind === added) ?? []) ?? []
      if (place) insert(place.at, planned, `Added “${planned.map(({ title }) => title).join('” and “')}”.`)
    },
    change(one: WorkshopPhaseRow, words: PhaseWords) {
      const fields = ['title', 'goal', 'minutes', 'say'] as const
      const edits = fields.flatMap((field) => (one[field] === words[field] ? [] : [{ id: one.id, field, before: one[field], after: words[field] }]))
      return edits.length === 0 ? null : act('workshop-phase.edit', { edits }, { quiet: true, done: `Changed “${words.title}”.` })
    },
  }
}
