import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BATCH_ROWS_MAX, BATCH_STEPS_MAX } from '@/lib/domain/row/batch-command'
import type { Change } from '@/lib/domain/row/change'
import { ChangedRows } from '@/lib/domain/row/changed-rows'
import { COMMANDS, mayDo, permissionsOf } from '@/lib/domain/row/command-catalogue'
import { foldChanges } from '@/lib/domain/row/fold-changes'
import { listProblems } from '@/lib/domain/row/input-problems'
import { inverseOf } from '@/lib/domain/row/inverse'
import { RowSet } from '@/lib/domain/row/row-set'
import { ROW_KINDS } from '@/lib/domain/row/row-kinds'
import { latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { present } from '@/lib/kernel/assert'
import { ID, REGISTER_ID, refusalOf, registerRows } from '@/lib/testing/register-rows'
import { SheetWorld } from '@/lib/testing/worksheet-world'

const context = { now: '2026-05-01T10:00:00.000Z', streamId: REGISTER_ID }
const batch = present(COMMANDS.get('register.batch'), 'the batch').command
let made = 0
const newId = () => `0197a000-0000-7000-b000-${String(++made).padStart(12, '0')}`

type Step = [verb: string, input: object]
const inputOf = (steps: Step[]) => ({ steps: steps.map(([verb, input]) => ({ verb, input })) })
const run = (rows: RowSet, steps: Step[]): Change[] => batch.apply(rows, batch.schema.parse(inputOf(steps)), context)
const problemsOf = (input: unknown) => {
  const parsed = batch.schema.safeParse(input)
  return parsed.success ? [] : listProblems(parsed.error)
}

const added: Step = ['failure-mode.add', { rows: [{ id: ID.fresh, title: 'New', categoryId: ID.category, orderKey: 'a5' }] }]
const score = (failureModeId: string, before: number | null, after: number): Step => [
  'failure-mode.rescore',
  { scores: [{ failureModeId, assessmentId: newId(), stage: 'current', factors: { impact: { before, after } } }] },
]
const edit = (field: string, before: unknown, after: unknown, id = ID.failureMode): Step => ['failure-mode.edit', { edits: [{ id, field, before, after }] }]

describe('a batch', () => {
  it('RW-80 decides each step on the rows as the steps before it left them: a new failure mode is scored and owned at once', () => {
    const owner: Step = ['owner-link.add', { rows: [{ id: newId(), failureModeId: ID.fresh, ownerRoleId: ID.role, orderKey: 'a0' }] }]
    const changes = run(registerRows(), [added, score(ID.fresh, null, 4), owner, score(ID.fresh, 4, 5), edit('component', null, 'Loader', ID.fresh)])
    const rows = registerRows().applied(changes)
    expect(rows.get('failure-mode', ID.fresh)).toMatchObject({ code: 'D10-04', component: 'Loader' })
    expect(latestAssessment(rows, ID.fresh, 'current')).toMatchObject({ impact: 5, ordinal: 2 })
    expect(rows.where('owner-link', 'failureModeId', ID.fresh)).toMatchObject([{ ownerRoleId: ID.role }])
  })

  it('RW-81 tells each thing once: a row as it stands at the end, a field from its first value to its last', () => {
    expect(run(registerRows(), [edit('cause', 'Old', 'One'), edit('cause', 'One', 'Two')])).toEqual([
      { kind: 'failure-mode', id: ID.failureMode, field: 'cause', before: 'Old', after: 'Two' },
    ])
    expect(run(registerRows(), [edit('cause', 'Old', 'One'), edit('cause', 'One', 'Old')])).toEqual([])
    const twice: Step = ['failure-mode.add', { rows: [{ id: ID.spare, title: 'Other', categoryId: ID.category, orderKey: 'a6' }] }]
    expect(run(registerRows(), [added, twice]).filter(({ kind }) => kind === 'register')).toMatchObject([{ before: 3, after: 5 }])
  })

  it('RW-82 is refused whole, with the place of the step, and tells the conflicts of all steps', () => {
    const refusal = refusalOf(() => run(registerRows(), [added, edit('cause', 'Older', 'New'), edit('component', null, 'X'), score(ID.failureMode, 2, 3)]))
    expect(refusal.code).toBe('conflict')
    expect(refusal.problems.map(({ path, current }) => [path, current])).toEqual([
      ['steps.1.input.edits.0.before', 'Old'],
      ['steps.3.input.scores.0.impact', null],
    ])
    expect(refusalOf(() => run(registerRows(), [edit('cause', 'Old', 'New'), ['failure-mode.delete', { ids: [ID.nowhere] }]]))).toMatchObject({
      code: 'not-found',
      problems: [{ path: 'steps.1.input.ids.0' }],
    })
  })

  it('RW-83 parses every step by its own schema, and says where a step is wrong', () => {
    const wrong = inputOf([edit('cause', 'Old', 'New'), edit('colour', null, 'red'), score(ID.failureMode, null, 9), ['category.add', { rows: [] }]])
    expect(problemsOf(wrong).map(({ path }) => path)).toEqual(['steps.1.input.edits.0.field', 'steps.2.input.scores.0.factors.impact.after', 'steps.3.input.rows'])
    expect(problemsOf(wrong).every(({ hint }) => hint)).toBe(true)
  })

  it('RW-84 runs commands of a register only: nothing of the workspace, nothing unknown, nothing that wants a reason of its own, no batch in a batch', () => {
    for (const verb of ['scoring-policy.adopt', 'owner-role.add', 'membership.edit', 'register.batch', 'register.import', 'toString', '']) {
      expect(problemsOf({ steps: [{ verb, input: {} }] })).toMatchObject([{ path: 'steps.0.verb' }])
    }
  })

  it('RW-85 holds at least one step and at most a hundred, and no more rows than its limit', () => {
    expect(problemsOf({ steps: [] })).toMatchObject([{ path: 'steps' }])
    expect(problemsOf(inputOf(Array.from({ length: BATCH_STEPS_MAX + 1 }, () => edit('cause', null, 'x'))))).toMatchObject([{ path: 'steps' }])
    const many = Array.from({ length: BATCH_ROWS_MAX / 3 }, newId)
    const remove: Step = ['failure-mode.delete', { ids: many }]
    expect(problemsOf(inputOf([remove, remove, remove]))).toEqual([])
    expect(problemsOf(inputOf([remove, remove, remove, ['control.delete', { ids: [ID.control] }]]))).toMatchObject([{ path: 'steps' }])
  })

  it('RW-86 asks for the rights of every step, and says which step lacks them', () => {
    const input = batch.schema.parse(inputOf([edit('cause', 'Old', 'New'), score(ID.failureMode, null, 3), ['register.edit', { edits: [{ id: REGISTER_ID, field: 'title', before: 'R', after: 'S' }] }]]))
    expect([...permissionsOf('register.batch', input)]).toEqual([
      ['edit-rows', 'steps.0.verb'],
      ['score', 'steps.1.verb'],
      ['manage-register', 'steps.2.verb'],
    ])
    expect([mayDo(['facilitator'], 'register.batch', input), mayDo(['contributor'], 'register.batch', input), mayDo(['viewer'], 'register.batch', input)]).toEqual([true, false, false])
    expect([mayDo(['contributor'], 'failure-mode.edit', {}), mayDo(['viewer'], 'failure-mode.edit', {}), mayDo(['administrator'], 'no.verb', {})]).toEqual([true, false, false])
  })

  it('RW-87 names all the rows that it reads: on those alone it decides the same', () => {
    const steps = batch.schema.parse(inputOf([added, score(ID.failureMode, null, 4), ['failure-mode.restore', { ids: [ID.deletedFailureMode] }], edit('categoryId', ID.category, ID.otherCategory)]))
    const rows = registerRows()
    const first = pick(rows, batch.needs(steps, context))
    const named = RowSet.of(Object.fromEntries(ROW_KINDS.map((kind) => [kind, [...first.all(kind), ...pick(rows, batch.follows?.(first, steps, context) ?? []).all(kind)]])))
    expect(batch.apply(named, steps, context)).toEqual(batch.apply(rows, steps, context))
  })

  it('RW-88 is taken back by one batch that leaves everything as it was, and done again by another', () => {
    const before = registerRows()
    const steps: Step[] = [added, edit('cause', 'Old', 'New'), score(ID.failureMode, null, 4), score(ID.fresh, null, 2), ['failure-mode.delete', { ids: [ID.secondFailureMode] }]]
    const changes = run(before, steps)
    const after = before.applied(changes)
    const undo = inverseOf(changes, before, newId)
    expect(undo.map(({ verb }) => verb)).toEqual(['register.batch'])
    const undoing = batch.apply(after, batch.schema.parse(undo[0]?.input), context)
    const undone = after.applied(undoing)
    expect(seen(undone)).toEqual(seen(before))
    const redo = inverseOf(undoing, after, newId)
    expect(redo.map(({ verb }) => verb)).toEqual(['register.batch'])
    expect(seen(undone.applied(batch.apply(undone, batch.schema.parse(redo[0]?.input), context)))).toEqual(seen(after))
  })
})

/** What people see: live failure modes with the levels that hold. */
function seen(rows: RowSet): unknown[] {
  const live = rows.all('failure-mode').filter((row) => row.deletedAt === null).sort((a, b) => (a.id < b.id ? -1 : 1))
  return live.map((row) => ({ ...row, impact: latestAssessment(rows, row.id, 'current')?.impact ?? null }))
}

function pick(rows: RowSet, needs: ReturnType<typeof batch.needs>): RowSet {
  const wanted = (kind: string, row: object) =>
    needs.some((need) => need.kind === kind && ('ids' in need ? need.ids.includes(String(Reflect.get(row, 'id'))) : need.values.includes(String(Reflect.get(row, need.field)))))
  return RowSet.of(Object.fromEntries(ROW_KINDS.map((kind) => [kind, rows.all(kind).filter((row) => wanted(kind, row))])))
}

describe('rows under changes that are not stored', () => {
  it('RW-89 are found by id and by reference as a set of rows with the changes applied, and folded changes lead to the same rows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 20 }), (seed, count, moves) => {
        const world = new SheetWorld(seed, count)
        const start = world.rows
        const changed = new ChangedRows(start)
        const all: Change[] = []
        for (let i = 0; i < moves; i += 1) {
          const changes = world.change()
          all.push(...changes)
          changed.apply(changes)
          const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
          for (const { id } of world.rows.all('failure-mode')) {
            expect(changed.get('failure-mode', id)).toEqual(world.rows.get('failure-mode', id))
            expect(changed.where('owner-link', 'failureModeId', id).sort(byId)).toEqual(world.rows.where('owner-link', 'failureModeId', id).sort(byId))
          }
          for (const { id } of world.rows.all('category')) {
            expect(changed.where('failure-mode', 'categoryId', id).sort(byId)).toEqual(world.rows.where('failure-mode', 'categoryId', id).sort(byId))
          }
        }
        const folded = start.applied(foldChanges(all))
        for (const kind of ROW_KINDS) expect(folded.all(kind)).toEqual(world.rows.all(kind))
      }),
      { numRuns: 100 },
    )
  })
})
