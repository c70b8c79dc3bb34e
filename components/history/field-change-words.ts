import { describeValue } from '@/components/room/conflict-notice'
import type { FieldHistoryEntry } from '@/lib/domain/failure-mode/history-part'
import { definitionOf } from '@/lib/domain/row/row-catalogue'
import type { RowSet } from '@/lib/domain/row/row-set'
import type { Value } from '@/lib/domain/row/change'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { describeLevel } from '@/lib/domain/scoring/rubric'
import { LEVELS } from '@/lib/domain/scoring/factor'

/** A change of one field in words: what it was about, where the column holds more than one thing, and the values, null for none. */
export interface FieldChangeWords {
  what: string | null
  before: string | null
  after: string | null
}

/** Says what changed. Names of people's roles and categories are today's; what was deleted is named as well. */
export function describeFieldChange(entry: FieldHistoryEntry, rows: RowSet, isOnlyField: boolean): FieldChangeWords {
  const { kind, field, before, after } = entry
  const { label, fields } = definitionOf(kind)
  if (field === null) return { what: `${capitalise(label)} added`, before: null, after: titleOf(after, rows) }
  const value = (one: unknown) => describeFieldValue(one as Value, field, rows)
  if (kind === 'failure-mode') return { what: isOnlyField ? null : (fields[field]?.label ?? field), before: value(before), after: value(after) }
  if (kind === 'assessment') return { what: null, before: value(before), after: value(after) }
  const title = titleOf(rows.get(kind, entry.rowId), rows)
  if (field === 'deletedAt') return after === null ? { what: `${capitalise(label)} restored`, before: null, after: title } : { what: `${capitalise(label)} deleted`, before: title, after: null }
  if (field === 'orderKey') return { what: `${capitalise(label)} moved`, before: null, after: title }
  return { what: `${capitalise(label)}, ${(fields[field]?.label ?? field).toLowerCase()}`, before: value(before), after: value(after) }
}

function describeFieldValue(value: Value, field: string, rows: RowSet): string | null {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return null
  const factor = FACTORS.find((known) => known === field)
  const level = LEVELS.find((known) => known === value)
  if (factor && level) return describeLevel(factor, level)
  if (typeof value === 'string') return rows.get('owner-role', value)?.name ?? rows.get('category', value)?.title ?? value
  return describeValue(value)
}

function titleOf(row: unknown, rows: RowSet): string | null {
  if (typeof row !== 'object' || row === null) return null
  const { text, ownerRoleId, roleText } = row as Partial<Record<'text' | 'ownerRoleId' | 'roleText', unknown>>
  const role = typeof ownerRoleId === 'string' ? (rows.get('owner-role', ownerRoleId)?.name ?? 'A role') : null
  return role ?? ([text, roleText].find((one) => typeof one === 'string' && one !== '') as string | undefined) ?? null
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
