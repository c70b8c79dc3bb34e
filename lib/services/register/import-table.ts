import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '@/lib/domain/access/actor'
import { may } from '@/lib/domain/access/permissions'
import { CODE_MAX, isRegisterCode } from '@/lib/domain/document/document-code'
import type { CompareContext } from '@/lib/domain/import/compare-draft'
import { draftsToContent, planImport, type ImportPlan } from '@/lib/domain/import/plan-import'
import { countTouchedRows, planToBatch } from '@/lib/domain/import/plan-to-batch'
import { SIGNING_ROLES } from '@/lib/domain/register/empty-content'
import { BATCH_ROWS_MAX } from '@/lib/domain/row/batch-command'
import { BATCH_VERB } from '@/lib/domain/row/batch'
import { RowSet } from '@/lib/domain/row/row-set'
import { withReadScope, type Scope } from '@/lib/data/scope'
import { findEarlierImport } from '@/lib/services/register/earlier-import'
import { readWholeRoom } from '@/lib/services/register/read-register'
import { findKeptMapping, keepMapping } from '@/lib/services/register/kept-mapping'
import { readTable, type TableReading } from '@/lib/services/register/read-table'
import type { TableChoice } from '@/lib/services/register/table-choice'
import { describeTable, type TablePreview } from '@/lib/services/register/table-preview'
import { runVerb } from '@/lib/services/run-verb'
import { canonicalJson } from '@/lib/kernel/canonical-json'
import { AppError, refuseInput } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'

/** What an import did. */
export interface TableImport {
  registerId: string
  code: string
  /** Number of the event, by which it is taken back; null where nothing had to change. */
  seq: number | null
  counts: TablePreview['counts']
}

/** What is known before the decision: the file as it was read, and what it becomes in the register that was chosen. */
interface Prepared {
  reading: TableReading
  registerId: string | null
  context: CompareContext
  plan: ImportPlan
}

/**
 * Reads a file with a table (at most 8 MB) and tells what an import of it would create, change and leave. Stores nothing. Never refuses a
 * file: what is wrong with it is part of the answer. Throws AppError `forbidden` for who may not write, `not-found` for an unknown register.
 */
export async function previewTable(actor: Actor, bytes: Uint8Array, choice: TableChoice): Promise<TablePreview> {
  const prepared = await prepare(actor, bytes, choice)
  const isOpen = choice.into?.kind !== 'new' || !(await isTaken(actor, choice.into.code))
  const tooMany = describeTooMany(prepared, choice)
  return describeTable(prepared.reading, prepared.plan, choice, { accepted: digestPlan(bytes, choice, prepared), codeTaken: !isOpen, tooMany })
}

/**
 * Imports a table into a register, or as a new one, exactly as `accepted` (of its preview) says: one transaction, one event. Throws AppError:
 * `conflict` when file, choice or register are not what was previewed, `precondition` while something is to be decided, `forbidden`.
 */
export async function importTable(actor: Actor, bytes: Uint8Array, choice: TableChoice, { accepted, commandId }: { accepted: string; commandId: string }): Promise<TableImport> {
  const prepared = await prepare(actor, bytes, choice)
  const earlier = await findEarlierImport(actor, commandId)
  if (earlier) return { ...earlier, counts: countPlan(prepared.plan) }
  if (digestPlan(bytes, choice, prepared) !== accepted) {
    const message = 'The file, the choices or the register are not what was previewed.'
    throw new AppError('conflict', message, [{ path: 'accepted', message, hint: 'Look at the preview again, then import.' }])
  }
  refuseUndecided(prepared, choice)
  await keepOwnMapping(actor, prepared, choice)
  return choice.into?.kind === 'new' ? openRegister(actor, prepared, choice.into, commandId) : changeRegister(actor, prepared, commandId)
}

async function prepare(actor: Actor, bytes: Uint8Array, choice: TableChoice): Promise<Prepared> {
  await withReadScope(actor, async (scope) => refuseReader(scope))
  const reading = await readTable(bytes, choice, (table) => findKeptMapping(actor, table))
  const room = choice.into?.kind === 'known' ? await readWholeRoom(actor, choice.into.code) : null
  const rows = RowSet.of(room?.rows ?? {})
  const roles = new Map(rows.all('owner-role').flatMap(({ id, name, deletedAt }) => (deletedAt === null ? [[name, id] as const] : [])))
  const context: CompareContext = { rows, newId, findRole: (name) => roles.get(name) ?? null }
  return { reading, registerId: room?.registerId ?? null, context, plan: planImport(reading.chosen?.rows.drafts ?? [], context, choice.matched) }
}

function refuseReader(scope: Scope): void {
  if (may(scope.roles, 'edit-rows')) return
  const message = 'Your roles do not allow changing registers.'
  throw new AppError('forbidden', message, [{ path: '', message, hint: 'A contributor or a facilitator can import this file.' }])
}

