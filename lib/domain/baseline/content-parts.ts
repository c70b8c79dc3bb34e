import type { BaselineContent, FrozenAction, FrozenControl, FrozenScenario, FrozenSection } from '@/lib/domain/baseline/baseline-content'
import type { Item, Part } from '@/lib/domain/baseline/difference'
import { controlRow } from '@/lib/domain/control/control-rows'
import { CONTROL_STATE_LABELS } from '@/lib/domain/control/control-words'
import { HEADER_FIELDS, type FreePart, type HeaderField, type ScenarioPart } from '@/lib/domain/document/content'
import { HEADER_LABELS, PART_LABELS } from '@/lib/domain/document/document-labels'
import { failureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { Value } from '@/lib/domain/row/change'
import { EMPTY_FACTORS, FACTORS, STAGES, type Stage } from '@/lib/domain/scoring/factor'
import { POLICY_WORDS, type ScoringPolicy } from '@/lib/domain/scoring/policy'
import { describeLevel, FACTOR_WORDS } from '@/lib/domain/scoring/rubric'
import { describeScore, scoreFactors } from '@/lib/domain/scoring/score'
import { readStoredPolicy, type StoredPolicy } from '@/lib/domain/scoring/stored-policy'

// The parts of a register in words, in the order in which a difference tells them. Whatever a content holds must come into one of them: a
// difference that nobody reads would make a signature stale without a reason that can be shown (BL-30).

const list = (label: string, items: readonly Item[], isOrdered = true): Part => ({ label, items, isOrdered })
const texts = (label: string, items: readonly string[]): Part => list(label, items.map((name) => ({ name, facts: [] })))
const text = (label: string, value: string | null): Part => ({ label, text: value === '' ? null : value })
const words = (label: string, set: readonly string[] | null): Part => text(label, set === null || set.length === 0 ? null : set.join(', '))

/** The register as a whole: its front pages, its policy and the roles that it names. */
export function registerParts({ register, policy, roles }: BaselineContent): Part[] {
  return [
    text('Title', register.title),
    ...HEADER_FIELDS.map((field) => text(HEADER_LABELS[field], register.header[field])),
    words('Order of the header', register.headerOrder?.map((field) => HEADER_LABELS[field]) ?? null),
    list('Header lines', register.headerLines.map(({ label, value, after }) => ({ name: label, facts: [['value', value === '' ? null : value], ['behind', headerName(after)]] }))),
    texts('Constraints', register.constraints),
    freePartItems('Free text', register.freeParts),
    text('Scoring policy', describePolicy(policy)),
    list('Owner roles', roles.map((name) => ({ name, facts: [] })), false),
  ]
}

function headerName(field: HeaderField | null): string | null {
  return field === null ? null : HEADER_LABELS[field].toLowerCase()
}

/** What a policy counts and where its bands end. */
export function describePolicy({ kind, weights, edges }: StoredPolicy): string {
  const [low, moderate, high] = edges
  const counted = weights.some((weight) => weight > 0) ? ` (weights ${weights.join(', ')})` : ''
  return `${POLICY_WORDS[kind].label}${counted}: low to ${low}, moderate to ${moderate}, high to ${high}`
}

/** A section without its scenarios. */
export function sectionParts(section: FrozenSection): Part[] {
  return [
    text('Text', section.body),
    list('Rules', section.kind === 'decision-matrix' ? section.rules.map(({ condition, ...more }) => ({ name: condition, facts: cells(more) })) : []),
    texts('Items', section.kind === 'checklist' ? section.items : []),
    list('Versions', section.kind === 'document-control' ? section.revisions.map(({ version, ...more }) => ({ name: version, facts: cells(more) })) : []),
    list('Roles that sign', section.kind === 'sign-off' ? section.roles.map(({ role, ...more }) => ({ name: role, facts: cells(more) })) : []),
    text('Closing text', 'closing' in section ? section.closing : null),
  ]
}

function cells(more: Record<string, string>): [string, string | null][] {
  return Object.entries(more).map(([label, value]) => [label, value === '' ? null : value])
}

const LINES = [
  'title',
  'status',
  'closedReason',
  'statusText',
  'component',
  'scenario',
  'cause',
  'effect',
  'trigger',
  'invariant',
  'layer',
  'blastData',
  'blastUsers',
  'blastTime',
  'blastConsumers',
  'degradedMode',
  'recoveryStrategy',
] as const satisfies readonly (keyof FrozenScenario)[]

/** A scenario, scored under a policy. */
export function scenarioParts(scenario: FrozenScenario, policy: StoredPolicy): Part[] {
  const { response, hardStop } = scenario
  const scoring = readStoredPolicy(policy)
  return [
    ...LINES.map((field) => text(failureModeRow.fields[field].label, field === 'status' ? scenario.status.replace('-', ' ') : scenario[field])),
    words(failureModeRow.fields.promise.label, scenario.promise),
    words(failureModeRow.fields.failureClass.label, scenario.failureClass),
    ...STAGES.flatMap((stage) => stageParts(scenario, stage, scoring)),
    texts('Detection signals', scenario.detectionSignals),
    text('Response window', response.windowMinutes === null ? null : `${response.windowMinutes} minutes`),
    text('Label of the response', response.label),
    texts('First response', response.steps),
    text('No hard stop, because', hardStop.noneReason === '' ? '(no reason)' : hardStop.noneReason),
    texts('Hard stop', hardStop.steps),
    text('Hard stop authority', scenario.hardStopAuthority),
    list('Owners', scenario.owners.map(({ name, part }) => ({ name, facts: [['as', part]] }))),
    list('Controls', scenario.controls.map(controlItem), false),
    list('Actions', [...scenario.actions.map((action) => actionItem(action, null)), ...scenario.controls.flatMap(({ title, actions }) => actions.map((action) => actionItem(action, title)))], false),
    freePartItems('Free text', scenario.freeParts),
    words('Order of the parts', scenario.partOrder?.map(partName) ?? null),
  ]
}

function stageParts({ assessments }: FrozenScenario, stage: Stage, policy: ScoringPolicy): Part[] {
  const found = assessments.find((one) => one.stage === stage)
  const factors = found?.factors ?? EMPTY_FACTORS
  const score = scoreFactors(policy, factors)
  const label = (what: string) => `${stage.charAt(0).toUpperCase()}${stage.slice(1)}: ${what}`
  return [
    text(label('score'), score.state === 'scored' ? describeScore(score) : null),
    ...FACTORS.map((factor) => text(label(FACTOR_WORDS[factor].label.toLowerCase()), factors[factor] === null ? null : describeLevel(factor, factors[factor]))),
    text(label('rationale'), found?.rationale ?? null),
  ]
}

function controlItem({ type, title, state, owner, due, more }: FrozenControl): Item {
  const others = Object.entries(more).map(([name, value]): [string, string | null] => [labelOfControl(name), printValue(value)])
  return { name: `${type}: ${title}`, group: type, facts: [['state', CONTROL_STATE_LABELS[state].toLowerCase()], ['owner', owner], ['due', due], ...others] }
}

function labelOfControl(name: string): string {
  const field = Object.entries(controlRow.fields).find(([known]) => known === name)?.[1]
  return (field?.label ?? name).toLowerCase()
}

function printValue(value: Value): string | null {
  if (value === null || value === '') return null
  return Array.isArray(value) ? value.join(', ') : String(value)
}

function actionItem({ what, who, due, state, settledOn }: FrozenAction, control: string | null): Item {
  const name = control === null ? what : `${what} (for “${control}”)`
  return { name, facts: [['who', who], ['until', due], ['state', state], ['settled on', settledOn]] }
}

function freePartItems(label: string, parts: readonly FreePart<string>[]): Part {
  return list(label, parts.map(({ label: own, body, after }) => ({ name: own ?? '(no label)', facts: [['text', body === '' ? null : body], ['behind', after === null ? null : partName(after)]] })))
}

/** The name of a part of the document. */
function partName(part: string): string {
  return Object.hasOwn(PART_LABELS, part) ? PART_LABELS[part as Exclude<ScenarioPart, 'response'>] : part
}
