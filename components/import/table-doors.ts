import * as z from 'zod/mini'
import { sendBody, type Sent } from '@/components/import/import-doors'
import { COLUMN_TARGETS, type ColumnTarget } from '@/lib/domain/import/column-target'
import { SCALES, type Scale } from '@/lib/domain/import/scale'

const text = z.object({ label: z.string(), text: z.string() })
const changeSchema = z.object({ label: z.string(), before: z.string(), after: z.string() })
const rowSchema = z.object({
  row: z.number(),
  continued: z.array(z.number()),
  outcome: z.enum(['created', 'changed', 'same', 'skipped']),
  code: z.nullable(z.string()),
  reference: z.nullable(z.string()),
  title: z.string(),
  fields: z.array(text),
  changes: z.array(changeSchema),
})
export type TableRowPreview = z.infer<typeof rowSchema>

const problemSchema = z.object({
  severity: z.enum(['error', 'warning']),
  sheet: z.nullable(z.string()),
  row: z.number(),
  column: z.nullable(z.string()),
  message: z.string(),
  hint: z.string(),
})
export type TableProblem = z.infer<typeof problemSchema>

const refusedSchema = z.object({
  row: z.number(),
  problems: z.array(problemSchema),
  repair: z.nullable(z.object({ kind: z.enum(['join', 'reread']), cells: z.array(z.string()) })),
})
export type RefusedTableRow = z.infer<typeof refusedSchema>

const columnSchema = z.object({
  header: z.string(),
  letter: z.string(),
  samples: z.array(z.string()),
  target: z.enum(COLUMN_TARGETS),
  scale: z.nullable(z.enum(SCALES)),
  steps: z.nullable(z.array(z.string())),
  fillDown: z.boolean(),
})
export type TableColumn = z.infer<typeof columnSchema>

const counts = z.object({ created: z.number(), changed: z.number(), same: z.number(), skipped: z.number() })

const previewSchema = z.object({
  accepted: z.string(),
  refusal: z.nullable(z.object({ message: z.string(), hint: z.string() })),
  encoding: z.nullable(z.string()),
  encodings: z.array(z.string()),
  delimiter: z.nullable(z.string()),
  tables: z.array(z.object({ sheet: z.number(), name: z.string(), rows: z.number() })),
  sheet: z.nullable(z.number()),
  rowWord: z.string(),
  columns: z.array(columnSchema),
  asksResidual: z.boolean(),
  residual: z.nullable(z.enum(['current', 'target'])),
  kept: z.nullable(z.object({ id: z.string(), by: z.string(), at: z.string(), isUsed: z.boolean() })),
  suggestion: z.object({ code: z.string(), title: z.string() }),
  codeTaken: z.boolean(),
  tooMany: z.nullable(z.string()),
  counts,
  continuedCount: z.number(),
  rows: z.array(rowSchema),
  rowCount: z.number(),
  refused: z.array(refusedSchema),
  refusedCount: z.number(),
  warnings: z.array(problemSchema),
  warningCount: z.number(),
  repaired: z.array(z.number()),
  passed: z.array(z.object({ what: z.string(), place: z.string(), count: z.number() })),
  filled: z.array(z.string()),
})
export type TablePreview = z.infer<typeof previewSchema>

const importedSchema = z.object({ code: z.string(), seq: z.nullable(z.number()), counts })
export type TableImported = z.infer<typeof importedSchema>

/** What a person chose; null where the guess stands. */
export interface TableChoice {
  name: string
  encoding: string | null
  delimiter: string | null
  sheet: number | null
  columns: { target: ColumnTarget; scale: Scale | null; fillDown: boolean }[] | null
  kept: 'use' | 'ignore'
  residual: 'current' | 'target' | null
  repairs: number[]
  matched: 'update' | 'skip'
  problems: 'stop' | 'skip'
  into: { kind: 'new'; code: string; title: string } | { kind: 'known'; code: string } | null
}

/** The choices that a file begins with: every guess stands. */
export function firstChoice(name: string): TableChoice {
  return { name, encoding: null, delimiter: null, sheet: null, columns: null, kept: 'use', residual: null, repairs: [], matched: 'update', problems: 'stop', into: null }
}

function formOf(bytes: ArrayBuffer, choice: TableChoice): FormData {
  const form = new FormData()
  form.set('choice', JSON.stringify(choice))
  form.set('file', new Blob([bytes]), 'file')
  return form
}

/** Sends a file with the choices for the preview of its table; nothing is stored. */
export async function askForTable(bytes: ArrayBuffer, choice: TableChoice, signal: AbortSignal): Promise<Sent<TablePreview>> {
  return sendBody('/api/imports/table/preview', { body: formOf(bytes, choice) }, previewSchema, signal)
}

/** Imports a table as it was previewed. Sent again with the same command id it changes nothing more. */
export async function askForTableImport(bytes: ArrayBuffer, choice: TableChoice, order: { accepted: string; commandId: string }, signal: AbortSignal): Promise<Sent<TableImported>> {
  return sendBody(`/api/imports/table?${new URLSearchParams(order).toString()}`, { body: formOf(bytes, choice) }, importedSchema, signal)
}

/** Forgets a mapping that was kept of a source. */
export async function askToForget(id: string, commandId: string, signal: AbortSignal): Promise<Sent<unknown>> {
  const init = { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ commandId, verb: 'source-mapping.delete', input: { ids: [id] } }) }
  return sendBody('/api/commands', init, z.unknown(), signal)
}
