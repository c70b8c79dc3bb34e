import { describe, expect, it } from 'vitest'
import type { Change, Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { COLUMNS, findColumn, LONG_FIELDS } from '@/lib/domain/worksheet/columns'
import { cellTexts } from '@/lib/domain/worksheet/clipboard/sheet-source'
import { parseCell } from '@/lib/domain/worksheet/parse-cell'
import { printCell } from '@/lib/domain/worksheet/print-cell'
import { cellNames } from '@/lib/domain/worksheet/clipboard/sheet-source'
import { failureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { isUnheld, isUnowned, isUnscored, lineContext, makeLine } from '@/lib/domain/worksheet/worksheet-line'
import { present } from '@/lib/kernel/assert'
import { ID, REGISTER_ID, registerRows, rowOf } from '@/lib/testing/register-rows'
import { SHEET_DAY, SheetWorld } from '@/lib/testing/worksheet-world'

let made = 0
const newId = () => `0197a000-0000-7000-c000-${String(++made).padStart(12, '0')}`
const added = (kind: RowKind, fields: Omit<Row, 'id'>): Change => {
  const row = rowOf(kind, { id: newId(), ...fields } as Row)
  return { kind, id: row.id, field: null, before: null, after: row }
}
const mine = { failureModeId: ID.failureMode }
const lineOf = (...changes: Change[]) => {
  const rows = registerRows().applied(changes)
  return makeLine(rows, ID.failureMode, lineContext(rows, REGISTER_ID, SHEET_DAY))
}

describe('a line of the worksheet', () => {
  it('WS-1 is made of a live failure mode, and of nothing else', () => {
    const rows = registerRows()
    const context = lineContext(rows, REGISTER_ID, SHEET_DAY)
    expect(makeLine(rows, ID.failureMode, context)).toMatchObject({ code: 'D10-01', categoryTitle: 'C', status: 'open', owners: [], band: null, due: null, overdue: 0 })
    expect([makeLine(rows, ID.deletedFailureMode, context), makeLine(rows, ID.nowhere, context)]).toEqual([null, null])
  })

  it('WS-2 has the latest levels of each stage, scored under the policy of the register', () => {
    const levels = { likelihood: 5, impact: 5, detectability: 5, recoverability: 5, blastRadius: 5 }
    const score = (stage: string, ordinal: number, fields: object) => added('assessment', { ...mine, stage, ordinal, scoringPolicyId: ID.policy, ...fields })
    const line = lineOf(score('current', 2, levels), score('current', 1, { impact: 1 }), score('target', 1, { impact: 2 }))
    expect(line).toMatchObject({ band: 'critical', factors: { current: levels, target: { impact: 2, likelihood: null } }, scores: { current: { number: 3125 }, target: { scored: 1 }, inherent: { scored: 0 } } })
    expect(line && isUnscored(line)).toBe(false)
  })

  it('WS-3 counts controls by type: in place, or still to come; retired and deleted ones for nothing, a control linked twice once', () => {
    const control = (type: string, state: string, due: string | null = null, deletedAt: string | null = null) => {
      const one = added('control', { type, state, title: 'T', due, deletedAt })
      return [one, added('control-link', { ...mine, controlId: one.id }), added('control-link', { ...mine, controlId: one.id })]
    }
    const line = lineOf(
      ...control('proof', 'in-place', '2026-01-01'),
      ...control('proof', 'planned', '2026-04-30'),
      ...control('detection', 'proposed', '2026-05-01'),
      ...control('recovery', 'retired', '2026-01-01'),
      ...control('recovery', 'in-place', null, '2026-01-01T00:00:00.000Z'),
    )
    expect(line).toMatchObject({ controls: { proof: { existing: 1, planned: 1 }, detection: { existing: 0, planned: 1 }, recovery: { existing: 0, planned: 0 } }, due: '2026-04-30', overdue: 1 })
  })

  it('WS-4 names its owners in their order, and who holds the roles that answer that day; those who are escalated to or told do not', () => {
    const member = added('membership', { personId: newId(), name: 'Ada', roles: ['contributor'] })
    const holding = (fields: object) => added('owner-role-holding', { ownerRoleId: ID.role, membershipId: member.id, validFrom: '2026-01-01', ...fields })
    const link = (part: string) => added('owner-link', { ...mine, ownerRoleId: ID.role, orderKey: 'a1', part })
    const text = added('owner-link', { ...mine, roleText: 'A team', orderKey: 'a0' })
    expect(lineOf(member, holding({}), link('joint'), text)).toMatchObject({ ownerLine: 'A team + SRE Lead', holders: [member.id] })
    expect(lineOf(member, holding({ validTo: '2026-04-30' }), link('accountable'))).toMatchObject({ holders: [] })
    expect(lineOf(member, holding({}), link('awareness'))).toMatchObject({ holders: [] })
    expect(lineOf(member, holding({}), link('escalation'))).toMatchObject({ holders: [] })
    expect(lineOf({ ...member, after: { ...(member.after as Row), deletedAt: '2026-04-01T00:00:00.000Z' } } as Change, holding({}), link('accountable'))).toMatchObject({ holders: [], ownerLine: 'SRE Lead' })
  })

  it('WS-5 is unowned while nobody answers for it, and unheld while nobody holds the roles that do', () => {
    const link = (fields: object) => lineOf(added('owner-link', { ...mine, orderKey: 'a0', ...fields }))
    const role = (part: string) => link({ ownerRoleId: ID.role, part })
    const states = [lineOf(), role('awareness'), role('escalation'), role('joint'), role('accountable'), link({ roleText: 'A team', part: 'accountable' })]
    expect(states.map((line) => line && [isUnowned(line), isUnheld(line)])).toEqual([[true, false], [true, false], [true, false], [false, true], [false, true], [false, false]])
  })
})

describe('the columns', () => {
  it('WS-10 show every field of a failure mode but those that only its document knows', () => {
    const covered = new Set(COLUMNS.flatMap(({ field }) => field ?? []))
    const rest = Object.keys(failureModeRow.fields).filter((name) => !covered.has(name as never))
    expect(rest).toEqual(['orderKey', 'hardStopAuthorityRoleId', 'hardStopAuthorityText', 'partOrder', 'deletedAt'])
    expect(findColumn('hardStopAuthority')?.kind).toBe('role')
    expect(new Set(COLUMNS.map(({ id }) => id)).size).toBe(COLUMNS.length)
    expect(LONG_FIELDS).toContain('cause')
  })

  it('WS-11 print a cell as text that is read back as the same cell', () => {
    const world = new SheetWorld(12, 60)
    const context = lineContext(world.rows, REGISTER_ID, SHEET_DAY)
    for (const { id } of world.rows.all('failure-mode')) {
      const line = present(makeLine(world.rows, id, context), 'a line')
      for (const column of COLUMNS.filter(({ editable }) => editable)) {
        const text = present(printCell(column, line, cellTexts(world.rows)), 'a text')
        const parsed = parseCell(column, text, cellNames(world.rows), line.owners.map(({ name }) => name))
        // One whose acceptance holds no more prints what it is again.
        if (column.field === 'status' && world.rows.get('failure-mode', id)?.status === 'accepted') continue
        expect([column.id, text, parsed.ok]).toEqual([column.id, text, true])
        if (parsed.ok && parsed.value.kind === 'level') expect(parsed.value.level).toBe(line.factors[column.stage ?? 'current'][column.factor ?? 'impact'])
        if (parsed.ok && parsed.value.kind === 'value' && column.field) expect(parsed.value.value).toEqual(world.rows.get('failure-mode', id)?.[column.field])
      }
    }
  })

  it('WS-12 cannot print what is not in hand', () => {
    const rows = registerRows()
    const line = present(makeLine(rows, ID.failureMode, lineContext(rows, REGISTER_ID, SHEET_DAY)), 'a line')
    const texts = { text: () => undefined, lines: () => undefined }
    const cell = (id: string) => printCell(present(findColumn(id), id), line, texts)
    expect([cell('cause'), cell('hardStops'), cell('title')]).toEqual([null, null, 'A'])
    expect(printCell(present(findColumn('cause'), 'cause'), line, cellTexts(rows))).toBe('Old')
  })
})
