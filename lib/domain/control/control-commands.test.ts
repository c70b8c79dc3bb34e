import { describe, expect, it } from 'vitest'
import { controlCommands, controlLinkCommands } from '@/lib/domain/control/control-commands'
import { CONTROL_STATES, CONTROL_TYPES } from '@/lib/domain/control/control-words'
import { ID, REGISTER_ID, refusalOf, registerRows } from '@/lib/testing/register-rows'

const context = { now: '2026-05-01T10:00:00.000Z', streamId: REGISTER_ID }
const add = (fields: object) => () => controlCommands.add.apply(registerRows(), controlCommands.add.schema.parse({ rows: [{ id: ID.fresh, title: 'A count', type: 'proof', ...fields }] }), context)
const link = (fields: object) => () => controlLinkCommands.add.apply(registerRows(), controlLinkCommands.add.schema.parse({ rows: [{ id: ID.fresh, controlId: ID.control, failureModeId: ID.failureMode, ...fields }] }), context)

describe('a control', () => {
  it('RW-90 has one of five types and four states, and begins as proposed', () => {
    for (const type of CONTROL_TYPES) for (const state of CONTROL_STATES) expect(add({ type, state })()).toMatchObject([{ after: { type, state } }])
    expect(add({})()).toMatchObject([{ after: { state: 'proposed', due: null } }])
    expect(controlCommands.add.schema.safeParse({ rows: [{ id: ID.fresh, title: 'A', type: 'hope' }] }).success).toBe(false)
  })

  it('RW-91 is owned by a role, by a text, or by nobody yet', () => {
    expect(add({ ownerRoleId: ID.role })()).toHaveLength(1)
    expect(add({ ownerText: 'The night shift' })()).toHaveLength(1)
    expect(refusalOf(add({ ownerRoleId: ID.role, ownerText: 'The night shift' })).code).toBe('invalid')
  })

  it('RW-92 is due on a day, not at a time', () => {
    expect(add({ due: '2026-02-28' })()).toHaveLength(1)
    for (const due of ['2026-02-30', '0000-01-01', '2026-02-28T00:00:00Z', 'soon']) expect(controlCommands.add.schema.safeParse({ rows: [{ id: ID.fresh, title: 'A', type: 'proof', due }] }).success).toBe(false)
  })

  it('RW-93 serves failure modes of its own register that are there', () => {
    expect(link({})()).toHaveLength(1)
    expect(refusalOf(link({ failureModeId: ID.nowhere }))).toMatchObject({ problems: [{ path: 'rows.0.failureModeId' }] })
    expect(refusalOf(link({ failureModeId: ID.deletedFailureMode })).code).toBe('invalid')
    expect(refusalOf(link({ controlId: ID.nowhere }))).toMatchObject({ problems: [{ path: 'rows.0.controlId' }] })
  })
})
