import { describe, expect, it } from 'vitest'
import type { Change, Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { touchedBy } from '@/lib/live/client/touched-rows'
import { ID, registerRows, REGISTER_ID, rowOf } from '@/lib/testing/register-rows'

const link = (id: string, failureModeId: string): Change => ({ kind: 'control-link', id, field: null, before: null, after: rowOf('control-link', { id, controlId: ID.control, failureModeId }) })
const step = rowOf('response-step', { id: ID.fresh, failureModeId: ID.secondFailureMode, orderKey: 'a0', text: 'Stop' })
const rows = registerRows().applied([link(ID.spare, ID.failureMode), link(ID.nowhere, ID.secondFailureMode), { kind: 'response-step', id: step.id, field: null, before: null, after: step }])

const field = (kind: RowKind, id: string, name: string): Change => ({ kind, id, field: name, before: null, after: 'X' })
const added = (kind: RowKind, after: Row): Change => ({ kind, id: after.id, field: null, before: null, after })

describe('what changes touch', () => {
  it.each([
    ['a failure mode itself', field('failure-mode', ID.failureMode, 'title'), [ID.failureMode]],
    ['the owner of a row that changed', field('response-step', ID.fresh, 'text'), [ID.secondFailureMode]],
    ['the owner of a row that came', added('assessment', rowOf('assessment', { id: ID.fresh, failureModeId: ID.failureMode })), [ID.failureMode]],
    ['every failure mode that a control serves', field('control', ID.control, 'state'), [ID.failureMode, ID.secondFailureMode]],
    ['the failure mode of a link', link(ID.fresh, ID.secondFailureMode), [ID.secondFailureMode]],
    ['nothing for a row that is not here', field('response-step', ID.nowhere, 'text'), []],
    ['nothing for the text of a section', field('section', ID.fresh, 'body'), []],
    ['nothing for the counter of codes', field('register', REGISTER_ID, 'lastCodeNumber'), []],
  ])('LV-60 is %s', (_, change, expected) => {
    expect([...touchedBy([change], rows)].sort()).toEqual([...expected].sort())
  })

  it.each(['register', 'category', 'owner-role', 'owner-role-holding', 'membership', 'scoring-policy'] as const)('LV-61 is everything for a %s', (kind) => {
    expect(touchedBy([field('failure-mode', ID.failureMode, 'title'), field(kind, ID.category, 'title')], rows)).toBe('all')
  })
})
