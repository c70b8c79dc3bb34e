import * as z from 'zod/mini'
import { GUEST } from '@/lib/domain/access/roles'
import { AppError, type Problem } from '@/lib/kernel/errors'
import { sameValue, type Change, type Row, type Value } from '@/lib/domain/row/change'
import { defineCommand, type Command, type CommandContext } from '@/lib/domain/row/command'
import { addProblem } from '@/lib/domain/row/input-problems'
import type { RowDefinition } from '@/lib/domain/row/row-definition'
import { fieldSchema, newRowSchema, valueSchema } from '@/lib/domain/row/row-schema'
import type { Need, RowReader } from '@/lib/domain/row/row-reader'

/** Most rows that one command may touch. */
export const COMMAND_ROWS_MAX = 20_000

/** A list of one entry at least, and of as many as a command may touch. */
export function someOf<T extends z.core.SomeType>(entry: T, most = COMMAND_ROWS_MAX) {
  return z.array(entry).check(z.minLength(1), z.maxLength(most))
}

const ids = z
  .array(z.uuid({ error: 'Expected an id.' }))
  .check(z.minLength(1), z.maxLength(COMMAND_ROWS_MAX, { error: 'At most 20,000 rows at once.' }))

export interface AddInput {
  rows: Row[]
}
export interface Edit {
  id: string
  field: string
  before: Value
  after: Value
}
export interface EditInput {
  edits: Edit[]
}
export interface IdsInput {
  ids: string[]
}

/** What a kind of row asks for beyond its fields. */
export interface RowRules {
  /** Rows that `complete` reads. Only additions ask for them: an edit that locked the register would wait for every other edit in it. */
  needs?(rows: readonly Row[], context: CommandContext): Need[]
  /** Completes new rows (codes, counters) and may add changes of other rows. */
  complete?(rows: RowReader, added: Row[], context: CommandContext): { added: Row[]; also: Change[] }
  /** Rows that `check` reads because of what is set; `rows` hold an id and the fields that are set. */
  checkNeeds?(rows: readonly Row[]): Need[]
  /** Says what is wrong with a row as it would stand; called for added, edited and restored rows. */
  check?(row: Row, rows: RowReader): RuleProblem[]
  /** Fields that the command sets beside those that an edit names, such as when it happened. */
  editAlso?(context: CommandContext): Record<string, Value>
  /** Says why whoever acts may not touch this row, whatever the permission of the command grants. */
  permit?(act: 'edit' | 'delete' | 'restore', row: Row, context: CommandContext): RuleProblem | null
  /** Says what is wrong with where a row is put; called for added and restored rows, whose parents are loaded with them. */
  checkPlace?(row: Row, rows: RowReader): RuleProblem[]
}

/** What a rule says of a row; the command knows the place. */
export type RuleProblem = Omit<Problem, 'path'>

export interface RowCommands {
  add: Command<AddInput>
  edit: Command<EditInput>
  delete: Command<IdsInput>
  restore: Command<IdsInput>
}

/**
 * The four commands that every editable kind of row has, made from its definition: add, edit, delete, restore. Moving a row is an edit of
 * its order key or parent. Deleting sets `deletedAt`; restoring clears it, so undo never rewrites newer work.
 */
export function defineRowCommands(definition: RowDefinition, stream: Command['stream'], rules: RowRules = {}): RowCommands {
  return {
    add: defineAdd(definition, stream, rules),
    edit: defineEdit(definition, stream, rules),
    delete: defineDelete(definition, stream, rules),
    restore: defineRestore(definition, stream, rules),
  }
}

function defineAdd(definition: RowDefinition, stream: Command['stream'], rules: RowRules): Command<AddInput> {
  const { kind } = definition
  return defineCommand<AddInput>({
    name: `${kind}.add`,
    event: `${kind}.added`,
    stream,
    schema: z.strictObject({ rows: someOf(newRowSchema(definition)) }),
    needs: ({ rows }, context) => [
      { kind, ids: rows.map((row) => row.id) },
      ...referenceNeeds(definition, rows),
      ...(rules.needs?.(rows, context) ?? []),
    ],
    apply(reader, { rows }, context) {
      const problems = rows.flatMap((row, i) => [
        ...(reader.get(kind, row.id) ? [{ path: `rows.${i}.id`, message: `A ${definition.label} with this id exists.`, hint: 'Make a new id.' }] : []),
        ...referenceProblems(definition, row, reader, `rows.${i}`),
      ])
      if (new Set(rows.map((row) => row.id)).size !== rows.length) {
        problems.push({ path: 'rows', message: 'Two rows carry the same id.', hint: 'Make a new id for each row.' })
      }
      refuseProblems(problems)
      const { added, also } = rules.complete?.(reader, rows, context) ?? { added: rows, also: [] }
      refuseProblems(added.flatMap((row, i) => checkPutRow(rules, row, reader, `rows.${i}`)))
      return [...added.map((row): Change => ({ kind, id: row.id, field: null, before: null, after: row })), ...also]
    },
  })
}

