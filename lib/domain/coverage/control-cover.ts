import type { ControlRow } from '@/lib/domain/control/control-rows'
import { CONTROL_TYPES, type ControlState, type ControlType } from '@/lib/domain/control/control-words'

/** How many controls of one type serve a failure mode, by how they stand. */
export interface Cover {
  /** In place. */
  existing: number
  /** Proposed or planned. */
  planned: number
  /** Of no use any more; a type with nothing else is missing. */
  retired: number
}

export type ControlCover = Record<ControlType, Cover>

/** What a type of control is for a failure mode, best first. A hole is computed from the controls and never stored (decision 0017). */
export const COVER_STATES = ['existing', 'planned', 'missing'] as const
export type CoverState = (typeof COVER_STATES)[number]

const PLACE = { 'in-place': 'existing', planned: 'planned', proposed: 'planned', retired: 'retired' } as const satisfies Record<ControlState, keyof Cover>

/** Counts the controls of a failure mode by type and state. */
export function coverOf(controls: Iterable<Pick<ControlRow, 'type' | 'state'>>): ControlCover {
  const cover = Object.fromEntries(CONTROL_TYPES.map((type) => [type, { existing: 0, planned: 0, retired: 0 }])) as ControlCover
  for (const { type, state } of controls) cover[type][PLACE[state]] += 1
  return cover
}

/** Existing when one is in place, planned when one is on its way, otherwise missing. */
export function coverState({ existing, planned }: Cover): CoverState {
  if (existing > 0) return 'existing'
  return planned > 0 ? 'planned' : 'missing'
}

/** The types that nothing in place and nothing planned serves, in their order. */
export function missingTypes(cover: ControlCover): ControlType[] {
  return CONTROL_TYPES.filter((type) => coverState(cover[type]) === 'missing')
}

/** A cover in words, such as "2 existing, 1 planned" or "missing". */
export function describeCover(cover: Cover): string {
  const parts = COVER_STATES.flatMap((state) => (state !== 'missing' && cover[state] > 0 ? [`${cover[state]} ${state}`] : []))
  const retired = cover.retired > 0 ? ` (${cover.retired} retired)` : ''
  return (parts.join(', ') || 'missing') + retired
}
