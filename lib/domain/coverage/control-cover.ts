import { CONTROL_TYPES, type ControlType } from '@/lib/domain/control/control-words'
import { coverageOf } from '@/lib/domain/worksheet/filter-match'
import type { ControlCount, WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** What is said where a type of control is missing. */
export const HOLE_WORDS = {
  prevention: 'nothing makes this less likely',
  detection: 'nothing detects this',
  containment: 'nothing limits the damage',
  recovery: 'nothing brings us back',
  proof: 'nothing proves that we are back',
} as const satisfies Record<ControlType, string>

/**
 * The types of which nothing is in place, planned or proposed, in their order. A hole is computed from the controls that are there and never
 * stored as a row of its own (decision 0017).
 */
export function listHoles(controls: WorksheetLine['controls']): ControlType[] {
  return CONTROL_TYPES.filter((type) => coverageOf(controls[type]) === 'missing')
}

/** A count in words, such as "2 existing, 1 planned"; "missing" for a hole. */
export function describeCover({ existing, planned }: ControlCount): string {
  const parts = [existing > 0 ? `${existing} existing` : '', planned > 0 ? `${planned} planned` : '']
  return parts.filter((part) => part !== '').join(', ') || 'missing'
}
