import { AGENDA } from '@/lib/domain/workshop/agenda'
import { reword } from '@/lib/domain/workshop/agendas/reword'

/** What a risk review looks at: the nine inputs of the method text, section 22. */
export const RISK_REVIEW_INPUTS = [
  'Data model',
  'Transaction design',
  'Query workload',
  'Migration plan',
  'Backup and restore plan',
  'Security model',
  'Contracts with other systems, change data capture included',
  'Observability plan',
  'Runbook',
] as const

/** The risk review of the method text, section 22. Its ten questions are the prompts of the lens “review”; `review-outputs.ts` files what comes out. */
export const RISK_REVIEW_PHASES = reword(AGENDA, {
  'set-scene': {
    title: 'Look at the inputs',
    goal: 'Everybody has seen what is reviewed, and what is missing is written down as missing.',
    minutes: 8,
    say: 'We go through the list once. Is it there, and has somebody here read it? What is missing is a result too: we mark it, and do not review what we imagine instead.',
  },
  brainstorm: {
    title: 'Answer the ten questions',
    goal: 'Everybody answers the review questions alone and in silence. One answer on one card.',
    minutes: 12,
    say: 'Take the ten questions one after the other. Write one card for each answer that worries you. If you do not know the answer, that is a card as well.',
  },
  control: {
    goal: 'Each failure mode has its controls, its test and its step in the runbook, or the hole is named.',
    say: 'What do we approve today? Which proof must exist before the launch? Which step is missing in the runbook, and which signal nobody would see?',
  },
  close: {
    goal: 'What came out lies under the six outputs of a review, and each of them has somebody who carries it on.',
    say: 'The summary files what we found: approved controls, open risks, tests, runbook tasks, observability gaps, and decisions to write down. Read it once together. What is in the wrong place?',
  },
})
