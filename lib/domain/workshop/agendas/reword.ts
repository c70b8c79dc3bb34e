import type { PlannedPhase } from '@/lib/domain/workshop/agenda'
import type { PhaseKind } from '@/lib/domain/workshop/workshop-words'

/** The same phases with other words where `words` has some for their kind. */
export function reword(phases: readonly PlannedPhase[], words: Partial<Record<PhaseKind, Partial<PlannedPhase>>>): readonly PlannedPhase[] {
  return phases.map((phase) => ({ ...phase, ...words[phase.kind] }))
}
