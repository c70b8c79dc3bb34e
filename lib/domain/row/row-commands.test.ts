import { describe, expect, it } from 'vitest'
import { failureModeCommands } from '@/lib/domain/failure-mode/failure-mode-commands'
import { rescoreFailureModes } from '@/lib/domain/failure-mode/rescore'
import { controlLinkCommands } from '@/lib/domain/control/control-commands'
import { categoryCommands } from '@/lib/domain/register/register-commands'
import type { Change, Row } from '@/lib/domain/row/change'
import type { Command, CommandContext } from '@/lib/domain/row/command'
import { COMMANDS } from '@/lib/domain/row/command-catalogue'
import { RowSet } from '@/lib/domain/row/row-set'
import { failureModeOf, ID, REGISTER_ID, registerRows, refusalOf } from '@/lib/testing/register-rows'

const context: CommandContext = { now: '2026-05-01T10:00:00.000Z', streamId: REGISTER_ID }

/** Does a command as both ends do: parses, applies to all rows, and applies again to the rows that it named; both must agree. */
function run<I>(command: Command<I>, rows: RowSet, input: unknown): Change[] {
  const parsed = command.schema.parse(input)
  return command.apply(rows, parsed, context)
}

const edit = (field: string, before: unknown, after: unknown, id = ID.failureMode) => ({ edits: [{ id, field, before, after }] })

describe('add', () => {
  it('RW-1 fills in what a new row does not name', () => {
    const row = { id: ID.fresh, title: 'New', categoryId: ID.category, orderKey: 'a1' }
    const [added] = run(failureModeCommands.add, registerRows(), { rows: [row] })
    expect(added).toMatchObject({ kind: 'failure-mode', field: null, before: null, after: { ...row, status: 'open', cause: null, promise: [], deletedAt: null } })
  })

  it('RW-2 refuses a row without what it must have, with unknown fields, or with what only the product sets', () => {
    const parse = (row: object) => failureModeCommands.add.schema.safeParse({ rows: [{ id: ID.fresh, categoryId: ID.category, orderKey: 'a1', title: 'T', ...row }] })
    expect(parse({}).success).toBe(true)
    expect(parse({ title: undefined }).error?.issues[0]?.path).toEqual(['rows', 0, 'title'])
    expect(parse({ title: '  ' }).error?.issues[0]?.path).toEqual(['rows', 0, 'title'])
    expect(parse({ colour: 'red' }).success).toBe(false)
    expect(parse({ deletedAt: '2026-01-01T00:00:00.000Z' }).success).toBe(false)
    expect(parse({ id: 'one' }).error?.issues[0]?.path).toEqual(['rows', 0, 'id'])
    expect(parse({ status: 'lost' }).error?.issues[0]?.message).toContain('in-treatment')
  })

  it('RW-3 refuses an id that exists or stands twice, and a parent that is not there or was deleted', () => {
    const add = (rows: object[]) => refusalOf(() => run(failureModeCommands.add, registerRows(), { rows }))
    const row = { id: ID.fresh, title: 'New', categoryId: ID.category, orderKey: 'a1' }
    expect(add([{ ...row, id: ID.failureMode }])).toMatchObject({ code: 'invalid', problems: [{ path: 'rows.0.id' }] })
    expect(add([row, row])).toMatchObject({ code: 'invalid', problems: [{ path: 'rows' }] })
    expect(add([row, { ...row, id: ID.spare, categoryId: ID.nowhere }])).toMatchObject({ code: 'invalid', problems: [{ path: 'rows.1.categoryId' }] })
    expect(add([{ ...row, categoryId: ID.deletedCategory }])).toMatchObject({ code: 'invalid', problems: [{ path: 'rows.0.categoryId' }] })
  })
})