/** Why a plan cannot be one batch; null when it can. A new register is no batch, and takes as much as a register holds. */
function describeTooMany({ plan }: Prepared, { into }: Pick<TableChoice, 'into'>): string | null {
  const count = into?.kind === 'known' ? countTouchedRows(plan) : 0
  if (count <= BATCH_ROWS_MAX) return null
  return `This import comes to ${count.toLocaleString('en')} rows with their lists and scores; at most ${BATCH_ROWS_MAX.toLocaleString('en')} go into a register at once.`
}

function refuseUndecided(prepared: Prepared, { into, problems }: TableChoice): void {
  const { reading, registerId } = prepared
  const tooMany = describeTooMany(prepared, { into })
  if (tooMany) throw new AppError('limit', tooMany, [{ path: 'file', message: tooMany, hint: 'Divide the file and import its parts one after the other.' }])
  const refuse = (path: string, message: string, hint: string): never => {
    throw new AppError('precondition', message, [{ path, message, hint }])
  }
  const { chosen } = reading
  if (!chosen || chosen.rows.drafts.length === 0) return refuse('name', 'There is nothing to import.', 'Choose another file, table or mapping.')
  if (into === null || (into.kind === 'known' && registerId === null)) return refuse('into', 'Into which register is not said.', 'Choose a register, or a code for a new one.')
  if (asksResidual(chosen.mapping.columns.map(({ target }) => target)) && chosen.mapping.residual === null) {
    return refuse('residual', 'What “residual” means is not said.', 'Choose current when the controls work already, target when they are planned.')
  }
  if (problems === 'stop' && chosen.rows.refused.length > 0) return refuse('problems', 'Some rows have a problem.', 'Mend them, or choose to leave them out.')
}

/** Whether a mapping holds scores of which the person must say the stage. */
export function asksResidual(targets: readonly string[]): boolean {
  return targets.some((target) => target.endsWith(':residual') && !target.startsWith('checked'))
}

// What somebody mapped by hand is kept; what was guessed, or kept already, is not.
async function keepOwnMapping(actor: Actor, { reading: { chosen } }: Prepared, { columns, residual, name }: TableChoice): Promise<void> {
  if (chosen && (columns?.length === chosen.mapping.columns.length || residual !== null)) await keepMapping(actor, chosen.table, chosen.mapping, name)
}

async function openRegister(actor: Actor, { reading, plan }: Prepared, { code, title }: { code: string; title: string }, commandId: string): Promise<TableImport> {
  if (!isRegisterCode(code)) refuseInput('code', 'This is no code of a register.', `Expected letters, digits and . _ / # - without spaces, at most ${CODE_MAX} characters.`)
  if (await isTaken(actor, code)) {
    const message = `A register with the code ${code} exists.`
    throw new AppError('conflict', message, [{ path: 'code', message, hint: 'Choose another code, or import into that register.' }])
  }
  const notes = (reading.chosen?.rows.passed ?? []).flatMap(({ text }) => text ?? []).join('\n\n')
  const content = draftsToContent(plan.rows.map(({ draft }) => draft), { code, title: title.trim() || code }, SIGNING_ROLES, notes.replaceAll('\n', '  \n'))
  const { seq } = await runVerb(actor, { commandId, registerId: commandId, verb: 'register.import', input: z.json().parse({ content }) })
  return { registerId: commandId, code, seq, counts: countPlan(plan) }
}

async function changeRegister(actor: Actor, { registerId, context, plan }: Prepared, commandId: string): Promise<TableImport> {
  const batch = planToBatch(plan, context)
  const register = registerId === null ? undefined : context.rows.get('register', registerId)
  if (!register) throw new AppError('not-found', 'There is no such register here.')
  const done = { registerId: register.id, code: register.code, counts: countPlan(plan) }
  if (batch === null) return { ...done, seq: null }
  const { seq } = await runVerb(actor, { commandId, registerId: register.id, verb: BATCH_VERB, input: z.json().parse(batch) })
  return { ...done, seq }
}

/** How many rows a plan creates, changes, and leaves. */
export function countPlan({ rows }: ImportPlan): TablePreview['counts'] {
  const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length
  return { created: count('created'), changed: count('changed'), same: count('same'), skipped: count('skipped') }
}

async function isTaken(actor: Actor, code: string): Promise<boolean> {
  return withReadScope(actor, async (scope) => (await scope.tx.register.count({ where: { workspaceId: scope.workspaceId, code } })) > 0)
}

/** Digest over the file, the choices and what they come to in the register as it stands, so that none can differ unnoticed. */
function digestPlan(bytes: Uint8Array, choice: TableChoice, { plan }: Prepared): string {
  const file = createHash('sha256').update(bytes).digest('hex')
  const rows = plan.rows.map(({ draft, outcome, code, changes }) => ({ draft, outcome, code, changes }))
  return createHash('sha256').update(canonicalJson({ file, choice, rows })).digest('hex')
}
