import type { WorkshopPhaseRow } from '@/lib/domain/workshop/workshop-rows'

/** A moment at which a workshop went to a phase; null when it ended. Times are ISO in UTC. */
export interface PhaseMove {
  at: string
  phaseId: string | null
}

/** One stay in a phase; `to` is null while it lasts. */
export interface PhaseVisit {
  phase: WorkshopPhaseRow
  from: string
  to: string | null
}

/** The phases as they were held, in the order of time; one that was repeated or gone back to is there as often. Phases that are not known are left out. */
export function phaseVisits(phases: readonly WorkshopPhaseRow[], moves: readonly PhaseMove[]): PhaseVisit[] {
  return moves.flatMap(({ at, phaseId }, i) => {
    const phase = phases.find(({ id }) => id === phaseId)
    return phase ? [{ phase, from: at, to: moves[i + 1]?.at ?? null }] : []
  })
}
