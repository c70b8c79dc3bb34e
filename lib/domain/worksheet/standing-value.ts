import { sameValue, type Value } from '@/lib/domain/row/change'
import type { SheetSource } from '@/lib/domain/worksheet/clipboard/sheet-source'
import type { Column } from '@/lib/domain/worksheet/columns'
import type { CellValue } from '@/lib/domain/worksheet/parse-cell'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** What a cell of a line holds; undefined when that is not in hand, null for a column that nobody writes. */
export function standingValue(column: Column, line: WorksheetLine, source: SheetSource): CellValue | null | undefined {
  const { kind, factor, stage, field } = column
  if (!column.editable) return null
  if (kind === 'factor') return factor && stage ? { kind: 'level', level: line.factors[stage][factor] } : null
  if (kind === 'owners') return { kind: 'owners', chain: line.owners.map(({ roleId, text, part }) => ({ roleId, text, part })) }
  if (kind === 'role') return { kind: 'role', roleId: line.hardStopAuthorityRoleId, text: line.hardStopAuthorityText }
  const value = field ? source.value(line.id, field) : null
  return value === undefined ? undefined : { kind: 'value', value }
}

/** True when two values of a cell are the same. */
export function sameCell(a: CellValue, b: CellValue): boolean {
  if (a.kind === 'value' && b.kind === 'value') return sameCellValue(a.value, b.value)
  if (a.kind === 'level' && b.kind === 'level') return a.level === b.level
  if (a.kind === 'role' && b.kind === 'role') return a.roleId === b.roleId && a.text === b.text
  if (a.kind !== 'owners' || b.kind !== 'owners' || a.chain.length !== b.chain.length) return false
  return a.chain.every((link, i) => link.roleId === b.chain[i]?.roleId && link.text === b.chain[i]?.text && link.part === b.chain[i]?.part)
}

// Choices have no order of their own: the same words in another order change nothing.
function sameCellValue(a: Value, b: Value): boolean {
  return Array.isArray(a) && Array.isArray(b) ? sameValue([...a].map(String).sort(), [...b].map(String).sort()) : sameValue(a, b)
}