describe('edit', () => {
  it('RW-4 names the value that it replaces, and tells what stands when that is another', () => {
    const rows = registerRows()
    expect(run(failureModeCommands.edit, rows, edit('cause', 'Old', 'New'))).toEqual([
      { kind: 'failure-mode', id: ID.failureMode, field: 'cause', before: 'Old', after: 'New' },
    ])
    expect(refusalOf(() => run(failureModeCommands.edit, rows, edit('cause', 'Older', 'New')))).toMatchObject({
      code: 'conflict',
      problems: [{ path: 'edits.0.before', current: 'Old' }],
    })
  })

  it('RW-5 to the value that stands already is nothing, whatever it replaces', () => {
    expect(run(failureModeCommands.edit, registerRows(), edit('cause', 'Something else', 'Old'))).toEqual([])
    expect(run(failureModeCommands.edit, registerRows(), edit('promise', [], ['durability']))).toEqual([])
  })

  it('RW-6 of several fields is all or nothing, and every conflict is told', () => {
    const edits = [...edit('cause', 'Old', 'New').edits, ...edit('effect', 'x', 'New').edits, ...edit('trigger', 'y', 'New').edits]
    const refusal = refusalOf(() => run(failureModeCommands.edit, registerRows(), { edits }))
    expect(refusal.problems.map((problem) => problem.path)).toEqual(['edits.1.before', 'edits.2.before'])
  })

  it('RW-7 sees an earlier edit of the same command', () => {
    const edits = [...edit('cause', 'Old', 'A').edits, ...edit('cause', 'A', 'B').edits]
    expect(run(failureModeCommands.edit, registerRows(), { edits }).map((change) => change.after)).toEqual(['A', 'B'])
    expect(refusalOf(() => run(failureModeCommands.edit, registerRows(), { edits: [...edits, ...edit('cause', 'A', 'C').edits] }))).toMatchObject({ code: 'conflict' })
  })

  it('RW-8 reaches neither fixed nor unknown fields, and says which there are', () => {
    for (const field of ['code', 'deletedAt', 'colour', '__proto__', 'constructor', 'id']) {
      const parsed = failureModeCommands.edit.schema.safeParse(edit(field, null, 'x'))
      expect([field, parsed.error?.issues[0]]).toMatchObject([field, { path: ['edits', 0, 'field'], params: { hint: expect.stringContaining('title, categoryId') } }])
    }
  })

  it('RW-9 keeps to the field’s own rules, with the place', () => {
    const at = (field: string, after: unknown) => failureModeCommands.edit.schema.safeParse(edit(field, null, after)).error?.issues[0]?.path
    expect(at('title', '')).toEqual(['edits', 0, 'after'])
    expect(at('title', 'x'.repeat(301))).toEqual(['edits', 0, 'after'])
    expect(at('title', 'two\nlines')).toEqual(['edits', 0, 'after'])
    expect(at('cause', 'x'.repeat(10_001))).toEqual(['edits', 0, 'after'])
    expect(at('cause', 'bell\u0007')).toEqual(['edits', 0, 'after'])
    expect(at('cause', 'half \uD83D')).toEqual(['edits', 0, 'after'])
    expect(at('cause', 7)).toEqual(['edits', 0, 'after'])
    expect(at('responseWindow', 2.5)).toEqual(['edits', 0, 'after'])
    expect(at('responseWindow', 0)).toEqual(['edits', 0, 'after'])
    expect(at('promise', ['durability', 'durability'])).toEqual(['edits', 0, 'after'])
    expect(at('promise', ['luck'])?.slice(0, 3)).toEqual(['edits', 0, 'after'])
    expect(at('orderKey', '')).toEqual(['edits', 0, 'after'])
    for (const odd of ['\u0085', '\u009F', '\u2028', '\u2029']) expect([odd, at('cause', `odd ${odd}`)]).toEqual([odd, ['edits', 0, 'after']])
    for (const key of ['0', 'a00', 'Z', 'a0\n']) expect([key, at('orderKey', key)]).toEqual([key, ['edits', 0, 'after']])
    expect(at('cause', 'Fine 😀')).toBeUndefined()
  })

  it('RW-9 takes no replaced value that has a depth, so that none can exhaust the stack', () => {
    const deep: unknown = JSON.parse('['.repeat(5_000) + ']'.repeat(5_000))
    for (const before of [deep, { a: 1 }, [null], [['a']]]) {
      const issues = failureModeCommands.edit.schema.safeParse({ edits: [{ id: ID.failureMode, field: 'cause', before, after: 'b' }] }).error?.issues
      expect(issues?.[0]?.path.slice(0, 3)).toEqual(['edits', 0, 'before'])
    }
  })

  it('RW-9 stores a text of nothing as nothing, and a line without the space around it', () => {
    expect(run(failureModeCommands.edit, registerRows(), edit('cause', 'Old', '  '))).toMatchObject([{ after: null }])
    expect(run(failureModeCommands.edit, registerRows(), edit('title', 'A', ' B '))).toMatchObject([{ after: 'B' }])
  })

  it('RW-10 refuses what is not here, and what was deleted without losing what was typed', () => {
    expect(refusalOf(() => run(failureModeCommands.edit, registerRows(), edit('cause', null, 'x', ID.nowhere)))).toMatchObject({ code: 'not-found', problems: [{ path: 'edits.0' }] })
    expect(refusalOf(() => run(failureModeCommands.edit, registerRows(), edit('cause', null, 'x', ID.deletedFailureMode)))).toMatchObject({ code: 'precondition' })
  })

  it('RW-11 cannot point at what is not here, and leaves an old pointer alone when another field changes', () => {
    const rows = registerRows()
    expect(refusalOf(() => run(failureModeCommands.edit, rows, edit('categoryId', ID.category, ID.nowhere)))).toMatchObject({ code: 'invalid', problems: [{ path: 'edits.0.categoryId' }] })
    expect(run(failureModeCommands.edit, rows, edit('categoryId', ID.category, ID.otherCategory))).toHaveLength(1)
    const inDeleted = rows.applied([{ kind: 'failure-mode', id: ID.failureMode, field: 'categoryId', before: ID.category, after: ID.deletedCategory }])
    expect(run(failureModeCommands.edit, inDeleted, edit('cause', 'Old', 'New'))).toHaveLength(1)
  })
})

