import * as z from 'zod/mini'
import type { Permission } from '@/lib/domain/access/permissions'
import { BATCH_VERB, type BatchInput, type BatchStep } from '@/lib/domain/row/batch'
import { ChangedRows } from '@/lib/domain/row/changed-rows'
import type { Change } from '@/lib/domain/row/change'
import { defineCommand, type Command, type CommandContext } from '@/lib/domain/row/command'
import { foldChanges } from '@/lib/domain/row/fold-changes'
import { addProblem, listProblems } from '@/lib/domain/row/input-problems'
import { COMMAND_ROWS_MAX } from '@/lib/domain/row/row-commands'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { AppError, type Problem } from '@/lib/kernel/errors'

/** A command that a batch may run, with what it asks for. */
export interface BatchEntry {
  command: Command
  permission: Permission
}

/** Most steps of a batch. Each is a command over many rows, so that a paste of any size needs a handful. */
export const BATCH_STEPS_MAX = 100

/** Most rows that all steps of a batch touch together, a row counted once for each step. */
export const BATCH_ROWS_MAX = COMMAND_ROWS_MAX * 3

/**
 * Several commands of a register as one: one transaction, one event, one undo. Each step is parsed by its own schema and decided on the rows
 * as the steps before it left them. A step that is refused undoes all; problems carry the place of the step. `find` knows the commands.
 */
export function defineBatch(find: (verb: string) => BatchEntry | undefined): Command<BatchInput> {
  const commandOf = (step: BatchStep) => openStep(find, step.verb)
  const gather = <T>({ steps }: BatchInput, list: (command: Command, input: unknown) => T[]): T[] =>
    steps.flatMap((step) => list(commandOf(step), step.input))
  return defineCommand<BatchInput>({
    name: BATCH_VERB,
    event: 'register.batched',
    stream: 'register',
    schema: batchSchema(find),
    needs: (input, context) => gather(input, (command, step) => command.needs(step, context)),
    follows: (rows, input, context) => gather(input, (command, step) => command.follows?.(rows, step, context) ?? []),
    apply: (rows, { steps }, context) => applySteps(rows, steps, commandOf, context),
  })
}

/** What the steps of a batch ask for together, each permission with the place of the first step that needs it. */
export function batchPermissions(find: (verb: string) => BatchEntry | undefined, { steps }: BatchInput): Map<Permission, string> {
  const wanted = new Map<Permission, string>()
  for (const [i, { verb }] of steps.entries()) {
    const permission = find(verb)?.permission
    if (permission && !wanted.has(permission)) wanted.set(permission, `steps.${i}.verb`)
  }
  return wanted
}

function openStep(find: (verb: string) => BatchEntry | undefined, verb: string): Command {
  const command = find(verb)?.command
  if (!command || !mayBeStep(command)) throw new AppError('invalid', noStep(verb))
  return command
}

/** What wants a reason of its own is done by itself: the reason of a batch is that of the batch. */
const mayBeStep = ({ stream, needsReason }: Command): boolean => stream === 'register' && !needsReason

const noStep = (verb: string) => `“${verb}” cannot be a step of a batch.`

function batchSchema(find: (verb: string) => BatchEntry | undefined): z.ZodMiniType<BatchInput> {
  const step = z.strictObject({ verb: z.string().check(z.maxLength(100)), input: z.unknown() })
  const steps = z.array(step).check(z.minLength(1), z.maxLength(BATCH_STEPS_MAX, { error: `At most ${BATCH_STEPS_MAX} steps at once.` }))
  const parseSteps = z.transform((input: BatchInput, payload) => {
    const parsed = input.steps.map((one, i) => ({ verb: one.verb, input: parseStep(find, one, i, payload) }))
    refuseTooMany(parsed, payload)
    return { steps: parsed }
  })
  return z.pipe(z.strictObject({ steps }), parseSteps)
}

function parseStep(find: (verb: string) => BatchEntry | undefined, { verb, input }: BatchStep, i: number, payload: z.core.ParsePayload): unknown {
  const command = find(verb)?.command
  if (!command || !mayBeStep(command)) {
    const hint = 'Use commands of a register, each by its name; no batch in a batch, and nothing that needs a reason of its own.'
    addProblem(payload, ['steps', i, 'verb'], noStep(verb), hint)
    return null
  }
  const parsed = command.schema.safeParse(input)
  if (parsed.success) return parsed.data
  for (const { path, message, hint } of listProblems(parsed.error)) {
    const place = path === '' ? [] : path.split('.')
    addProblem(payload, ['steps', i, 'input', ...place], message, hint)
  }
  return null
}

function refuseTooMany(steps: readonly BatchStep[], payload: z.core.ParsePayload): void {
  const count = steps.reduce((sum, { input }) => sum + countRows(input), 0)
  if (count <= BATCH_ROWS_MAX) return
  const message = `The steps touch ${count.toLocaleString('en')} rows.`
  const hint = `At most ${BATCH_ROWS_MAX.toLocaleString('en')} at once; send them in parts.`
  addProblem(payload, ['steps'], message, hint)
}

/** How many rows the parsed input of a command names: its ids, rows, scores, or edits, those of one row together. */
function countRows(input: unknown): number {
  const lists = typeof input === 'object' && input !== null ? Object.values(input).filter((value) => Array.isArray(value)) : []
  return lists.reduce((sum: number, list: unknown[]) => sum + new Set(list.map(rowNamed)).size, 0)
}

function rowNamed(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : entry
}

function applySteps(rows: RowReader, steps: readonly BatchStep[], commandOf: (step: BatchStep) => Command, context: CommandContext): Change[] {
  const changed = new ChangedRows(rows)
  const done: Change[] = []
  const conflicts: Problem[] = []
  for (const [i, step] of steps.entries()) {
    try {
      const changes = commandOf(step).apply(changed, step.input, context)
      changed.apply(changes)
      done.push(...changes)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const placed = placeProblems(error, `steps.${i}.input`)
      if (error.code === 'conflict') conflicts.push(...placed)
      // Behind a conflict a step may miss what the one before would have made; that says nothing about the step.
      else if (conflicts.length === 0) throw new AppError(error.code, error.message, placed)
    }
  }
  const [first] = conflicts
  if (first) throw new AppError('conflict', first.message, conflicts)
  return foldChanges(done)
}

function placeProblems({ message, problems }: AppError, place: string): Problem[] {
  if (problems.length === 0) return [{ path: place, message }]
  return problems.map((problem) => ({ ...problem, path: problem.path === '' ? place : `${place}.${problem.path}` }))
}
