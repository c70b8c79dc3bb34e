import { describe, expect, it } from 'vitest'
import { controlCommands, controlLinkCommands } from '@/lib/domain/control/control-commands'
import { CONTROL_STATES, CONTROL_TYPES } from '@/lib/domain/control/control-words'
import { introduceControl } from '@/lib/domain/control/introduce-control'
import { unlinkControl } from '@/lib/domain/control/unlink-control'
import { inverseOf } from '@/lib/domain/row/inverse'
import { COMMANDS } from '@/lib/domain/row/command-catalogue'
import type { RowSet } from '@/lib/domain/row/row-set'
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

const introduce = (input: object, rows = registerRows()) => introduceControl.apply(rows, introduceControl.schema.parse(input), context)
const newControl = { id: ID.fresh, title: 'A count each night', type: 'proof' }
const serves = [
  { linkId: ID.spare, failureModeId: ID.failureMode },
  { linkId: ID.otherCategory, failureModeId: ID.secondFailureMode },
]

/** A register in which one control serves two failure modes. */
const served = (): RowSet => registerRows().applied(introduce({ control: newControl, serves }))
const unlink = (rows: RowSet, ...failureModeIds: string[]) => unlinkControl.apply(rows, { controlId: ID.fresh, failureModeIds }, context)
const live = (rows: RowSet) => ({
  control: rows.get('control', ID.fresh)?.deletedAt === null,
  links: rows.where('control-link', 'controlId', ID.fresh).filter((one) => one.deletedAt === null).map((one) => one.failureModeId),
})

describe('a control and what it serves', () => {
  it('CV-1 is introduced together with the failure modes that it serves, as one command', () => {
    expect(introduce({ control: newControl, serves })).toMatchObject([
      { kind: 'control', after: { state: 'proposed', title: 'A count each night' } },
      { kind: 'control-link', after: { controlId: ID.fresh, failureModeId: ID.failureMode } },
      { kind: 'control-link', after: { controlId: ID.fresh, failureModeId: ID.secondFailureMode } },
    ])
    expect(introduceControl.schema.safeParse({ control: newControl, serves: [] }).success).toBe(false)
  })

  it('CV-2 is refused whole, with the place, when a part of it is wrong', () => {
    const gone = [...serves.slice(1), { linkId: ID.spare, failureModeId: ID.deletedFailureMode }]
    expect(refusalOf(() => introduce({ control: newControl, serves: gone }))).toMatchObject({ code: 'invalid', problems: [{ path: 'serves.1.failureModeId' }] })
    const owned = { ...newControl, ownerRoleId: ID.nowhere }
    expect(refusalOf(() => introduce({ control: owned, serves }))).toMatchObject({ code: 'invalid', problems: [{ path: 'control.ownerRoleId' }] })
  })

  it('CV-3 is taken from one failure mode and stays for the others', () => {
    const rows = served()
    expect(live(rows.applied(unlink(rows, ID.failureMode)))).toEqual({ control: true, links: [ID.secondFailureMode] })
  })

  it('CV-4 is deleted with the last failure mode that it served, one by one or together', () => {
    const rows = served()
    const one = rows.applied(unlink(rows, ID.failureMode))
    expect(live(one.applied(unlink(one, ID.secondFailureMode)))).toEqual({ control: false, links: [] })
    expect(live(rows.applied(unlink(rows, ID.failureMode, ID.secondFailureMode)))).toEqual({ control: false, links: [] })
  })

  it('CV-5 is not changed by a failure mode that it does not serve, and is not found in another register', () => {
    expect(unlink(served(), ID.deletedFailureMode)).toEqual([])
    expect(refusalOf(() => unlink(registerRows(), ID.failureMode))).toMatchObject({ code: 'not-found', problems: [{ path: 'controlId' }] })
  })

  it('CV-6 comes back with its last link when that is taken back', () => {
    const rows = served()
    const changes = unlink(rows, ID.failureMode, ID.secondFailureMode)
    const undone = inverseOf(changes, rows, () => ID.nowhere).reduce((now, call) => {
      const command = COMMANDS.get(call.verb)?.command
      return now.applied(command?.apply(now, command.schema.parse(call.input), context) ?? [])
    }, rows.applied(changes))
    expect(live(undone)).toEqual(live(rows))
  })
})
