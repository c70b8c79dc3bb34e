import { AGENDA } from '@/lib/domain/workshop/agenda'
import { reword } from '@/lib/domain/workshop/agendas/reword'

/** A pre-mortem of a move: of data, of a schema, or from one system to another. */
export const MIGRATION_PHASES = reword(AGENDA, {
  'set-scene': {
    goal: 'Everybody knows what moves from where to where, in which steps, and where the point of no return is.',
    say: 'The migration was run, and it has failed. Tell us the steps in one minute. Which of them can be taken back, until when, and who decides that we do?',
  },
  brainstorm: {
    goal: 'Everybody writes down, alone and in silence, how the move failed: before, while and long after it ran.',
    say: 'Write in silence, one way on one card. Think of the backfill that stopped halfway, of old and new code side by side, of the number that nobody compared, and of what still read the old place a month later.',
  },
  control: {
    goal: 'Each failure mode has a check before it, a stop in it, and a way back after it, and somebody has tried the way back.',
    say: 'What do we count before and after? At which number do we stop? Who stops it at night? A way back that nobody has walked is a hope, so mark it as planned.',
  },
})
