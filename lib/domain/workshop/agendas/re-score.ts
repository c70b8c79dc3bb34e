import type { PlannedPhase } from '@/lib/domain/workshop/agenda'

/** Half an hour over what the register knows already: nobody writes cards, everybody scores. */
export const RE_SCORE_PHASES: readonly PlannedPhase[] = [
  {
    kind: 'set-scene',
    title: 'Set the scene',
    goal: 'Everybody knows what has changed since these failure modes were last scored.',
    minutes: 3,
    say: 'We wrote these down before. Since then we have shipped, mended and learnt. Forget the old numbers: what matters is how it stands today.',
  },
  {
    kind: 'choose',
    title: 'Choose',
    goal: 'The few failure modes whose score is most likely to be wrong today.',
    minutes: 4,
    say: 'Put your dots where you would be surprised least if the score were wrong: a control that came or went, a load that grew, an incident that we had.',
  },
  {
    kind: 'score',
    title: 'Score again',
    goal: 'A score for today that we agree on, or know why we do not.',
    minutes: 15,
    say: 'Score alone, by the words of the rubric. Count only controls that are in place. Whoever stands furthest out speaks first, and the rest of us listen.',
  },
  {
    kind: 'control',
    title: 'Control',
    goal: 'Where the score did not fall, we know which control is missing.',
    minutes: 5,
    say: 'If a planned control has come, say that it is in place. If it has not, give it a new day and a name. Look at the proofs: which of them has nobody tried since?',
  },
  {
    kind: 'close',
    title: 'Close',
    goal: 'We see what moved, what is still missing, and who does what next.',
    minutes: 3,
    say: 'This is what moved and what did not. What surprised you most?',
  },
]
