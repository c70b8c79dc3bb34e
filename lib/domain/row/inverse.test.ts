import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Change, Value } from '@/lib/domain/row/change'
import { COMMANDS } from '@/lib/domain/row/command-catalogue'
import { inverseOf, type CommandCall } from '@/lib/domain/row/inverse'
import { ROW_KINDS } from '@/lib/domain/row/row-kinds'
import type { RowSet } from '@/lib/domain/row/row-set'
import { present } from '@/lib/kernel/assert'
import { failureModeOf, ID, REGISTER_ID, refusalOf, registerRows, rowOf } from '@/lib/testing/register-rows'

const context = { now: '2026-05-01T10:00:00.000Z', streamId: REGISTER_ID }
let made = 0
const newId = () => `0197a000-0000-7000-9000-${String(++made).padStart(12, '0')}`

function run(rows: RowSet, verb: string, input: unknown): Change[] {
  const { command } = present(COMMANDS.get(verb), verb)
  return command.apply(rows, command.schema.parse(input), context)
}

/** What a person sees: live rows, and of assessments the levels that hold, whatever their number. */
function seen(rows: RowSet): Record<string, Value>[] {
  return ROW_KINDS.flatMap((kind) => (kind === 'assessment' || kind === 'register' ? [] : rows.all(kind).filter((row) => row.deletedAt === null))).map((row) => ({ ...row }))
}

/** The verbs of the one batch that several commands come as. */
function stepsOf(calls: CommandCall[]): string[] {
  expect(calls.map(({ verb }) => verb)).toEqual(['register.batch'])
  const { command } = present(COMMANDS.get('register.batch'), 'the batch')
  return z.object({ steps: z.array(z.object({ verb: z.string() })) }).parse(command.schema.parse(calls[0]?.input)).steps.map(({ verb }) => verb)
}

const CASES: [string, string, unknown][] = [
  ['an edit', 'failure-mode.edit', { edits: [{ id: ID.failureMode, field: 'cause', before: 'Old', after: 'New' }, { id: ID.failureMode, field: 'promise', before: ['durability'], after: [] }] }],
  ['an added row', 'failure-mode.add', { rows: [{ id: ID.fresh, title: 'N', categoryId: ID.category, orderKey: 'a5' }] }],
  ['a deletion', 'failure-mode.delete', { ids: [ID.failureMode] }],
  ['a restoration', 'failure-mode.restore', { ids: [ID.deletedFailureMode] }],
  ['a category that went with its failure modes', 'category.delete', { ids: [ID.category], withFailureModes: true }],
  ['a closing with its reason', 'failure-mode.edit', { edits: [{ id: ID.failureMode, field: 'status', before: 'open', after: 'closed' }, { id: ID.failureMode, field: 'closedReason', before: null, after: 'Gone' }] }],
]

describe('taking back', () => {
  it.each(CASES)('RW-60 %s leaves everything as it was', (_what, verb, input) => {
    const before = registerRows()
    const changes = run(before, verb, input)
    expect(changes.length).toBeGreaterThan(0)
    const after = before.applied(changes)
    const undone = inverseOf(changes, before, newId).reduce((rows, call) => rows.applied(run(rows, call.verb, call.input)), after)
    expect(seen(undone)).toEqual(seen(before))
  })

  it('RW-61 a score appends the levels and the rationale that held before, as a new assessment', () => {
    const first = registerRows()
    const scored = first.applied(run(first, 'failure-mode.rescore', { scores: [{ failureModeId: ID.failureMode, assessmentId: ID.fresh, stage: 'current', factors: { impact: { before: null, after: 2 } } }] }))
    const again = { failureModeId: ID.failureMode, assessmentId: ID.spare, stage: 'current', factors: { impact: { before: 2, after: 5 } }, rationale: { before: null, after: 'Worse' } }
    const changes = run(scored, 'failure-mode.rescore', { scores: [again] })
    const after = scored.applied(changes)
    const [call, ...more] = inverseOf(changes, scored, newId)
    const undone = after.applied(run(after, present(call, 'a call').verb, present(call, 'a call').input))
    expect(more).toEqual([])
    expect(undone.all('assessment').sort((a, b) => a.ordinal - b.ordinal).map(({ ordinal, impact, rationale }) => ({ ordinal, impact, rationale }))).toEqual([
      { ordinal: 1, impact: 2, rationale: null },
      { ordinal: 2, impact: 5, rationale: 'Worse' },
      { ordinal: 3, impact: 2, rationale: null },
    ])
  })

  it('RW-62 is refused where somebody has changed the value since: newer work is never trampled', () => {
    const before = registerRows()
    const changes = run(before, 'failure-mode.edit', { edits: [{ id: ID.failureMode, field: 'cause', before: 'Old', after: 'Mine' }] })
    const since = before.applied(changes).applied([{ kind: 'failure-mode', id: ID.failureMode, field: 'cause', before: 'Mine', after: 'Theirs' }])
    const [call] = inverseOf(changes, before, newId)
    expect(refusalOf(() => run(since, present(call, 'a call').verb, present(call, 'a call').input))).toMatchObject({ code: 'conflict', problems: [{ current: 'Theirs' }] })
  })

  it('RW-63 restores parents first, deletes children first, and never asks to edit what no edit may reach', () => {
    const before = registerRows()
    const deleted = inverseOf(run(before, 'category.delete', { ids: [ID.category], withFailureModes: true }), before, newId)
    expect(stepsOf(deleted)).toEqual(['category.restore', 'failure-mode.restore'])
    const added = inverseOf(run(before, 'failure-mode.add', { rows: [{ id: ID.fresh, title: 'N', categoryId: ID.category, orderKey: 'a5' }] }), before, newId)
    expect(added).toEqual([{ verb: 'failure-mode.delete', input: { ids: [ID.fresh] } }])
    const rowsThatCame = [
      { kind: 'category', id: ID.fresh, field: null, before: null, after: rowOf('category', { id: ID.fresh, title: 'C', orderKey: 'a0' }) },
      { kind: 'failure-mode', id: ID.spare, field: null, before: null, after: failureModeOf({ id: ID.spare, categoryId: ID.fresh }) },
    ] satisfies Change[]
    expect(stepsOf(inverseOf(rowsThatCame, before, newId))).toEqual(['failure-mode.delete', 'category.delete'])
    expect(inverseOf([], before, newId)).toEqual([])
  })
})
