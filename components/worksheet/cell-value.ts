import { sameValue, type Value } from '@/lib/domain/row/change'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/rescore'
import type { Column } from '@/lib/domain/worksheet/columns'
import type { CellValue } from '@/lib/domain/worksheet/parse-cell'
import type { LineOwner, WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** What stands in a cell that can be written, as the rows have it; null for a cell that cannot. */
export function readCellValue(rows: RowReader, line: WorksheetLine, column: Column): CellValue | null {
  const row = rows.get('failure-mode', line.id)
  if (!row || !column.editable) return null
  if (column.factor) return { kind: 'level', level: factorsOf(latestAssessment(rows, line.id, column.stage ?? 'current'))[column.factor] }
  if (column.kind === 'owners') return { kind: 'owners', chain: line.owners.map(chainPart) }
  if (column.kind === 'role') return { kind: 'role', roleId: row.hardStopAuthorityRoleId, text: row.hardStopAuthorityText }
  return column.field ? { kind: 'value', value: row[column.field] } : null
}

function chainPart({ roleId, text, part }: LineOwner) {
  return { roleId, text, part }
}

/** True when two values of one column are the same. */
export function sameCellValue(a: CellValue, b: CellValue): boolean {
  if (a.kind === 'value' && b.kind === 'value') return sameValue(a.value, b.value)
  if (a.kind === 'level' && b.kind === 'level') return a.level === b.level
  if (a.kind === 'role' && b.kind === 'role') return a.roleId === b.roleId && a.text === b.text
  return a.kind === 'owners' && b.kind === 'owners' && sameValue(a.chain.map(printLink), b.chain.map(printLink))
}

function printLink({ roleId, text, part }: { roleId: string | null; text: string | null; part: string }): string {
  return JSON.stringify([roleId, text, part])
}

/** The value of a plain field; null where the cell is none. */
export function plainValue(value: CellValue): Value {
  return value.kind === 'value' ? value.value : null
}
