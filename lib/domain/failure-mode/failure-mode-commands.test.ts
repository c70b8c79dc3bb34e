import { describe, expect, it } from 'vitest'
import { failureModeCommands, ownerLinkCommands } from '@/lib/domain/failure-mode/failure-mode-commands'
import { scenarioCode, scenarioNumber } from '@/lib/domain/failure-mode/scenario-code'
import type { Change } from '@/lib/domain/row/change'
import { ID, REGISTER_ID, refusalOf, registerRows } from '@/lib/testing/register-rows'

const context = { now: '2026-05-01T10:00:00.000Z', streamId: REGISTER_ID }
const add = (rows: object[], set = registerRows()): Change[] => failureModeCommands.add.apply(set, failureModeCommands.add.schema.parse({ rows }), context)
const edit = (edits: object[], set = registerRows()) =>
  failureModeCommands.edit.apply(set, failureModeCommands.edit.schema.parse({ edits: edits.map((one) => ({ id: ID.failureMode, ...one })) }), context)
const row = (id: string) => ({ id, title: 'New', categoryId: ID.category, orderKey: 'a1' })
const codesOf = (changes: Change[]) => changes.flatMap((change) => (change.kind === 'failure-mode' && change.field === null ? [change.after.code] : []))

describe('the code of a failure mode', () => {
  it('RW-20 comes from a counter that only rises, so that a deleted one’s code is not given again', () => {
    const changes = add([row(ID.fresh), row(ID.spare)])
    expect(codesOf(changes)).toEqual(['D10-04', 'D10-05'])
    expect(changes.at(-1)).toEqual({ kind: 'register', id: REGISTER_ID, field: 'lastCodeNumber', before: 3, after: 5 })
    const later = registerRows().applied(changes).applied([{ kind: 'failure-mode', id: ID.spare, field: 'deletedAt', before: null, after: context.now }])
    expect(codesOf(add([row(ID.nowhere)], later))).toEqual(['D10-06'])
  })

  it('RW-20 is the product’s to give: whatever a caller sends is replaced', () => {
    expect(codesOf(add([{ ...row(ID.fresh), code: 'D10-01' }]))).toEqual(['D10-04'])
  })

  it('RW-21 has at least two digits and is read back only from its own register', () => {
    expect([1, 99, 100].map((n) => scenarioCode('D10', n))).toEqual(['D10-01', 'D10-99', 'D10-100'])
    expect(['D10-07', 'D10-100', 'D11-07', 'D10-7a', 'D10', 'D10-', 'D10-0000000001'].map((code) => scenarioNumber('D10', code))).toEqual([7, 100, null, null, null, null, null])
  })
})

describe('the status of a failure mode', () => {
  it('RW-22 is not set to accepted by an edit, nor by a new row', () => {
    expect(refusalOf(() => edit([{ field: 'status', before: 'open', after: 'accepted' }]))).toMatchObject({ code: 'invalid', problems: [{ path: 'edits.0' }] })
    expect(refusalOf(() => add([{ ...row(ID.fresh), status: 'accepted' }]))).toMatchObject({ code: 'invalid', problems: [{ path: 'rows.0' }] })
  })

  it('RW-23 is closed only with a reason, which the same command may bring', () => {
    const close = { field: 'status', before: 'open', after: 'closed' }
    const reason = { field: 'closedReason', before: null, after: 'Built differently' }
    expect(refusalOf(() => edit([close]))).toMatchObject({ code: 'invalid' })
    expect(edit([close, reason])).toHaveLength(2)
    expect(edit([reason, close])).toHaveLength(2)
    const closed = registerRows().applied(edit([close, reason]))
    expect(refusalOf(() => edit([{ field: 'closedReason', before: 'Built differently', after: null }], closed))).toMatchObject({ code: 'invalid' })
    expect(edit([{ field: 'status', before: 'closed', after: 'open' }], closed)).toHaveLength(1)
  })
})

describe('a role or a text in its place', () => {
  it('RW-24 the authority of a hard stop is one of the two', () => {
    const role = { field: 'hardStopAuthorityRoleId', before: null, after: ID.role }
    const text = { field: 'hardStopAuthorityText', before: null, after: 'Whoever is awake' }
    expect(edit([role])).toHaveLength(1)
    expect(edit([text])).toHaveLength(1)
    expect(refusalOf(() => edit([role, text]))).toMatchObject({ code: 'invalid', problems: [{ message: expect.stringContaining('exclude each other') }] })
  })

  it('RW-25 an owner is exactly one of the two', () => {
    const link = (fields: object) => () => ownerLinkCommands.add.apply(registerRows(), ownerLinkCommands.add.schema.parse({ rows: [{ id: ID.fresh, failureModeId: ID.failureMode, orderKey: 'a0', ...fields }] }), context)
    expect(link({ ownerRoleId: ID.role })()).toHaveLength(1)
    expect(link({ roleText: 'Escalate to Owner' })()).toHaveLength(1)
    expect(refusalOf(link({}))).toMatchObject({ code: 'invalid' })
    expect(refusalOf(link({ ownerRoleId: ID.role, roleText: 'SRE' }))).toMatchObject({ code: 'invalid' })
    expect(refusalOf(link({ ownerRoleId: ID.nowhere }))).toMatchObject({ problems: [{ path: 'rows.0.ownerRoleId' }] })
  })
})
