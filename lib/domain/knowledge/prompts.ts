/** Texts that prompts come from, each a file of the sources. */
export const SOURCE_TEXTS = {
  'data-failure': { title: 'Data failures', file: 'data-failure-expert.md' },
  'integration-failure': { title: 'Integration failures', file: 'integration-failure-expert.md' },
  'risk-modelling': { title: 'Failure mode and risk modelling', file: 'failure-mode-and-risk-modelling.txt' },
} as const
export type SourceText = keyof typeof SOURCE_TEXTS

/** Ways of looking at a system, each with its questions. */
export const LENSES = {
  data: 'Data',
  integration: 'Integration',
  class: 'Failure classes',
  layer: 'Layers',
  review: 'Review questions',
} as const
export type Lens = keyof typeof LENSES

/** A question that makes somebody think of a failure, and where it comes from. A card keeps the key, so a key is never given again. */
export interface Prompt {
  key: string
  lens: Lens
  /** What it is about, in a word or two. */
  about: string
  question: string
  source: { text: SourceText; section: string }
}

const prompt = (lens: Lens, text: SourceText) => (key: string, about: string, section: string, question: string): Prompt => ({
  key: `${lens}-${key}`,
  lens,
  about,
  question,
  source: { text, section },
})
const data = prompt('data', 'data-failure')
const integration = prompt('integration', 'integration-failure')
const failureClass = prompt('class', 'risk-modelling')
const layer = prompt('layer', 'risk-modelling')
const review = prompt('review', 'risk-modelling')

/** The prompts of the silent brainstorm, by lens. */
export const PROMPTS: readonly Prompt[] = [
  data('corruption', 'Corruption', 'Data Corruption', 'A write stopped halfway, or two met. Which rows were then wrong, and who believed them?'),
  data('consistency', 'Consistency', 'Consistency Failures', 'Somebody decided on a copy that was behind. What did they see, and what was true?'),
  data('migration', 'Migration', 'Migration Failures', 'A migration or a backfill went wrong in the middle, and there was no way back. What was left?'),
  data('state', 'State', 'State Management Failures', 'A message came twice, or never. What was then done twice, or not at all?'),
  data('backup', 'Backup and recovery', 'Backup/Recovery Failures', 'We needed the backup. Why could we not use it, or not in time?'),
  integration('contract', 'Contract', 'API Contract Failures', 'The other side changed a field, a limit or a right. What did we go on sending or believing?'),
  integration('protocol', 'Protocol', 'Protocol Failures', 'Something answered slowly instead of not at all. What did the retries and the full pools do?'),
  integration('format', 'Data format', 'Data Format Failures', 'An encoding, a date, a time zone or a missing value was read differently by two systems. Which numbers were off?'),
  integration('boundary', 'System boundary', 'System Boundary Failures', 'Two parts could not find or reach each other for an hour. What did each of them do alone?'),
  failureClass('availability', 'Availability', '4.1 Availability Failure', 'What could nobody do any more, and what was full, locked or gone?'),
  failureClass('correctness', 'Correctness', '4.2 Correctness Failure', 'Everything was green, and the state was one that must never exist. Which one?'),
  failureClass('durability', 'Durability', '4.3 Durability Failure', 'We had said “saved”. How was it lost all the same?'),
  failureClass('recoverability', 'Recoverability', '4.4 Recoverability Failure', 'We knew what was broken and could not bring it back. What was missing?'),
  failureClass('consistency', 'Across boundaries', '4.5 Consistency Failure Across Boundaries', 'Two systems told two truths. Which of them acted on the wrong one?'),
  failureClass('security', 'Security', '4.6 Security Failure', 'Somebody saw or changed what was not theirs. Through which door?'),
  failureClass('operability', 'Operability', '4.7 Operability Failure', 'It was 3 a.m. and the person on call could not tell what was wrong. Why not?'),
  failureClass('evolvability', 'Evolvability', '4.8 Evolvability Failure', 'A small change could not be made without risking everything. Which one?'),
  layer('schema', 'Schema', '12.1 Schema Layer', 'Which rule lived in people’s heads and not in the schema, and what came in because of that?'),
  layer('transaction', 'Transaction', '12.2 Transaction Layer', 'Two people, or two workers, did the same thing at the same moment. Who won, and who should have?'),
  layer('query', 'Query and index', '12.3 Query and Index Layer', 'Ten times the data arrived. Which question was suddenly slow, and what did it hold up?'),
  layer('replication', 'Replication', '12.4 Replication Layer', 'A replica lagged, or was made the leader too soon. What did it not know?'),
  layer('migration', 'Migration', '12.5 Migration Layer', 'Old and new code ran side by side on one schema. Which of them broke the other?'),
  layer('backup', 'Backup and recovery', '12.6 Backup and Recovery Layer', 'The restore worked, and the system was still wrong. What had the backup not held?'),
  layer('security', 'Security', '12.7 Security Layer', 'One role, key or filter was wider than anybody thought. What did it reach?'),
  review('canonical', 'The one truth', '22. Database Risk Review Meeting', 'Where did the truth live when two places disagreed, and who had to know that?'),
  review('never', 'The forbidden state', '22. Database Risk Review Meeting', 'Name a state that must never exist. It existed. How did it get in?'),
  review('wrong', 'Wrong, not down', '22. Database Risk Review Meeting', 'What gave a wrong answer where it should have given none?'),
  review('stale', 'Stale reads', '22. Database Risk Review Meeting', 'Which step trusted something that it had read a while ago?'),
  review('retry', 'Retries', '22. Database Risk Review Meeting', 'What was sent again because nobody answered, and had been done already?'),
  review('destructive', 'No way back', '22. Database Risk Review Meeting', 'Which change destroyed what it replaced?'),
  review('restore', 'Restores', '22. Database Risk Review Meeting', 'Which restore had never been tried before that day?'),
  review('rebuild', 'Consumers', '22. Database Risk Review Meeting', 'What could not be rebuilt from what we still had?'),
  review('leak', 'Leaks', '22. Database Risk Review Meeting', 'By which path did data reach somebody who should never have had it?'),
  review('proof', 'Proof', '22. Database Risk Review Meeting', 'We said that it was repaired. What could we not prove?'),
]
