import { CONTROL_TYPES, type ControlType } from '@/lib/domain/control/control-words'
import type { Factor } from '@/lib/domain/scoring/factor'

/** Texts of a failure mode that a column may become. */
export const TEXT_TARGETS = ['scenario', 'cause', 'effect', 'trigger', 'invariant', 'degradedMode', 'recoveryStrategy', 'statusText'] as const
export type TextTarget = (typeof TEXT_TARGETS)[number]

/** Factors that other people's sheets hold. Recoverability and blast radius may be chosen by hand. */
export const FACTOR_TARGETS = ['likelihood', 'impact', 'detectability', 'recoverability', 'blastRadius'] as const satisfies readonly Factor[]

/** Stages of a score in a source; what “residual” means is asked of the person. */
export const SOURCE_STAGES = ['inherent', 'current', 'target', 'residual'] as const
export type SourceStage = (typeof SOURCE_STAGES)[number]

/** States of a control that an import may claim; only `in-place` exists, and none counts as proven. */
export const IMPORTED_STATES = ['in-place', 'planned', 'proposed'] as const
export type ImportedState = (typeof IMPORTED_STATES)[number]

const PLAIN_TARGETS = ['ignore', 'note', 'reference', 'title', 'category', 'component', 'layer', 'owner', 'signal', ...TEXT_TARGETS] as const

type FactorTarget = `${(typeof FACTOR_TARGETS)[number]}:${SourceStage}`
type ControlTarget = `control:${Exclude<ControlType, 'proof'>}:${ImportedState}`
type CheckedTarget = `checked:${SourceStage}`

/** What a column of a source becomes. */
export type ColumnTarget = (typeof PLAIN_TARGETS)[number] | FactorTarget | ControlTarget | CheckedTarget

/** All targets. A proof has a statement and an expected result, which no column gives: no column becomes one. */
export const COLUMN_TARGETS: readonly [ColumnTarget, ...ColumnTarget[]] = [
  ...PLAIN_TARGETS,
  ...SOURCE_STAGES.flatMap((stage) => FACTOR_TARGETS.map((factor): ColumnTarget => `${factor}:${stage}`)),
  ...SOURCE_STAGES.map((stage): ColumnTarget => `checked:${stage}`),
  ...CONTROL_TYPES.flatMap((type) => (type === 'proof' ? [] : IMPORTED_STATES.map((state): ColumnTarget => `control:${type}:${state}`))),
]

const LABELS = {
  ignore: 'Left out',
  note: 'Note under its own header',
  reference: 'Reference of the source',
  title: 'Failure mode (title)',
  category: 'Category',
  component: 'Component',
  layer: 'Architecture layer',
  owner: 'Owner',
  signal: 'Detection signals',
  scenario: 'Scenario',
  cause: 'Cause',
  effect: 'Effect',
  trigger: 'Trigger',
  invariant: 'Invariant impacted',
  degradedMode: 'Degraded mode',
  recoveryStrategy: 'Recovery strategy',
  statusText: 'Status in the source',
  likelihood: 'Likelihood',
  impact: 'Impact',
  detectability: 'Detectability',
  recoverability: 'Recoverability',
  blastRadius: 'Blast radius',
  checked: 'Computed from the scores, checked only',
  'in-place': 'in place',
  planned: 'planned',
  proposed: 'state not known',
} as const

const isLabelled = (word: string): word is keyof typeof LABELS => word in LABELS
const labelOf = (word: string) => (isLabelled(word) ? LABELS[word] : word)

/** What people read for a target: “Impact, current”, “Control: prevention, in place”. */
export function targetLabel(target: ColumnTarget): string {
  const [first = '', second, third] = target.split(':')
  if (first === 'control') return `Control: ${second ?? ''}, ${labelOf(third ?? '')}`
  return second === undefined ? labelOf(first) : `${labelOf(first)}, ${second}`
}

/** The factor and stage of a target that is a score. */
export function scoreOf(target: ColumnTarget): { factor: Factor; stage: SourceStage } | null {
  const [first, second] = target.split(':')
  const factor = FACTOR_TARGETS.find((name) => name === first)
  const stage = SOURCE_STAGES.find((name) => name === second)
  return factor && stage ? { factor, stage } : null
}

/** The stage of a target that is computed from scores. */
export function checkedStage(target: ColumnTarget): SourceStage | null {
  const [first, second] = target.split(':')
  return first === 'checked' ? (SOURCE_STAGES.find((name) => name === second) ?? null) : null
}

/** Type and state of a target that is a control. */
export function controlOf(target: ColumnTarget): { type: ControlType; state: ImportedState } | null {
  const [first, second, third] = target.split(':')
  const type = CONTROL_TYPES.find((name) => name === second)
  const state = IMPORTED_STATES.find((name) => name === third)
  return first === 'control' && type && state ? { type, state } : null
}

/** The text field of a target. */
export function textTargetOf(target: ColumnTarget): TextTarget | null {
  return TEXT_TARGETS.find((name) => name === target) ?? null
}
