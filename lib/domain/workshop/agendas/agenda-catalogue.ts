import type { Lens } from '@/lib/domain/knowledge/prompts'
import { AGENDA, type PlannedPhase } from '@/lib/domain/workshop/agenda'
import type { AgendaKey } from '@/lib/domain/workshop/agenda-words'
import { INTEGRATION_PHASES } from '@/lib/domain/workshop/agendas/integration'
import { MIGRATION_PHASES } from '@/lib/domain/workshop/agendas/migration'
import { RE_SCORE_PHASES } from '@/lib/domain/workshop/agendas/re-score'
import { RISK_REVIEW_INPUTS, RISK_REVIEW_PHASES } from '@/lib/domain/workshop/agendas/risk-review'

/** How a meeting is held: what it is for, its phases, what it looks at, and the lenses whose prompts come first. */
export interface Agenda {
  name: string
  purpose: string
  phases: readonly PlannedPhase[]
  inputs: readonly string[]
  lenses: readonly Lens[]
}

/** The agendas of the product, in the order in which they are offered. */
export const AGENDAS = {
  'pre-mortem': {
    name: '60-minute pre-mortem',
    purpose: 'Before a launch: from “it has failed” to failure modes that are scored, controlled and owned.',
    phases: AGENDA,
    inputs: [],
    lenses: [],
  },
  're-score': {
    name: '30-minute re-score',
    purpose: 'For a register that is there already: which scores are no longer true, and what is still missing.',
    phases: RE_SCORE_PHASES,
    inputs: [],
    lenses: [],
  },
  migration: {
    name: 'Migration pre-mortem',
    purpose: 'Before data, a schema or a whole system moves: how the move fails, and how we would come back.',
    phases: MIGRATION_PHASES,
    inputs: [],
    lenses: ['data', 'layer'],
  },
  integration: {
    name: 'Integration pre-mortem',
    purpose: 'Before two systems depend on each other: how they fall out without either of them being down.',
    phases: INTEGRATION_PHASES,
    inputs: [],
    lenses: ['integration'],
  },
  'risk-review': {
    name: 'Risk review',
    purpose: 'A structured look at a design: nine inputs, ten questions, and results filed under six outputs.',
    phases: RISK_REVIEW_PHASES,
    inputs: RISK_REVIEW_INPUTS,
    lenses: ['review'],
  },
} as const satisfies Record<AgendaKey, Agenda>

/** How long an agenda is suggested to take, in minutes. */
export function totalMinutes(phases: readonly Pick<PlannedPhase, 'minutes'>[]): number {
  return phases.reduce((sum, { minutes }) => sum + minutes, 0)
}
