import type { RegisterContent, ScenarioContent } from '@/lib/domain/document/content'

const NO_FACTORS = { likelihood: null, impact: null, detectability: null, recoverability: null, blastRadius: null }

/** A scenario that holds something in every field and list. */
export function fullScenario(code: string): ScenarioContent {
  return {
    code,
    title: 'Rows arrive twice',
    scenario: 'A retry is taken for *new* work.',
    detectionSignals: ['Counts differ', 'A key is refused'],
    response: { windowMinutes: 15, label: null, steps: ['Stop the loader', 'Count again'] },
    hardStop: { noneReason: null, steps: ['Do not delete rows'] },
    hardStopAuthority: 'SRE Lead',
    owners: [
      { name: 'Ingestion Owner', part: 'accountable' },
      { name: 'Whoever is awake', part: 'escalation' },
    ],
    component: 'Loader',
    cause: 'No key',
    effect: 'Sums are wrong',
    trigger: 'A time-out',
    invariant: 'One row for each order',
    promise: ['correctness'],
    failureClass: ['durability'],
    layer: 'transaction',
    blastData: 'A day',
    blastUsers: 'All of one tenant',
    blastTime: 'Until noticed',
    blastConsumers: 'Reports',
    degradedMode: 'Read only',
    recoveryStrategy: 'Replay from the log',
    statusText: 'WATCHED',
    assessments: [
      { stage: 'inherent', factors: { likelihood: 4, impact: 4, detectability: 5, recoverability: 3, blastRadius: 3 }, rationale: 'Seen before' },
      { stage: 'current', factors: { ...NO_FACTORS, impact: 4 }, rationale: null },
    ],
    controls: [
      { type: 'prevention', state: 'in-place', title: 'A unique key', owner: 'SRE Lead', due: null },
      { type: 'proof', state: 'planned', title: 'A count each night', owner: 'The night shift', due: '2026-03-01' },
    ],
    partOrder: ['owners', 'scenario'],
    freeParts: [{ after: 'scenario', label: 'Note', body: 'Seen in *spring*.' }],
  }
}

/** A document with at least one row of every kind of a register, for tests that must meet them all. */
export function fullContent(code: string): RegisterContent {
  return {
    code,
    title: 'A register with everything',
    header: { version: '1.0', date: '1 May 2026', status: 'DRAFT', scope: 'Loading', prerequisites: 'None' },
    headerOrder: ['status', 'version'],
    headerLines: [{ after: 'version', label: 'Author', value: 'The team' }],
    constraints: ['Nothing is lost'],
    freeParts: [{ after: null, label: null, body: 'Read this first.' }],
    sections: [
      { kind: 'purpose', title: 'Purpose', body: 'To know.' },
      { kind: 'category', title: 'Data Integrity Failures', body: 'Worst of all.', scenarios: [fullScenario(`${code}-01`)] },
      { kind: 'free', title: 'A word between', body: 'Said.' },
      { kind: 'category', title: 'Human Errors', body: '', scenarios: [{ ...fullScenario(`${code}-07`), title: 'A wrong button' }] },
      {
        kind: 'decision-matrix',
        title: 'Decision Matrix',
        body: 'Ask first.',
        rules: [
          { condition: 'Data is wrong', action: 'Stop', authority: 'SRE Lead' },
          { condition: 'Data is late', action: 'Wait', authority: 'Escalate to Owner' },
        ],
        closing: 'Then tell.',
      },
      { kind: 'checklist', title: 'Failure Response Checklist', body: '', items: ['Breathe', 'Look'], closing: '' },
      { kind: 'document-control', title: 'Document Control', body: '', revisions: [{ version: '1.0', date: 'May', change: 'First' }], closing: '' },
      { kind: 'sign-off', title: 'Sign-Off', body: '', roles: [{ role: 'Product Manager', approval: '', date: '' }], closing: 'Done.' },
    ],
  }
}
