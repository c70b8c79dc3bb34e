import { describe, expect, it } from 'vitest'
import { COMMANDS } from '@/lib/domain/row/command-catalogue'
import type { RowSet } from '@/lib/domain/row/row-set'
import { planBulk, planBulkControl, planBulkDelete, planBulkOwner } from '@/lib/domain/worksheet/clipboard/bulk-plan'
import type { Plan } from '@/lib/domain/worksheet/clipboard/plan'
import { planToBatch } from '@/lib/domain/worksheet/clipboard/plan-to-batch'
import { sheetSource, type SheetSource } from '@/lib/domain/worksheet/clipboard/sheet-source'
import { compareInDocument } from '@/lib/domain/worksheet/sort'
import { lineContext, makeLine } from '@/lib/domain/worksheet/worksheet-line'
import { present } from '@/lib/kernel/assert'
import { REGISTER_ID } from '@/lib/testing/register-rows'
import { SHEET_DAY, SheetWorld } from '@/lib/testing/worksheet-world'

const linesOf = (rows: RowSet) => {
  const context = lineContext(rows, REGISTER_ID, SHEET_DAY)
  return rows.all('failure-mode').flatMap(({ id }) => makeLine(rows, id, context) ?? []).sort(compareInDocument)
}

function open(count: number) {
  const world = new SheetWorld(11, count)
  const rows = world.rows.applied(world.rows.all('failure-mode').map((row) => world.edit('failure-mode', { ...row }, 'status', 'open')))
  const lines = linesOf(rows)
  return { world, rows, lines, source: sheetSource(rows, lines, () => world.newId()) }
}

function take(rows: RowSet, plan: Plan, source: SheetSource): RowSet {
  const { command } = present(COMMANDS.get('register.batch'), 'the batch')
  const steps = planToBatch(plan, source)
  return rows.applied(command.apply(rows, command.schema.parse({ steps }), { now: '2026-05-01T10:00:00.000Z', streamId: REGISTER_ID }))
}

describe('a bulk edit', () => {
  it('WS-85 writes the same values into all rows, and names the number that it touches', () => {
    const { rows, lines, source } = open(5)
    const plan = planBulk(lines, [{ column: 'status', text: 'in treatment' }, { column: 'impact', text: '5' }], source)
    const after = linesOf(take(rows, plan, source))
    expect(after.map(({ status, factors }) => [status, factors.current.impact])).toEqual(lines.map(() => ['in-treatment', 5]))
    expect(plan.good).toHaveLength(lines.length)
  })

  it('WS-86 refuses rows one by one, each with why', () => {
    const { rows, lines, source } = open(3)
    const steps = { kind: 'hard-stop-step' as const, id: source.newId(), field: null, before: null, after: { id: source.newId(), failureModeId: present(lines[1], 'a row').id, text: 'Stop', orderKey: 'a0', deletedAt: null } }
    const stopped = rows.applied([{ ...steps, after: { ...steps.after, id: steps.id } }])
    const plan = planBulk(lines, [{ column: 'hardStopNone', text: 'Nothing to stop' }], sheetSource(stopped, lines, source.newId))
    expect(plan.refused).toEqual([lines[1]?.id])
    expect(plan.rows[1]?.problem).toMatchObject({ message: expect.stringContaining('either a list or'), hint: expect.stringContaining('Delete') })
    expect(planBulk(lines, [{ column: 'status', text: 'closed' }], source).refused).toHaveLength(3)
    expect(planBulk(lines, [{ column: 'status', text: 'closed' }, { column: 'closedReason', text: 'Sold' }], source).refused).toEqual([])
  })

  it('WS-87 puts an owner into one part of each chain and leaves the others', () => {
    const { rows, lines, source } = open(8)
    const role = present(source.names.roles[3], 'a role')
    const after = linesOf(take(rows, planBulkOwner(lines, role.id, 'accountable', source), source))
    for (const [i, line] of after.entries()) {
      const kept = (lines[i]?.owners ?? []).filter(({ part, roleId }) => part !== 'accountable' && roleId !== role.id)
      expect(line.owners.map(({ roleId, text, part }) => [roleId, text, part])).toEqual([[role.id, null, 'accountable'], ...kept.map(({ roleId, text, part }) => [roleId, text, part])])
    }
    const none = linesOf(take(rows, planBulkOwner(lines, null, 'accountable', source), source))
    expect(none.flatMap(({ owners }) => owners.filter(({ part }) => part === 'accountable'))).toEqual([])
  })

  it('WS-88 links a control to the rows that lack it, and refuses one that is gone', () => {
    const { world, rows, lines, source } = open(4)
    const control = present(rows.all('control')[0], 'a control')
    const plan = planBulkControl(lines, control.id, source)
    const linked = (set: RowSet) => new Set(set.where('control-link', 'controlId', control.id).map(({ failureModeId }) => failureModeId))
    expect(plan.good).toHaveLength(lines.length - linked(rows).size)
    expect(linked(take(rows, plan, source)).size).toBe(lines.length)
    const gone = rows.applied([world.edit('control', { ...control }, 'deletedAt', '2026-04-30T00:00:00.000Z')])
    expect(planBulkControl(lines, control.id, sheetSource(gone, lines, source.newId))).toMatchObject({ good: [], problems: 4 })
  })

  it('WS-89 deletes rows', () => {
    const { rows, lines, source } = open(4)
    expect(linesOf(take(rows, planBulkDelete(lines.slice(1)), source))).toEqual([lines[0]])
  })
})
