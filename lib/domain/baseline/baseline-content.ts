import { controlRow, type ControlRow } from '@/lib/domain/control/control-rows'
import type { ActionRow } from '@/lib/domain/action/action-rows'
import type { AssessmentContent, RegisterContent, ScenarioContent, SectionContent } from '@/lib/domain/document/content'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { roleNamer, rowsToContent, type RegisterRows } from '@/lib/domain/register/rows-to-content'
import type { Value } from '@/lib/domain/row/change'
import { countScored } from '@/lib/domain/scoring/factor'
import type { StoredPolicy } from '@/lib/domain/scoring/stored-policy'
import { canonicalJson } from '@/lib/kernel/canonical-json'
import { present } from '@/lib/kernel/assert'

/** An action: what, who by name, until when. */
export type FrozenAction = Pick<ActionRow, 'what' | 'due' | 'state' | 'settledOn'> & { who: string }

/** A control with every field that it has, its owner by name. */
export type FrozenControl = Pick<ControlRow, 'type' | 'state' | 'title' | 'due'> & { owner: string | null; more: Record<string, Value>; actions: FrozenAction[] }

export type FrozenScenario = Omit<ScenarioContent, 'controls'> &
  Pick<FailureModeRow, 'status' | 'closedReason'> & { controls: FrozenControl[]; actions: FrozenAction[] }

type CategoryContent = Extract<SectionContent, { kind: 'category' }>
export type FrozenCategory = Omit<CategoryContent, 'scenarios'> & { scenarios: FrozenScenario[] }
export type FrozenSection = Exclude<SectionContent, CategoryContent> | FrozenCategory

/**
 * What a register means: its document and what that leaves out, by names and in its own order, without ids, places, times and people who hold roles.
 * Whatever is taken back has the meaning that it had before, so the digest of this is what a signature is compared with.
 */
export interface BaselineContent {
  form: 1
  register: Omit<RegisterContent, 'sections'> & { sections: FrozenSection[] }
  policy: StoredPolicy
  /** Names of the owner roles that it names, in order. */
  roles: string[]
}

/** The meaning of a register's rows; `rows` hold its policy, roles and the members that its actions name too. */
export function contentOfRows(rows: RegisterRows, registerId: string): BaselineContent {
  const { sections, ...register } = rowsToContent(rows, registerId)
  const byCode = new Map(rows.all('failure-mode').map((row) => [row.code, row]))
  const freeze = (scenario: ScenarioContent) => freezeScenario(scenario, present(byCode.get(scenario.code), 'a scenario is a failure mode'), rows)
  const frozen = sections.map((section): FrozenSection => (section.kind === 'category' ? { ...section, scenarios: section.scenarios.map(freeze) } : section))
  const { kind, weights, edges } = present(rows.get('scoring-policy', policyIdOf(rows, registerId)), 'the policy of a register is there')
  return { form: 1, register: { ...register, sections: frozen }, policy: { kind, weights, edges }, roles: rows.all('owner-role').map(({ name }) => name).sort() }
}

function policyIdOf(rows: RegisterRows, registerId: string): string {
  return present(rows.get('register', registerId), 'the register is among its rows').scoringPolicyId
}

function freezeScenario(scenario: ScenarioContent, row: FailureModeRow, rows: RegisterRows): FrozenScenario {
  return {
    ...scenario,
    status: row.status,
    closedReason: row.closedReason,
    assessments: scenario.assessments.filter(saysSomething),
    controls: controlsOf(row.id, rows),
    actions: actionsOf(rows.where('action', 'failureModeId', row.id), rows),
  }
}

/** Scored and emptied again says what nobody ever scored says. */
function saysSomething({ factors, rationale }: AssessmentContent): boolean {
  return rationale !== null || countScored(factors) > 0
}

const NAMED = ['type', 'state', 'title', 'due', 'ownerText', 'deletedAt']
/**
 * Fields of a control that are not named above: what it gains later is part of its meaning from then on. While one says nothing it is left out, and so must be
 * whatever is added to this content elsewhere: an upgrade changes no meaning, and makes no signature stale.
 */
const MORE = Object.entries(controlRow.fields).flatMap(([name, { shape }]) => (NAMED.includes(name) || shape === 'reference' || shape === 'order' ? [] : [name]))

function controlsOf(failureModeId: string, rows: RegisterRows): FrozenControl[] {
  const links = rows.where('control-link', 'failureModeId', failureModeId).filter(({ deletedAt }) => deletedAt === null)
  return inCanonicalOrder(links.flatMap(({ controlId }) => freezeControl(rows.get('control', controlId), rows)))
}

function freezeControl(control: ControlRow | undefined, rows: RegisterRows): FrozenControl[] {
  if (!control || control.deletedAt !== null) return []
  const { type, state, title, due } = control
  const values: Record<string, Value> = { ...control }
  const more = Object.fromEntries(MORE.flatMap((name) => (saysNothing(values[name]) ? [] : [[name, values[name] ?? null]])))
  const owner = roleNamer(rows)(control.ownerRoleId, control.ownerText)
  return [{ type, state, title, owner, due, more, actions: actionsOf(rows.where('action', 'controlId', control.id), rows) }]
}

function saysNothing(value: Value | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function actionsOf(actions: readonly ActionRow[], rows: RegisterRows): FrozenAction[] {
  const live = actions.filter(({ deletedAt }) => deletedAt === null)
  return inCanonicalOrder(live.map(({ what, due, state, settledOn, membershipId }) => ({ what, who: rows.get('membership', membershipId)?.name ?? '', due, state, settledOn })))
}

/** What has no order of its own stands in that of its text, whenever it was made. */
function inCanonicalOrder<T>(list: readonly T[]): T[] {
  const texts = new Map(list.map((one) => [one, canonicalJson(one)]))
  return [...list].sort((a, b) => ((texts.get(a) ?? '') < (texts.get(b) ?? '') ? -1 : 1))
}