function defineEdit(definition: RowDefinition, stream: Command['stream'], rules: RowRules): Command<EditInput> {
  const { kind } = definition
  const edit = z.strictObject({ id: z.uuid(), field: z.string().check(z.maxLength(60)), before: valueSchema, after: valueSchema })
  return defineCommand<EditInput>({
    name: `${kind}.edit`,
    event: `${kind}.edited`,
    stream,
    schema: z.pipe(
      z.strictObject({ edits: someOf(edit, COMMAND_ROWS_MAX * 10) }),
      z.transform((input: EditInput, payload) => ({ edits: input.edits.flatMap((one, i) => parseEdit(definition, one, i, payload)) })),
    ),
    needs: ({ edits }) => {
      const touched = edits.map((one): Row => ({ id: one.id, [one.field]: one.after }))
      return [{ kind, ids: edits.map((one) => one.id) }, ...referenceNeeds(definition, touched), ...(rules.checkNeeds?.(touched) ?? [])]
    },
    apply(reader, { edits }, context) {
      const rows = new Map<string, Row>()
      const changes: Change[] = []
      const problems: Problem[] = []
      for (const [i, one] of edits.entries()) {
        const row = rows.get(one.id) ?? liveRow(definition, reader, one.id, `edits.${i}`)
        refuseForbidden(rules, 'edit', row, context, `edits.${i}`)
        const now = row[one.field] ?? null
        if (sameValue(now, one.after)) continue
        if (!sameValue(now, one.before)) {
          problems.push(conflictProblem(definition, one, i, now))
          continue
        }
        rows.set(one.id, { ...row, [one.field]: one.after })
        changes.push({ kind, id: one.id, field: one.field, before: now, after: one.after })
      }
      refuseConflicts(problems)
      const first = new Map<string, number>()
      const touched = new Map<string, Row>()
      for (const [i, one] of edits.entries()) {
        if (!first.has(one.id)) first.set(one.id, i)
        touched.set(one.id, { ...touched.get(one.id), id: one.id, [one.field]: one.after })
      }
      refuseProblems(
        [...rows.values()].flatMap((row) => {
          const path = `edits.${first.get(row.id)}`
          const changed = touched.get(row.id) ?? row
          return [...referenceProblems(definition, changed, reader, path), ...checkRow(rules, row, reader, path)]
        }),
      )
      return [...changes, ...[...rows.values()].flatMap((row) => alsoEdited(definition, rules, reader, row.id, context))]
    },
  })
}

function alsoEdited({ kind }: RowDefinition, rules: RowRules, reader: RowReader, id: string, context: CommandContext): Change[] {
  const before = reader.get(kind, id) as Row | undefined
  return Object.entries(rules.editAlso?.(context) ?? {}).map(([field, after]): Change => ({ kind, id, field, before: before?.[field] ?? null, after }))
}

function defineDelete(definition: RowDefinition, stream: Command['stream'], rules: RowRules): Command<IdsInput> {
  const { kind } = definition
  return defineCommand<IdsInput>({
    name: `${kind}.delete`,
    event: `${kind}.deleted`,
    stream,
    schema: z.strictObject({ ids }),
    needs: (input) => [{ kind, ids: input.ids }],
    apply: (reader, input, context) =>
      uniqueIds(input.ids).flatMap((id, i): Change[] => {
        const row = existingRow(definition, reader, id, `ids.${i}`)
        refuseForbidden(rules, 'delete', row, context, `ids.${i}`)
        return row.deletedAt === null ? [{ kind, id, field: 'deletedAt', before: null, after: context.now }] : []
      }),
  })
}

function defineRestore(definition: RowDefinition, stream: Command['stream'], rules: RowRules): Command<IdsInput> {
  const { kind } = definition
  return defineCommand<IdsInput>({
    name: `${kind}.restore`,
    event: `${kind}.restored`,
    stream,
    schema: z.strictObject({ ids }),
    needs: (input) => [{ kind, ids: input.ids }],
    follows: (reader, input) => {
      const rows = input.ids.flatMap((id): Row[] => {
        const row = reader.get(kind, id)
        return row ? [row] : []
      })
      return referenceNeeds(definition, rows)
    },
    apply(reader, input, context) {
      const changes: Change[] = []
      const problems: Problem[] = []
      for (const [i, id] of uniqueIds(input.ids).entries()) {
        const row = existingRow(definition, reader, id, `ids.${i}`)
        refuseForbidden(rules, 'restore', row, context, `ids.${i}`)
        if (row.deletedAt === null || row.deletedAt === undefined) continue
        problems.push(...referenceProblems(definition, row, reader, `ids.${i}`), ...checkPutRow(rules, { ...row, deletedAt: null }, reader, `ids.${i}`))
        changes.push({ kind, id, field: 'deletedAt', before: row.deletedAt, after: null })
      }
      refuseProblems(problems)
      return changes
    },
  })
}

