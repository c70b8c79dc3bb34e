import { AGENDA } from '@/lib/domain/workshop/agenda'
import { reword } from '@/lib/domain/workshop/agendas/reword'

/** A pre-mortem of two systems that depend on each other. */
export const INTEGRATION_PHASES = reword(AGENDA, {
  'set-scene': {
    goal: 'Everybody knows who calls whom, what was promised on both sides, and who answers the phone there.',
    say: 'The two systems no longer agree, and each of them looks healthy. Draw the line between them: what crosses it, how often, and who may change it without asking us?',
  },
  brainstorm: {
    goal: 'Everybody writes down, alone and in silence, how it failed between the systems. One way on one card.',
    say: 'Write in silence, one way on one card. Think of the field that changed its meaning, of the answer that came late instead of never, of the message that came twice, and of the two sides that each believed the other.',
  },
  control: {
    goal: 'Each failure mode says which side notices, which side stops, and how the two come to agree again.',
    say: 'For each of them: which side sees it first, and what does it see? Who may cut the connection? When it is back, how do we find what the two sides believe differently?',
  },
})
