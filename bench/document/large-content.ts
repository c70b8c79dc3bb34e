import type { RegisterContent, ScenarioContent } from '@/lib/domain/document/content'
import { LEVELS } from '@/lib/domain/scoring/factor'

const CATEGORIES = 5
const PARTS = ['loader', 'queue', 'ledger', 'replica', 'gateway', 'scheduler', 'index', 'cache', 'exporter', 'parser'] as const

const partOf = (i: number) => PARTS[i % PARTS.length] ?? 'loader'
const levelOf = (i: number) => LEVELS[i % LEVELS.length] ?? 1

/** A register as a large team would have it after a year: each failure mode described, scored before and after, owned and with two controls. */
export function makeLargeContent(code: string, count: number): RegisterContent {
  const sections = Array.from({ length: CATEGORIES }, (_, category) => {
    const numbers = Array.from({ length: count }, (_, i) => i).filter((i) => i % CATEGORIES === category)
    return { kind: 'category' as const, title: `Failures of kind ${category + 1}`, body: '', scenarios: numbers.map((i) => makeScenario(code, i)) }
  })
  return {
    code,
    title: `Register of ${count}`,
    header: { version: '4.2', date: '2026-05-01', status: 'LOCKED', scope: 'Everything', prerequisites: null },
    headerOrder: null,
    headerLines: [],
    constraints: [],
    freeParts: [],
    sections,
  }
}

function makeScenario(code: string, i: number): ScenarioContent {
  const [part, other] = [partOf(i), partOf(i * 7 + 3)]
  const factors = (step: number) => ({ likelihood: levelOf(i + step), impact: levelOf(i * 3), detectability: levelOf(i * 2 + step), recoverability: levelOf(i * 4), blastRadius: levelOf(i * 7) })
  return {
    code: `${code}-${String(i + 1).padStart(2, '0')}`,
    title: `The ${part} accepts work that the ${other} has lost`,
    scenario: `After a restart the ${part} takes what is new for what is old, and the ${other} never hears of it.`,
    detectionSignals: [`The ${part} counts more rows than the ${other}`, `Age of the oldest row in \`${part}_pending\` above 15 minutes`],
    response: { windowMinutes: 15, label: null, steps: [`Stop the ${part}`, `Compare its counts with the ${other}`, 'Tell the owner'] },
    hardStop: { noneReason: null, steps: [`Never replay the ${other} before its counts agree`] },
    hardStopAuthority: null,
    owners: [{ name: 'On-Call Primary', part: 'accountable' }],
    ...{ component: part, cause: `The ${part} keeps its place in memory and forgets it.`, effect: `Reports of the ${other} are too low, and nobody is told.` },
    ...{ trigger: null, invariant: null, promise: ['durability'], failureClass: ['correctness'], layer: 'transaction' },
    ...{ blastData: null, blastUsers: null, blastTime: null, blastConsumers: null, degradedMode: null, recoveryStrategy: `Replay the ${part} from its log.`, statusText: null },
    assessments: [
      { stage: 'inherent', factors: factors(0), rationale: null },
      { stage: 'current', factors: factors(1), rationale: null },
    ],
    controls: [
      { type: 'prevention', state: 'in-place', title: `A place of the ${part} that survives a restart`, owner: 'SRE Lead', due: null },
      { type: 'proof', state: 'planned', title: `A count of ${part} and ${other} each night`, owner: null, due: '2026-09-01' },
    ],
    partOrder: null,
    freeParts: [],
  }
}
