import { describe, expect, it } from 'vitest'
import { categoryCommands, decisionRuleCommands, editRegister, signingRoleCommands } from '@/lib/domain/register/register-commands'
import { COMMANDS } from '@/lib/domain/row/command-catalogue'
import { ID, REGISTER_ID, refusalOf, registerRows, rowOf } from '@/lib/testing/register-rows'

const context = { now: '2026-05-01T10:00:00.000Z', streamId: REGISTER_ID }
const remove = (input: object, rows = registerRows()) => categoryCommands.delete.apply(rows, categoryCommands.delete.schema.parse(input), context)

describe('deleting a category', () => {
  it('RW-40 that still holds live failure modes is refused with their number', () => {
    const refusal = refusalOf(() => remove({ ids: [ID.category] }))
    expect(refusal).toMatchObject({ code: 'precondition', problems: [{ path: 'ids.0', message: '“C” still holds 2 failure modes.' }] })
  })

  it('RW-41 takes its live failure modes with it when that was asked for, and leaves the deleted ones alone', () => {
    const changes = remove({ ids: [ID.category, ID.category], withFailureModes: true })
    expect(changes.map((change) => change.id)).toEqual([ID.category, ID.failureMode, ID.secondFailureMode])
    expect(new Set(changes.map((change) => change.after))).toEqual(new Set([context.now]))
  })

  it('RW-42 that is empty, or holds deleted ones only, needs no more', () => {
    expect(remove({ ids: [ID.otherCategory] })).toHaveLength(1)
    expect(remove({ ids: [ID.deletedCategory] })).toEqual([])
    const emptied = registerRows().applied(
      [ID.failureMode, ID.secondFailureMode].map((id) => ({ kind: 'failure-mode', id, field: 'deletedAt', before: null, after: context.now })),
    )
    expect(remove({ ids: [ID.category] }, emptied)).toHaveLength(1)
  })

  it('RW-43 that is not here is refused', () => {
    expect(refusalOf(() => remove({ ids: [ID.nowhere] }))).toMatchObject({ code: 'not-found', problems: [{ path: 'ids.0' }] })
  })
})

describe('a register', () => {
  it('RW-44 is edited, and neither added, deleted nor restored by a command on its row', () => {
    expect([...COMMANDS.keys()].filter((name) => name.startsWith('register.') || name.startsWith('workspace.'))).toEqual(['register.edit', 'workspace.edit'])
  })

  it('RW-44 keeps its code, its policy and its counter', () => {
    for (const field of ['code', 'scoringPolicyId', 'lastCodeNumber']) {
      const parsed = editRegister.schema.safeParse({ edits: [{ id: REGISTER_ID, field, before: null, after: 'X' }] })
      expect([field, parsed.success]).toEqual([field, false])
    }
  })
})

describe('an authority and a signing role', () => {
  it('RW-45 is a role or a text, or nothing yet, and never both', () => {
    const inSection = (kind: string) =>
      registerRows().applied([{ kind: 'section', id: ID.spare, field: null, before: null, after: rowOf('section', { id: ID.spare, kind, title: 'S', orderKey: 'a0' }) }])
    const base = { id: ID.fresh, sectionId: ID.spare, orderKey: 'a0' }
    const rule = (more: object) => () => decisionRuleCommands.add.apply(inSection('decision-matrix'), decisionRuleCommands.add.schema.parse({ rows: [{ ...base, ...more }] }), context)
    const role = (more: object) => () => signingRoleCommands.add.apply(inSection('sign-off'), signingRoleCommands.add.schema.parse({ rows: [{ ...base, ...more }] }), context)
    for (const fields of [{}, { authorityRoleId: ID.role }, { authorityText: 'On-Call' }]) expect(rule(fields)()).toHaveLength(1)
    for (const fields of [{}, { ownerRoleId: ID.role }, { roleText: 'Owner' }]) expect(role(fields)()).toHaveLength(1)
    expect(refusalOf(rule({ authorityRoleId: ID.role, authorityText: 'On-Call' })).code).toBe('invalid')
    expect(refusalOf(role({ ownerRoleId: ID.role, roleText: 'Owner' })).code).toBe('invalid')
  })
})
