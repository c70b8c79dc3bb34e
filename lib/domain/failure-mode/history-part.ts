import { failureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { Change, Value } from '@/lib/domain/row/change'
import type { Door } from '@/lib/domain/access/actor'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { FACTORS, STAGES, type Factor, type Stage } from '@/lib/domain/scoring/factor'

/** What a column or field of a failure mode's page is made of, as its history is read. */
export type HistoryPart =
  /** Fields of the failure mode itself, and rows that belong to it. */
  | { of: 'fields'; fields: readonly string[]; kinds: readonly RowKind[] }
  /** One value of the assessments of a stage. */
  | { of: 'assessments'; stage: Stage; value: Factor | 'rationale' }

const fields = (...names: (keyof typeof failureModeRow.fields)[]): HistoryPart => ({ of: 'fields', fields: names, kinds: [] })

const PARTS: Readonly<Record<string, HistoryPart>> = {
  status: fields('status', 'closedReason'),
  category: fields('categoryId'),
  hardStopAuthority: fields('hardStopAuthorityRoleId', 'hardStopAuthorityText'),
  owner: { of: 'fields', fields: [], kinds: ['owner-link'] },
  detectionSignals: { of: 'fields', fields: [], kinds: ['detection-signal'] },
  responseSteps: { of: 'fields', fields: ['responseWindow', 'responseLabel'], kinds: ['response-step'] },
  hardStops: { of: 'fields', fields: ['hardStopNone'], kinds: ['hard-stop-step'] },
}

/** The part behind a column, such as `cause`, `impact` (of the current stage), `impact-inherent` or `owner`; null for one without a history. */
export function historyPart(column: string): HistoryPart | null {
  if (Object.hasOwn(PARTS, column)) return PARTS[column] ?? null
  const [name, stageName = 'current'] = column.split('-')
  const stage = STAGES.find((known) => known === stageName)
  const value = name === 'rationale' ? name : FACTORS.find((known) => known === name)
  if (stage && value) return { of: 'assessments', stage, value }
  const field = Object.hasOwn(failureModeRow.fields, column) ? column : null
  return field === null || field === 'deletedAt' || field === 'orderKey' ? null : { of: 'fields', fields: [field], kinds: [] }
}

/** The column of an assessed value at a stage, as `historyPart` reads it. */
export function assessedColumn(value: Factor | 'rationale', stage: Stage): string {
  return stage === 'current' ? value : `${value}-${stage}`
}

/** One change in the history of a field. */
export interface FieldHistoryEntry {
  /** Number of the event, and place of the change in it. */
  seq: number
  ordinal: number
  who: string
  role: string
  door: Door
  /** ISO time in UTC. */
  at: string
  reason: string | null
  kind: RowKind
  rowId: string
  /** Null where the row came to be; `after` then holds what it began with. */
  field: string | null
  before: Value
  after: Value | Change['after']
}

export interface FieldHistoryPage {
  entries: FieldHistoryEntry[]
  /** What to ask with for earlier ones; null at the beginning of time. */
  next: string | null
}
