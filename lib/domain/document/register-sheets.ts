import { actionRow, type ActionRow } from '@/lib/domain/action/action-rows'
import { controlRow, type ControlRow } from '@/lib/domain/control/control-rows'
import { CONTROL_STATE_LABELS } from '@/lib/domain/control/control-words'
import { latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { listMatrixRows } from '@/lib/domain/matrix/matrix-rows'
import { listInOrder, roleNamer, type RegisterRows } from '@/lib/domain/register/rows-to-content'
import { STAGES, type Band } from '@/lib/domain/scoring/factor'
import { COLUMNS, type Column, type LinesKind } from '@/lib/domain/worksheet/columns'
import { printCell, type CellTexts } from '@/lib/domain/worksheet/print-cell'
import { lineContext, makeLine, type WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** A value with its type: what is counted and compared is no text. */
export type SheetCell = { text: string } | { number: number } | { day: string } | { band: Band } | null

export interface SheetColumn {
  label: string
  /** Characters that it is wide at first. */
  width: number
  /** True for texts of several lines. */
  long?: true
}

/** A table with a head: one row a thing, its id first, so that a changed file says what it changes. */
export interface SheetTable {
  name: string
  columns: SheetColumn[]
  rows: SheetCell[][]
}

/** The columns of the worksheet but for the time of the last change, which no file should carry back. */
const SHOWN = COLUMNS.filter(({ id }) => id !== 'updated')
const LONG_KINDS: readonly Column['kind'][] = ['long-text', 'lines']

const ID_COLUMN: SheetColumn = { label: 'Id', width: 12 }

/** The head of the table of failure modes: every column of the worksheet, and why each stage was scored so. */
export const FAILURE_MODE_COLUMNS: readonly SheetColumn[] = [
  ID_COLUMN,
  ...SHOWN.map(columnOf),
  ...STAGES.map((stage): SheetColumn => ({ label: `${upper(stage)} rationale`, width: 36, long: true })),
]

/** Every live failure mode in the order of the document, one after the other. `today` is an ISO day. */
export function* failureModeRows(rows: RegisterRows, registerId: string, today: string): Generator<SheetCell[]> {
  const context = lineContext(rows, registerId, today)
  const texts = textsOf(rows)
  const source = { categories: rows.all('category'), failureModes: rows.all('failure-mode'), assessments: rows.all('assessment') }
  for (const { id } of listMatrixRows(source)) {
    const line = makeLine(rows, id, context)
    if (line) yield [text(id), ...SHOWN.map((column) => cellOf(column, line, texts)), ...rationalesOf(rows, id)]
  }
}

/** The same as a table. */
export function failureModeTable(rows: RegisterRows, registerId: string, today: string): SheetTable {
  return { name: 'Failure modes', columns: [...FAILURE_MODE_COLUMNS], rows: [...failureModeRows(rows, registerId, today)] }
}

function columnOf({ label, kind, width }: Column): SheetColumn {
  const characters = Math.max(Math.round(width / 7.5), Math.min(label.length + 3, 18))
  return LONG_KINDS.includes(kind) ? { label, width: characters, long: true } : { label, width: characters }
}

function textsOf(rows: RegisterRows): CellTexts {
  const listed = (kind: LinesKind, id: string) => listInOrder<LinesKind>(rows.where(kind, 'failureModeId', id)).map((row) => row.text)
  return {
    text: (id, field) => {
      const value = rows.get('failure-mode', id)?.[field]
      return typeof value === 'string' ? value : null
    },
    lines: (id, kind) => listed(kind, id),
  }
}

function cellOf(column: Column, line: WorksheetLine, texts: CellTexts): SheetCell {
  const { kind, stage = 'current', factor } = column
  const score = line.scores[stage]
  const printed = printCell(column, line, texts) ?? ''
  if (kind === 'factor') return numberOrNull(factor ? line.factors[stage][factor] : null)
  if (kind === 'score') return score.state === 'scored' ? { number: score.number } : null
  if (kind === 'band') return score.state === 'scored' ? { band: score.band } : null
  if (kind === 'number') return numberOrNull(line.responseWindow)
  if (kind === 'date') return printed === '' ? null : { day: printed }
  return text(printed)
}

function rationalesOf(rows: RegisterRows, failureModeId: string): SheetCell[] {
  return STAGES.map((stage) => text(latestAssessment(rows, failureModeId, stage)?.rationale ?? ''))
}

function text(value: string): SheetCell {
  return value === '' ? null : { text: value }
}

function numberOrNull(value: number | null): SheetCell {
  return value === null ? null : { number: value }
}

function dayOrNull(value: string | null): SheetCell {
  return value === null ? null : { day: value }
}

function upper(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** Every live control with the failure modes that it serves. */
export function controlTable(rows: RegisterRows): SheetTable {
  const roleName = roleNamer(rows)
  const { type, state, title, ownerRoleId, due } = controlRow.fields
  const controls = rows.all('control').filter((row) => row.deletedAt === null).sort(byId)
  const cells = (row: ControlRow) => [
    ...[text(row.id), text(row.type), text(CONTROL_STATE_LABELS[row.state]), text(row.title)],
    ...[text(roleName(row.ownerRoleId, row.ownerText) ?? ''), dayOrNull(row.due), text(servedBy(rows, row.id).join(', '))],
  ]
  const columns: SheetColumn[] = [
    ...[ID_COLUMN, { label: type.label, width: 14 }, { label: state.label, width: 12 }, { label: title.label, width: 60, long: true as const }],
    ...[{ label: ownerRoleId.label, width: 22 }, { label: due.label, width: 12 }, { label: 'Failure modes', width: 30 }],
  ]
  return { name: 'Controls', columns, rows: controls.map(cells) }
}

function servedBy(rows: RegisterRows, controlId: string): string[] {
  const links = rows.where('control-link', 'controlId', controlId).filter((link) => link.deletedAt === null)
  const found = links.flatMap(({ failureModeId }) => {
    const row = rows.get('failure-mode', failureModeId)
    return row && row.deletedAt === null ? [row.code] : []
  })
  return [...new Set(found)].sort()
}

/** Every live action with who does it and for what. */
export function actionTable(rows: RegisterRows): SheetTable {
  const { what, membershipId, due, state, settledOn } = actionRow.fields
  const actions = rows.all('action').filter((row) => row.deletedAt === null).sort((a, b) => (a.due === b.due ? byId(a, b) : a.due < b.due ? -1 : 1))
  const cells = (row: ActionRow) => [
    ...[text(row.id), text(row.what), text(rows.get('membership', row.membershipId)?.name ?? '')],
    ...[dayOrNull(row.due), text(row.state), dayOrNull(row.settledOn), text(subjectOf(rows, row))],
  ]
  const columns: SheetColumn[] = [
    ...[ID_COLUMN, { label: what.label, width: 60, long: true as const }, { label: membershipId.label, width: 24 }, { label: due.label, width: 12 }],
    ...[{ label: state.label, width: 10 }, { label: settledOn.label, width: 16 }, { label: 'For', width: 40 }],
  ]
  return { name: 'Actions', columns, rows: actions.map(cells) }
}

function subjectOf(rows: RegisterRows, { failureModeId, controlId }: ActionRow): string {
  if (failureModeId !== null) return rows.get('failure-mode', failureModeId)?.code ?? ''
  return controlId === null ? '' : (rows.get('control', controlId)?.title ?? '')
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1
}
