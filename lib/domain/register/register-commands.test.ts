import { describe, expect, it } from 'vitest'
import {
  categoryCommands,
  checklistItemCommands,
  decisionRuleCommands,
  editRegister,
  freePartCommands,
  revisionCommands,
  sectionCommands,
  signingRoleCommands,
} from '@/lib/domain/register/register-commands'
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
    expect([...COMMANDS.keys()].filter((name) => name.startsWith('register.') || name.startsWith('workspace.'))).toEqual(['register.edit', 'workspace.edit', 'register.batch'])
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

describe('what stands in no document', () => {
  const SECTION_PARTS = [
    ['decision-matrix', decisionRuleCommands, {}],
    ['checklist', checklistItemCommands, { text: 'Look' }],
    ['document-control', revisionCommands, {}],
    ['sign-off', signingRoleCommands, {}],
  ] as const

  it.each(SECTION_PARTS)('RW-46 is what is put into a section of another kind than %s, added or restored', (kind, commands, fields) => {
    const sections = [kind, 'purpose'].map((own, i) => rowOf('section', { id: [ID.spare, ID.nowhere][i] ?? '', kind: own, title: own, orderKey: `a${i}` }))
    const rows = registerRows().applied(sections.map((row) => ({ kind: 'section', id: row.id, field: null, before: null, after: row })))
    const add = (sectionId: string) => commands.add.apply(rows, commands.add.schema.parse({ rows: [{ id: ID.fresh, sectionId, orderKey: 'a0', ...fields }] }), context)
    const [added] = add(ID.spare)
    expect(refusalOf(() => add(ID.nowhere))).toMatchObject({ code: 'invalid', problems: [{ path: 'rows.0', hint: expect.stringContaining(kind) }] })
    if (added?.field !== null) throw new Error('a row was added')
    const old = { ...added.after, sectionId: ID.nowhere, deletedAt: context.now }
    const restore = () => commands.restore.apply(rows.applied([{ ...added, after: old }]), { ids: [ID.fresh] }, context)
    expect(refusalOf(restore)).toMatchObject({ code: 'invalid', problems: [{ path: 'ids.0' }] })
  })

  it('RW-47 is a free part behind a part that its owner does not have', () => {
    const add = (fields: object) => () => freePartCommands.add.apply(registerRows(), freePartCommands.add.schema.parse({ rows: [{ id: ID.fresh, orderKey: 'a0', ...fields }] }), context)
    for (const after of [null, 'header', 'constraints']) expect(add({ after })()).toHaveLength(1)
    for (const after of [null, 'cause', 'statusText']) expect(add({ failureModeId: ID.failureMode, after })()).toHaveLength(1)
    expect(refusalOf(add({ after: 'cause' }))).toMatchObject({ code: 'invalid', problems: [{ path: 'rows.0', hint: expect.stringContaining('header, constraints') }] })
    expect(refusalOf(add({ failureModeId: ID.failureMode, after: 'header' }))).toMatchObject({ code: 'invalid', problems: [{ path: 'rows.0', hint: expect.stringContaining('cause') }] })
    const rows = registerRows().applied(add({ after: null })())
    const edit = { edits: [{ id: ID.fresh, field: 'after', before: null, after: 'owners' }] }
    expect(refusalOf(() => freePartCommands.edit.apply(rows, freePartCommands.edit.schema.parse(edit), context))).toMatchObject({ code: 'invalid' })
  })

  it('RW-48 is the closing text of a section that is text alone', () => {
    const add = (kind: string, closing: string) => () => sectionCommands.add.apply(registerRows(), sectionCommands.add.schema.parse({ rows: [{ id: ID.fresh, kind, closing, title: 'S', orderKey: 'a0' }] }), context)
    expect(add('checklist', 'The end')()).toHaveLength(1)
    expect(add('purpose', '')()).toHaveLength(1)
    for (const kind of ['purpose', 'classification', 'conclusion', 'free']) expect([kind, refusalOf(add(kind, 'The end')).code]).toEqual([kind, 'invalid'])
  })
})
