import { describe, expect, it } from 'vitest'
import { actionCommands } from '@/lib/domain/action/action-commands'
import type { Change, Row } from '@/lib/domain/row/change'
import { RowSet } from '@/lib/domain/row/row-set'
import { ID, refusalOf, REGISTER_ID, registerRows, rowOf } from '@/lib/testing/register-rows'

const context = { now: '2026-11-21T10:00:00.000Z', streamId: REGISTER_ID }
const member = rowOf('membership', { id: ID.spare, personId: ID.nowhere, name: 'Bo', roles: ['viewer'] })
const action: Row = { id: ID.fresh, what: 'Count', membershipId: ID.spare, due: '2026-12-01', failureModeId: ID.failureMode }

function world(more: readonly Change[] = []): RowSet {
  return registerRows().applied([{ kind: 'membership', id: member.id, field: null, before: null, after: member }, ...more])
}

function add(row: Row, rows = world()): Change[] {
  return actionCommands.add.apply(rows, actionCommands.add.schema.parse({ rows: [row] }), context)
}

describe('an action', () => {
  it('AT-1 names what, who and until when, and begins as open', () => {
    expect(add(action)).toMatchObject([{ kind: 'action', after: { what: 'Count', state: 'open', settledOn: null, controlId: null } }])
    for (const missing of ['what', 'membershipId', 'due']) {
      const { [missing]: _, ...rest } = action
      expect([missing, actionCommands.add.schema.safeParse({ rows: [rest] }).success]).toEqual([missing, false])
    }
  })

  it('AT-2 is for one failure mode or for one control, and not for both or none', () => {
    expect(add({ ...action, failureModeId: null, controlId: ID.control })).toHaveLength(1)
    for (const row of [{ ...action, controlId: ID.control }, { ...action, failureModeId: null }]) {
      expect(refusalOf(() => add(row)).message).toBe('An action is for one failure mode or for one control.')
    }
    expect(refusalOf(() => add({ ...action, failureModeId: ID.deletedFailureMode })).code).toBe('invalid')
  })

  it('AT-3 says on which day it was done or dropped, exactly when it was', () => {
    const rows = world(add(action))
    const edit = (state: string, settledOn: string | null) => {
      const edits = [
        { id: ID.fresh, field: 'state', before: 'open', after: state },
        { id: ID.fresh, field: 'settledOn', before: null, after: settledOn },
      ]
      return () => actionCommands.edit.apply(rows, actionCommands.edit.schema.parse({ edits }), context)
    }
    for (const state of ['done', 'dropped']) {
      expect(edit(state, '2026-11-21')()).toHaveLength(2)
      expect(refusalOf(edit(state, null)).message).toBe('An action that is done or dropped says on which day.')
    }
    expect(refusalOf(edit('open', '2026-11-21')).message).toBe('An open action has no day on which it was done or dropped.')
  })

  it('AT-4 is given to members only, and stays theirs by name when they leave', () => {
    const rows = world(add(action)).applied([{ kind: 'membership', id: member.id, field: 'deletedAt', before: null, after: context.now }])
    expect(refusalOf(() => add({ ...action, id: ID.nowhere }, rows)).message).toBe('Who: no such membership here.')
    const edits = [{ id: ID.fresh, field: 'due', before: '2026-12-01', after: '2026-12-09' }]
    expect(actionCommands.edit.apply(rows, actionCommands.edit.schema.parse({ edits }), context)).toHaveLength(1)
  })
})