function parseEdit(definition: RowDefinition, one: Edit, i: number, payload: z.core.ParsePayload): Edit[] {
  const field = Object.hasOwn(definition.fields, one.field) ? definition.fields[one.field] : undefined
  const path = ['edits', i, 'field']
  if (!field || field.fixed) {
    const open = Object.entries(definition.fields).flatMap(([name, known]) => (known.fixed ? [] : [name]))
    const message = field ? `${field.label} cannot be edited.` : `A ${definition.label} has no field “${one.field}”.`
    addProblem(payload, path, message, `Fields: ${open.join(', ')}.`)
    return []
  }
  const after = fieldSchema(field).safeParse(one.after)
  if (!after.success) {
    for (const issue of after.error.issues) addProblem(payload, ['edits', i, 'after', ...issue.path], `${field.label}: ${issue.message}`)
    return []
  }
  // The replaced value is compared as it came: one that the field could never hold is simply not the value that stands.
  return [{ id: one.id, field: one.field, before: one.before, after: after.data }]
}

function conflictProblem(definition: RowDefinition, one: Edit, i: number, current: Value): Problem {
  const label = definition.fields[one.field]?.label ?? one.field
  return {
    path: `edits.${i}.before`,
    message: `${label} was changed by somebody else.`,
    hint: 'Look at the value that stands now, then keep it or write yours over it.',
    current,
  }
}

function refuseConflicts(problems: Problem[]): void {
  const [first] = problems
  if (first) throw new AppError('conflict', first.message, problems)
}

/** Throws `invalid` with all problems, unless there is none. */
export function refuseProblems(problems: Problem[]): void {
  const [first] = problems
  if (first) throw new AppError('invalid', first.message, problems)
}

function refuseForbidden(rules: RowRules, act: 'edit' | 'delete' | 'restore', row: Row, context: CommandContext, path: string): void {
  const problem = rules.permit?.(act, row, context)
  if (problem) throw new AppError('forbidden', problem.message, [{ path, ...problem }])
}

function checkRow(rules: RowRules, row: Row, reader: RowReader, path: string): Problem[] {
  return (rules.check?.(row, reader) ?? []).map((problem) => ({ path, ...problem }))
}

function checkPutRow(rules: RowRules, row: Row, reader: RowReader, path: string): Problem[] {
  const placed = (rules.checkPlace?.(row, reader) ?? []).map((problem) => ({ path, ...problem }))
  return [...checkRow(rules, row, reader, path), ...placed]
}

function existingRow(definition: RowDefinition, reader: RowReader, id: string, path: string): Row {
  const row = reader.get(definition.kind, id)
  if (!row) {
    const message = `There is no such ${definition.label} here.`
    throw new AppError('not-found', message, [{ path, message, hint: 'It may belong to another register, or the id is wrong.' }])
  }
  return row
}

function liveRow(definition: RowDefinition, reader: RowReader, id: string, path: string): Row {
  const row = existingRow(definition, reader, id, path)
  if (row.deletedAt !== null) {
    const message = `This ${definition.label} was deleted.`
    throw new AppError('precondition', message, [{ path, message, hint: 'Restore it first; what you typed is kept.' }])
  }
  return row
}

function uniqueIds(list: readonly string[]): string[] {
  return [...new Set(list)]
}

function referenceFields(definition: RowDefinition) {
  return Object.entries(definition.fields).flatMap(([name, field]) => (field.target ? [{ name, target: field.target, field }] : []))
}

/** The ids that a field of a row points at: one, several or none. */
function idsIn(value: Value | undefined): string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []
}

function referenceNeeds(definition: RowDefinition, rows: readonly Row[]): Need[] {
  return referenceFields(definition).flatMap(({ name, target }) => {
    const found = uniqueIds(rows.flatMap((row) => idsIn(row[name])))
    return found.length === 0 ? [] : [{ kind: target, ids: found }]
  })
}

function referenceProblems(definition: RowDefinition, row: Row, reader: RowReader, path: string): Problem[] {
  return referenceFields(definition).flatMap(({ name, target, field }) => {
    const isThere = (id: string) => {
      const found = reader.get(target, id)
      // Guests hold, own and lead nothing: who is to does so as a member.
      if (found !== undefined && 'roles' in found && found.roles.some((role) => role === GUEST)) return false
      return found !== undefined && (field.lasting || found.deletedAt === null)
    }
    if (idsIn(row[name]).every(isThere)) return []
    return [{ path: `${path}.${name}`, message: `${field.label}: no such ${target.replaceAll('-', ' ')} here.`, hint: 'Choose one that exists in this workspace.' }]
  })
}
