import { basename, extname } from 'node:path'
import type { FieldChange } from '@/lib/domain/import/compare-draft'
import { listNotes } from '@/lib/domain/import/draft-to-scenario'
import type { PassedOver } from '@/lib/domain/import/find-table'
import type { ImportDraft, RefusedRow, RowProblem } from '@/lib/domain/import/import-draft'
import type { ImportPlan, PlannedRow } from '@/lib/domain/import/plan-import'
import { ROW_WORDS, type SourceRefusal } from '@/lib/domain/import/source-sheet'
import { TEXT_TARGETS, targetLabel } from '@/lib/domain/import/column-target'
import { outlineColumns, type ColumnOutline, type TableOutline, type TableReading } from '@/lib/services/register/read-table'
import type { TableChoice } from '@/lib/services/register/table-choice'

/** Most failure modes, and most refused rows, that a preview lists; the rest is counted. */
export const TABLE_ROWS_MAX = 2_000

export interface PreviewedRow {
  row: number
  continued: number[]
  outcome: PlannedRow['outcome']
  code: string | null
  reference: string | null
  title: string
  /** What it would hold, field by field. */
  fields: { label: string; text: string }[]
  changes: FieldChange[]
}

/** What importing a table would do, and everything that is to be said about it. Nothing is stored. */
export interface TablePreview {
  /** Names this preview; an import carries it. */
  accepted: string
  refusal: SourceRefusal | null
  encoding: string | null
  encodings: string[]
  delimiter: string | null
  tables: TableOutline[]
  /** Place of the table that is read; null where none was recognised. */
  sheet: number | null
  rowWord: string
  columns: ColumnOutline[]
  /** True where the person must say what “residual” means. */
  asksResidual: boolean
  /** What residual means here: chosen, or kept of this source. */
  residual: 'current' | 'target' | null
  /** The mapping that is kept of this source: who made it and when, and whether the columns above are its. */
  kept: { id: string; by: string; at: string; isUsed: boolean } | null
  suggestion: { code: string; title: string }
  codeTaken: boolean
  /** Why it is too much at once; null when it is not. */
  tooMany: string | null
  counts: { created: number; changed: number; same: number; skipped: number }
  continuedCount: number
  rows: PreviewedRow[]
  rowCount: number
  refused: RefusedRow[]
  refusedCount: number
  warnings: RowProblem[]
  warningCount: number
  repaired: number[]
  passed: PassedOver[]
  /** What was filled from above: merged ranges and columns with blank cells. */
  filled: string[]
}

/** The preview of a reading and its plan. */
export function describeTable(reading: TableReading, plan: ImportPlan, choice: TableChoice, state: Pick<TablePreview, 'accepted' | 'codeTaken' | 'tooMany'>): TablePreview {
  const { source, tables, chosen, others, kept } = reading
  const rows = chosen?.rows
  const columns = chosen ? outlineColumns(chosen.table, chosen.mapping) : []
  const count = (outcome: PlannedRow['outcome']) => plan.rows.filter((row) => row.outcome === outcome).length
  return {
    ...state,
    refusal: source.refusal ?? (chosen ? null : NOTHING_FOUND),
    encoding: source.encoding,
    encodings: source.encodings,
    delimiter: source.delimiter,
    tables,
    sheet: chosen ? source.sheets.indexOf(chosen.table.sheet) : null,
    rowWord: chosen ? ROW_WORDS[chosen.table.sheet.kind] : 'row',
    columns,
    asksResidual: columns.some(({ target }) => target.endsWith(':residual') && !target.startsWith('checked')),
    residual: chosen?.mapping.residual ?? null,
    kept: kept && { id: kept.id, by: kept.by, at: kept.at, isUsed: choice.kept === 'use' && choice.columns === null },
    suggestion: suggestRegister(choice.name, chosen?.table.sheet.name ?? null),
    counts: { created: count('created'), changed: count('changed'), same: count('same'), skipped: count('skipped') },
    continuedCount: plan.rows.reduce((sum, { draft }) => sum + draft.continued.length, 0),
    rows: plan.rows.slice(0, TABLE_ROWS_MAX).map(describeRow),
    rowCount: plan.rows.length,
    refused: (rows?.refused ?? []).slice(0, TABLE_ROWS_MAX),
    refusedCount: rows?.refused.length ?? 0,
    warnings: (rows?.warnings ?? []).slice(0, TABLE_ROWS_MAX),
    warningCount: rows?.warnings.length ?? 0,
    repaired: rows?.repaired ?? [],
    passed: [...(rows?.passed ?? []), ...others],
    filled: [...(chosen?.table.filled ?? []), ...(rows?.filledDown ?? [])],
  }
}

const NOTHING_FOUND: SourceRefusal = {
  message: 'Nothing that looks like failure modes was found in this file.',
  hint: 'Looked for: a table whose header names the failure mode or risk and at least one thing more (severity, cause, mitigation, owner, …), and headings with at least two bold labels such as “**Trigger:**” below each.',
}

// Until the person says otherwise: the name of the file, in the letters that a code may have.
function suggestRegister(name: string, sheet: string | null): { code: string; title: string } {
  const stem = basename(name, extname(name))
  const code = stem.toUpperCase().replace(/[^A-Z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 12).replace(/-+$/, '')
  return { code: code === '' ? 'IMPORT' : code, title: sheet ?? stem }
}

function describeRow({ draft, outcome, code, changes }: PlannedRow): PreviewedRow {
  const { row, continued, reference, title } = draft
  return { row, continued, outcome, code, reference, title, fields: fieldsOf(draft), changes }
}

/** What a failure mode would hold, in the order in which people read it. */
export function fieldsOf(draft: ImportDraft): { label: string; text: string }[] {
  const { texts, scores, controls } = draft
  const list: { label: string; text: string | null | undefined }[] = [
    { label: 'Category', text: draft.category },
    { label: 'Component', text: draft.component },
    { label: 'Architecture layer', text: draft.layer },
    ...TEXT_TARGETS.map((target) => ({ label: targetLabel(target), text: texts[target] })),
    ...draft.signals.map((text) => ({ label: 'Detection signal', text })),
    ...draft.owners.map((text) => ({ label: 'Owner', text })),
    ...scores.map(({ factor, stage, level, source }) => ({ label: targetLabel(`${factor}:${stage}`), text: `${level} — ${source}` })),
    ...controls.map(({ type, state, title }) => ({ label: targetLabel(type === 'proof' ? 'note' : `control:${type}:${state}`), text: title })),
    ...listNotes(draft).map(({ label, text }) => ({ label, text })),
  ]
  return list.flatMap(({ label, text }) => (text ? [{ label, text }] : []))
}
