import { describe, expect, it } from 'vitest'
import { ChangedRows } from '@/lib/domain/row/changed-rows'
import { RowSet } from '@/lib/domain/row/row-set'
import { agendaTemplateCommands } from '@/lib/domain/workshop/agenda-template-commands'
import { agendaProblem } from '@/lib/domain/workshop/agenda-rules'
import { planProblems, printPlan, readPlan } from '@/lib/domain/workshop/agenda-plan'
import { AGENDA_KEYS } from '@/lib/domain/workshop/agenda-words'
import { AGENDAS, totalMinutes } from '@/lib/domain/workshop/agendas/agenda-catalogue'
import { phasesOf } from '@/lib/domain/workshop/board'
import { PROMPTS } from '@/lib/domain/knowledge/prompts'
import { openWorkshop } from '@/lib/domain/workshop/workshop-commands'
import { REGISTER_ID, refusalOf, WORKSPACE_ID } from '@/lib/testing/register-rows'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

const by = { membershipId: newId(), roles: ['facilitator'] as const }
const NOW = '2026-05-01T10:00:00.000Z'
const inWorkspace = { now: NOW, streamId: WORKSPACE_ID, by }
const planOf = (key: (typeof AGENDA_KEYS)[number]) => printPlan({ base: key, phases: [...AGENDAS[key].phases], inputs: [...AGENDAS[key].inputs] })

describe('the agendas of the product', () => {
  it.each(AGENDA_KEYS)('WK-140 %s has a purpose and phases of one order that makes a meeting, each with goal, time and words', (key) => {
    const { purpose, phases } = AGENDAS[key]
    expect(purpose.length).toBeGreaterThan(20)
    expect(agendaProblem(phases.map(({ kind }) => kind))).toBeNull()
    expect(planProblems(planOf(key))).toEqual([])
    expect(new Set(phases.map(({ say }) => say)).size).toBe(phases.length)
  })

  it('WK-140 keep to the time that their names say', () => {
    expect(totalMinutes(AGENDAS['re-score'].phases)).toBe(30)
    expect(totalMinutes(AGENDAS['pre-mortem'].phases)).toBe(60)
  })

  it('WK-141 a re-score has no cards; a risk review has nine inputs and asks ten questions', () => {
    expect(AGENDAS['re-score'].phases.filter(({ kind }) => kind === 'brainstorm' || kind === 'group')).toEqual([])
    expect(AGENDAS['risk-review'].inputs).toHaveLength(9)
    expect(PROMPTS.filter(({ lens }) => lens === AGENDAS['risk-review'].lenses[0])).toHaveLength(10)
  })
})

describe('an agenda of one’s own', () => {
  const add = (rows: RowSet, plan: string, count = 1) => {
    const input = agendaTemplateCommands.add.schema.parse({ rows: Array.from({ length: count }, () => ({ id: newId(), name: 'Ours', plan })) })
    return agendaTemplateCommands.add.apply(rows, input, inWorkspace)
  }

  it('WK-142 is read as it was printed, and belongs to who saved it', () => {
    for (const key of AGENDA_KEYS) expect(present(readPlan(planOf(key)), key)).toEqual({ base: key, phases: [...AGENDAS[key].phases], inputs: [...AGENDAS[key].inputs] })
    expect(add(RowSet.of({}), planOf('migration'))).toMatchObject([{ kind: 'agenda-template', after: { ownerId: by.membershipId, purpose: null } }])
  })

  it('WK-142 is refused where it is no plan, has phases that make no meeting, or is one too many', () => {
    const open = JSON.parse(planOf('pre-mortem')) as { phases: { kind: string; minutes: number }[] }
    const broken = [
      'not JSON',
      '[]',
      JSON.stringify({ ...open, more: 1 }),
      JSON.stringify({ ...open, phases: open.phases.slice(0, -1) }),
      JSON.stringify({ ...open, phases: open.phases.filter(({ kind }) => kind !== 'group') }),
      JSON.stringify({ ...open, phases: open.phases.map((phase) => ({ ...phase, minutes: 0 })) }),
    ]
    for (const plan of broken) expect([plan.slice(0, 20), refusalOf(() => add(RowSet.of({}), plan)).code]).toEqual([plan.slice(0, 20), 'invalid'])
    expect(refusalOf(() => add(RowSet.of({}), planOf('pre-mortem'), 21)).code).toBe('limit')
  })

  it('WK-143 changes no meeting that was opened with it', () => {
    const rows = new ChangedRows(RowSet.of({}))
    const templates = add(RowSet.of({}), planOf('risk-review'))
    rows.apply(templates)
    const template = present(rows.get('agenda-template', present(templates[0], 'a template').id), 'the agenda')
    const plan = present(readPlan(template.plan), 'its plan')
    const [workshopId, inputs] = [newId(), plan.inputs.map((title) => ({ id: newId(), title }))]
    const opening = { id: workshopId, title: 'P', scene: 'S', authorship: 'named', phases: plan.phases.map((phase) => ({ ...phase, id: newId() })) }
    const open = openWorkshop.schema.parse({ ...opening, agendaKey: plan.base, agendaName: template.name, inputs })
    rows.apply(openWorkshop.apply(rows, open, { ...inWorkspace, streamId: REGISTER_ID }))
    const before = phasesOf(rows, workshopId)
    const edits = [
      { id: template.id, field: 'name', before: template.name, after: 'Another' },
      { id: template.id, field: 'plan', before: template.plan, after: planOf('re-score') },
    ]
    rows.apply(agendaTemplateCommands.edit.apply(rows, agendaTemplateCommands.edit.schema.parse({ edits }), inWorkspace))
    rows.apply(agendaTemplateCommands.delete.apply(rows, { ids: [template.id] }, inWorkspace))
    expect(phasesOf(rows, workshopId)).toEqual(before)
    expect(before.map(({ goal }) => goal)).toEqual(AGENDAS['risk-review'].phases.map(({ goal }) => goal))
    expect(rows.get('workshop', workshopId)).toMatchObject({ agendaKey: 'risk-review', agendaName: 'Ours' })
    expect(rows.where('meeting-input', 'workshopId', workshopId).map(({ title, state }) => [title, state])).toEqual(plan.inputs.map((title) => [title, 'open']))
  })
})
