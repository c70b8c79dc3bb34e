import { failureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { FACTOR_WORDS } from '@/lib/domain/scoring/rubric'

/** Places that are no single field of the failure mode itself. Where the worksheet has such a column, its id is the same. */
const PARTS: Record<string, string> = {
  category: 'Category',
  owner: 'Owner',
  hardStopAuthority: 'Hard stop authority',
  detectionSignals: 'Detection signals',
  responseSteps: 'First response',
  hardStops: 'Hard stop',
  controls: 'Controls',
  rationale: 'Rationale',
  comments: 'Comments',
}

/** A column or field as people read it; null for one that is not known here, such as a score's. */
export function columnLabel(column: string): string | null {
  if (Object.hasOwn(PARTS, column)) return PARTS[column] ?? null
  const [name] = column.split('-')
  const factor = FACTORS.find((known) => known === name)
  if (factor) return FACTOR_WORDS[factor].label
  if (name === 'controls' || name === 'rationale') return PARTS[name] ?? null
  const fields: Record<string, { label: string }> = failureModeRow.fields
  return Object.hasOwn(fields, column) ? (fields[column]?.label ?? null) : null
}
