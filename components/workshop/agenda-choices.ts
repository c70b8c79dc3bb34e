import type { RowSet } from '@/lib/domain/row/row-set'
import { readPlan } from '@/lib/domain/workshop/agenda-plan'
import { AGENDA_KEYS, type AgendaKey } from '@/lib/domain/workshop/agenda-words'
import { AGENDAS, type Agenda } from '@/lib/domain/workshop/agendas/agenda-catalogue'
import type { AgendaTemplateRow } from '@/lib/domain/workshop/meeting-rows'

/** An agenda that can be chosen: one of the product's, or one of the workspace's own with its row. */
export interface AgendaOption {
  /** The key of ours, or the id of an own one. */
  id: string
  base: AgendaKey
  agenda: Omit<Agenda, 'lenses'>
  row: AgendaTemplateRow | null
}

const OURS = AGENDA_KEYS.map((key): AgendaOption => ({ id: key, base: key, agenda: AGENDAS[key], row: null }))

/** The agendas of the product, then the live ones of the workspace by name. One whose plan cannot be read is left out. */
export function listAgendas(rows: RowSet): AgendaOption[] {
  const own = rows
    .all('agenda-template')
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1))
    .flatMap((row): AgendaOption[] => {
      const plan = readPlan(row.plan)
      if (!plan) return []
      return [{ id: row.id, base: plan.base, agenda: { name: row.name, purpose: row.purpose ?? '', phases: plan.phases, inputs: plan.inputs }, row }]
    })
  return [...OURS, ...own]
}