describe('delete and restore', () => {
  it('RW-12 deleting sets the time and restoring clears it; doing either again is nothing', () => {
    const rows = registerRows()
    const gone = run(failureModeCommands.delete, rows, { ids: [ID.failureMode, ID.failureMode] })
    expect(gone).toEqual([{ kind: 'failure-mode', id: ID.failureMode, field: 'deletedAt', before: null, after: context.now }])
    const after = rows.applied(gone)
    expect(run(failureModeCommands.delete, after, { ids: [ID.failureMode] })).toEqual([])
    expect(run(failureModeCommands.restore, after, { ids: [ID.failureMode] })).toEqual([{ ...gone[0], before: context.now, after: null }])
    expect(run(failureModeCommands.restore, rows, { ids: [ID.failureMode] })).toEqual([])
  })

  it('RW-13 refuses to restore into a parent that is gone', () => {
    const rows = registerRows([failureModeOf({ id: ID.spare, categoryId: ID.deletedCategory, deletedAt: context.now })])
    expect(refusalOf(() => run(failureModeCommands.restore, rows, { ids: [ID.spare] }))).toMatchObject({ code: 'invalid', problems: [{ path: 'ids.0.categoryId' }] })
  })

  it('RW-14 refuses what is not here', () => {
    for (const command of [failureModeCommands.delete, failureModeCommands.restore]) {
      expect(refusalOf(() => run(command, registerRows(), { ids: [ID.nowhere] }))).toMatchObject({ code: 'not-found', problems: [{ path: 'ids.0' }] })
    }
  })
})

describe('every command', () => {
  it('RW-15 touches at most 20,000 rows', () => {
    const ids = Array.from({ length: 20_001 }, () => ID.failureMode)
    expect(failureModeCommands.delete.schema.safeParse({ ids }).success).toBe(false)
    expect(failureModeCommands.delete.schema.safeParse({ ids: ids.slice(1) }).success).toBe(true)
    expect(failureModeCommands.delete.schema.safeParse({ ids: [] }).success).toBe(false)
  })

  it('RW-16 is in the catalogue under its own name, with an event in the past tense of the same noun', () => {
    for (const [name, { command }] of COMMANDS) {
      expect(command.name).toBe(name)
      expect(command.event).toMatch(new RegExp(`^${name.split('.')[0]}\\.[a-z]+ed$`))
    }
    expect(COMMANDS.size).toBeGreaterThan(70)
  })

  it('RW-17 names all the rows that it reads: what it decides on those alone is what it decides on everything', () => {
    const rows = registerRows()
    const cases: [Command, unknown][] = [
      [erase(failureModeCommands.add), { rows: [{ id: ID.fresh, title: 'N', categoryId: ID.category, orderKey: 'a1', hardStopAuthorityRoleId: ID.role }] }],
      [erase(failureModeCommands.edit), edit('categoryId', ID.category, ID.otherCategory)],
      [erase(failureModeCommands.delete), { ids: [ID.failureMode] }],
      [erase(failureModeCommands.restore), { ids: [ID.deletedFailureMode] }],
      [erase(categoryCommands.delete), { ids: [ID.category], withFailureModes: true }],
      [
        erase(rescoreFailureModes),
        { scores: [{ failureModeId: ID.failureMode, assessmentId: ID.fresh, stage: 'current', factors: { impact: { before: null, after: 3 } } }] },
      ],
      [erase(controlLinkCommands.add), { rows: [{ id: ID.fresh, controlId: ID.control, failureModeId: ID.failureMode }] }],
    ]
    for (const [command, input] of cases) {
      const parsed = command.schema.parse(input)
      const all = command.apply(rows, parsed, context)
      expect(all.length).toBeGreaterThan(0)
      expect(command.apply(named(rows, command, parsed), parsed, context)).toEqual(all)
    }
  })
})

/** A command among commands of other inputs. */
function erase(command: { name: string }): Command {
  const found = COMMANDS.get(command.name)?.command
  if (!found) throw new Error(`${command.name} is not in the catalogue`)
  return found
}

/** The rows that a command names, first and then in answer to those. */
function named(rows: RowSet, command: Command, input: unknown): RowSet {
  const pick = (needs: ReturnType<Command['needs']>) =>
    needs.reduce<Record<string, Row[]>>((picked, need) => {
      const wanted = rows.all(need.kind).filter((row) => ('ids' in need ? need.ids.includes(row.id) : need.values.includes(String(Object.entries(row).find(([name]) => name === need.field)?.[1]))))
      return { ...picked, [need.kind]: [...(picked[need.kind] ?? []), ...wanted] }
    }, {})
  const first = pick(command.needs(input, context))
  const more = pick(command.follows?.(RowSet.of(first), input, context) ?? [])
  return RowSet.of(Object.fromEntries([...new Set([...Object.keys(first), ...Object.keys(more)])].map((kind) => [kind, [...(first[kind] ?? []), ...(more[kind] ?? [])]])))
}
