import { describe, expect, it } from 'vitest'
import { commentCommands } from '@/lib/domain/comment/comment-commands'
import { COMMENT_MAX, MENTIONS_MAX } from '@/lib/domain/comment/comment-rows'
import type { ActingRole } from '@/lib/domain/access/permissions'
import type { Command } from '@/lib/domain/row/command'
import { RowSet } from '@/lib/domain/row/row-set'
import { ID, REGISTER_ID, refusalOf, registerRows, rowOf } from '@/lib/testing/register-rows'
import { ROW_KINDS } from '@/lib/domain/row/row-kinds'

const NOW = '2026-05-01T10:00:00.000Z'
const EARLIER = '2026-04-01T10:00:00.000Z'
const id = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const AMARA = id(201)
const RAFAEL = id(202)
const LEFT = id(203)
const COMMENT = id(300)

const by = (membershipId: string, ...roles: ActingRole[]) => ({ now: NOW, streamId: REGISTER_ID, by: { membershipId, roles } })
const nobody = { now: NOW, streamId: REGISTER_ID }

function rows(comment: Record<string, unknown> = {}): RowSet {
  const base = registerRows()
  return RowSet.of({
    ...Object.fromEntries(ROW_KINDS.map((kind) => [kind, base.all(kind)])),
    membership: [
      rowOf('membership', { id: AMARA, personId: id(401), name: 'Amara Okafor', roles: ['contributor'] }),
      rowOf('membership', { id: RAFAEL, personId: id(402), name: 'Rafael Quintana', roles: ['administrator'] }),
      rowOf('membership', { id: LEFT, personId: id(403), name: 'Lena Gone', roles: ['viewer'], deletedAt: EARLIER }),
    ],
    comment: [
      rowOf('comment', {
        ...{ id: COMMENT, failureModeId: ID.failureMode, authorId: AMARA, text: `Ask @[Lena](${LEFT})`, mentions: [LEFT], postedAt: EARLIER },
        ...comment,
      } as never),
    ],
  })
}

const run = <I>(command: Command<I>, input: unknown, context: Parameters<Command<I>['apply']>[2], set = rows()) => () =>
  command.apply(set, command.schema.parse(input), context)
const add = (row: object, context: Parameters<Command['apply']>[2] = by(AMARA, 'contributor')) =>
  run(commentCommands.add, { rows: [{ id: ID.fresh, failureModeId: ID.failureMode, text: 'Seen twice.', ...row }] }, context)
const edit = (after: string, context: Parameters<Command['apply']>[2]) =>
  run(commentCommands.edit, { edits: [{ id: COMMENT, field: 'text', before: `Ask @[Lena](${LEFT})`, after }] }, context)

