import type { BatchStep } from '@/lib/domain/row/batch'
import type { Row } from '@/lib/domain/row/change'
import { COMMAND_BYTES_MAX } from '@/lib/domain/row/command'
import type { Edit } from '@/lib/domain/row/row-commands'
import { ownerSteps } from '@/lib/domain/worksheet/clipboard/owner-steps'
import type { Plan, PlanProblem, PlanRow } from '@/lib/domain/worksheet/clipboard/plan'
import type { PlanCell } from '@/lib/domain/worksheet/clipboard/plan-cell'
import { fieldsOfCell } from '@/lib/domain/worksheet/clipboard/row-problem'
import type { SheetSource } from '@/lib/domain/worksheet/clipboard/sheet-source'
import { assert } from '@/lib/kernel/assert'
import { compareOrder, spreadOrderKeys } from '@/lib/kernel/order-key'

type Changed = PlanCell & { state: 'change' }
type Work = { verb: string; list: string; entries: unknown[] }

/**
 * The steps of one batch that do the chosen rows of a plan, or all good ones: rows that are refused are never among them, so that a row is
 * taken whole or not at all. No steps when nothing would happen. Texts that the plan misses must be fetched, and the plan made anew, first.
 */
export function planToBatch(plan: Plan, source: SheetSource, chosen: ReadonlySet<string> = new Set(plan.good)): BatchStep[] {
  const good = new Set(plan.good)
  const rows = plan.rows.filter(({ id }) => good.has(id) && chosen.has(id))
  assert(rows.every(({ missing }) => !missing), 'the texts that a plan misses were fetched before it is done')
  const fresh = rows.filter(({ line }) => line === null)
  const standing = rows.filter(({ line }) => line !== null)
  const owners = rows.map((row) => ownersOf(row, source))
  const work: Work[] = [
    { verb: 'failure-mode.add', list: 'rows', entries: newRows(fresh, source) },
    { verb: 'failure-mode.edit', list: 'edits', entries: standing.flatMap(editsOf) },
    { verb: 'failure-mode.rescore', list: 'scores', entries: rows.flatMap((row) => scoresOf(row, source)) },
    { verb: 'owner-link.delete', list: 'ids', entries: owners.flatMap(({ remove }) => remove) },
    { verb: 'owner-link.edit', list: 'edits', entries: owners.flatMap(({ edits }) => edits) },
    { verb: 'owner-link.add', list: 'rows', entries: owners.flatMap(({ add }) => add) },
    { verb: 'control-link.add', list: 'rows', entries: rows.flatMap((row) => linkOf(row, source)) },
    { verb: 'failure-mode.delete', list: 'ids', entries: rows.flatMap(({ id, remove }) => (remove ? [id] : [])) },
  ]
  return work.flatMap(({ verb, list, entries }) => (entries.length > 0 ? [{ verb, input: { [list]: entries } }] : []))
}

/** What keeps steps from being sent as one command: they are more than it may hold. Null when nothing does. */
export function batchProblem(steps: readonly BatchStep[]): PlanProblem | null {
  const bytes = new TextEncoder().encode(JSON.stringify(steps)).length
  if (bytes <= STEPS_BYTES_MAX) return null
  const message = `This is ${(bytes / 1e6).toFixed(1)} MB of changes, and one command holds ${(STEPS_BYTES_MAX / 1e6).toFixed(1)} MB.`
  return { message, hint: 'Take fewer rows at once; nothing was changed.' }
}

// The envelope around the steps has its own part of the limit: ids, names and a reason.
const STEPS_BYTES_MAX = COMMAND_BYTES_MAX - 50_000

function linkOf({ id, controlId }: PlanRow, { newId }: SheetSource): Row[] {
  return controlId === undefined ? [] : [{ id: newId(), controlId, failureModeId: id }]
}

function changesOf({ cells }: PlanRow): Changed[] {
  return cells.flatMap((cell) => (cell.state === 'change' ? [cell] : []))
}

function editsOf(row: PlanRow): Edit[] {
  return changesOf(row).flatMap((cell): Edit[] => {
    const stood = cell.before === null ? {} : fieldsOfCell({ ...cell, value: cell.before })
    return Object.entries(fieldsOfCell(cell)).map(([field, after]) => ({ id: row.id, field, before: stood[field] ?? null, after }))
  })
}

function scoresOf(row: PlanRow, source: SheetSource): unknown[] {
  const byStage = new Map<string, Record<string, { before: number | null; after: number | null }>>()
  for (const { column, value, before } of changesOf(row)) {
    if (value.kind !== 'level' || !column.factor || !column.stage) continue
    const factors = byStage.get(column.stage) ?? {}
    factors[column.factor] = { before: before?.kind === 'level' ? before.level : null, after: value.level }
    byStage.set(column.stage, factors)
  }
  return [...byStage].map(([stage, factors]) => ({ failureModeId: row.id, assessmentId: source.newId(), stage, factors }))
}

function ownersOf(row: PlanRow, source: SheetSource) {
  const cell = changesOf(row).find(({ value }) => value.kind === 'owners')
  const chain = cell?.value.kind === 'owners' ? cell.value.chain : null
  return chain === null ? { add: [], edits: [], remove: [] } : ownerSteps(row.id, row.line?.owners ?? [], chain, source)
}

/** New rows at the end of their categories, in the order of the block. */
function newRows(rows: readonly PlanRow[], source: SheetSource): Row[] {
  const byCategory = new Map<string, { row: PlanRow; fields: Record<string, Row[string]> }[]>()
  for (const row of rows) {
    const fields = Object.assign({}, ...changesOf(row).map(fieldsOfCell))
    const categoryId = typeof fields.categoryId === 'string' ? fields.categoryId : defaultCategory(source)
    const members = byCategory.get(categoryId) ?? []
    byCategory.set(categoryId, members)
    members.push({ row, fields: { ...fields, categoryId } })
  }
  return [...byCategory].flatMap(([categoryId, members]) => {
    const keys = spreadOrderKeys(members.length, lastKeyOf(categoryId, source))
    return members.map(({ row, fields }, i): Row => ({ ...fields, id: row.id, orderKey: keys[i] ?? 'a0' }))
  })
}

function lastKeyOf(categoryId: string, source: SheetSource): string | null {
  const live = source.rows.where('failure-mode', 'categoryId', categoryId).filter((row) => row.deletedAt === null)
  return live.sort(compareOrder).at(-1)?.orderKey ?? null
}

function defaultCategory({ newCategoryId }: SheetSource): string {
  assert(newCategoryId, 'a plan with new rows knows their category')
  return newCategoryId
}