describe('a comment', () => {
  it('CM-1 is said by whoever acts, at the time of the command', () => {
    expect(add({})()).toMatchObject([{ kind: 'comment', after: { authorId: AMARA, postedAt: NOW, editedAt: null, text: 'Seen twice.', mentions: [] } }])
  })

  it('CM-1 has no author, time or mark of an edit that an input could name', () => {
    for (const forged of [{ authorId: RAFAEL }, { postedAt: EARLIER }, { editedAt: EARLIER }, { deletedAt: EARLIER }]) {
      const parsed = commentCommands.add.schema.safeParse({ rows: [{ id: ID.fresh, failureModeId: ID.failureMode, text: 'A', ...forged }] })
      expect([forged, parsed.success]).toEqual([forged, false])
    }
    for (const field of ['authorId', 'postedAt', 'editedAt', 'failureModeId']) {
      expect(commentCommands.edit.schema.safeParse({ edits: [{ id: COMMENT, field, before: AMARA, after: RAFAEL }] }).success).toBe(false)
    }
  })

  it('CM-1 is said by nobody through a door that acts for nobody', () => {
    expect(refusalOf(add({}, nobody)).code).toBe('forbidden')
    expect(refusalOf(edit('B', nobody)).code).toBe('forbidden')
  })

  it('CM-2 holds text, and not more than a page of it', () => {
    for (const text of ['', '  ', 'x'.repeat(COMMENT_MAX + 1), 'bell\u0007']) {
      expect(commentCommands.add.schema.safeParse({ rows: [{ id: ID.fresh, failureModeId: ID.failureMode, text }] }).success).toBe(false)
    }
    expect(add({ text: 'x'.repeat(COMMENT_MAX) })()).toHaveLength(1)
  })

  it('CM-3 belongs to a failure mode that is there', () => {
    expect(refusalOf(add({ failureModeId: ID.deletedFailureMode })).code).toBe('invalid')
    expect(refusalOf(add({ failureModeId: ID.nowhere }))).toMatchObject({ problems: [{ path: 'rows.0.failureModeId' }] })
  })

  it('CM-30 is about the failure mode as a whole, or about one field of it', () => {
    expect(add({})()).toMatchObject([{ after: { field: null } }])
    expect(add({ field: 'cause' })()).toMatchObject([{ after: { field: 'cause', failureModeId: ID.failureMode } }])
    for (const field of ['code', 'nothing', 'constructor', '', 3]) {
      const parsed = commentCommands.add.schema.safeParse({ rows: [{ id: ID.fresh, failureModeId: ID.failureMode, text: 'A', field }] })
      expect([field, parsed.success]).toEqual([field, false])
    }
  })

  it('CM-30 stays about what it was about: no edit moves it', () => {
    expect(commentCommands.edit.schema.safeParse({ edits: [{ id: COMMENT, field: 'field', before: null, after: 'cause' }] }).success).toBe(false)
  })

  it('CM-4 is edited by its author alone, and says that it was', () => {
    expect(edit(`Ask @[Lena](${LEFT}) again`, by(AMARA, 'contributor'))()).toEqual([
      { kind: 'comment', id: COMMENT, field: 'text', before: `Ask @[Lena](${LEFT})`, after: `Ask @[Lena](${LEFT}) again` },
      { kind: 'comment', id: COMMENT, field: 'editedAt', before: null, after: NOW },
    ])
    expect(refusalOf(edit('Mine now', by(RAFAEL, 'administrator')))).toMatchObject({ code: 'forbidden', problems: [{ path: 'edits.0' }] })
    expect(edit(`Ask @[Lena](${LEFT})`, by(AMARA, 'contributor'))()).toEqual([])
  })

  it('CM-5 is deleted and brought back by its author or an administrator', () => {
    for (const context of [by(AMARA, 'contributor'), by(RAFAEL, 'administrator')]) {
      expect(run(commentCommands.delete, { ids: [COMMENT] }, context)()).toMatchObject([{ field: 'deletedAt', after: NOW }])
      expect(run(commentCommands.restore, { ids: [COMMENT] }, context, rows({ deletedAt: EARLIER }))()).toMatchObject([{ field: 'deletedAt', after: null }])
    }
    const other = by(RAFAEL, 'facilitator')
    expect(refusalOf(run(commentCommands.delete, { ids: [COMMENT] }, other)).code).toBe('forbidden')
    expect(refusalOf(run(commentCommands.restore, { ids: [COMMENT] }, other, rows({ deletedAt: EARLIER }))).code).toBe('forbidden')
  })

  it('CM-6 mentions those whom its text mentions, who are or were members here', () => {
    const text = (...ids: string[]) => ids.map((one) => `@[Name](${one})`).join(' ')
    expect(add({ text: text(RAFAEL, LEFT, RAFAEL), mentions: [RAFAEL, LEFT] })()).toHaveLength(1)
    for (const mentions of [[], [RAFAEL], [LEFT, RAFAEL], [RAFAEL, LEFT, AMARA]]) {
      expect([mentions, refusalOf(add({ text: text(RAFAEL, LEFT), mentions })).code]).toEqual([mentions, 'invalid'])
    }
    expect(refusalOf(add({ text: text(ID.nowhere), mentions: [ID.nowhere] }))).toMatchObject({ problems: [{ path: 'rows.0.mentions' }] })
    const many = Array.from({ length: MENTIONS_MAX + 1 }, (_, n) => id(600 + n))
    expect(commentCommands.add.schema.safeParse({ rows: [{ id: ID.fresh, failureModeId: ID.failureMode, text: 'A', mentions: many }] }).success).toBe(false)
  })

  it('CM-7 of somebody who has left, or that mentions one, can still be edited and brought back', () => {
    const theirs = rows({ authorId: LEFT, deletedAt: EARLIER })
    expect(run(commentCommands.restore, { ids: [COMMENT] }, by(RAFAEL, 'administrator'), theirs)()).toHaveLength(1)
    expect(edit(`Asked @[Lena](${LEFT})`, by(AMARA, 'contributor'))()).toHaveLength(2)
  })
})
