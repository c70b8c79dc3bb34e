import type { AssessmentContent, ControlContent, FreePart, RegisterContent, ScenarioContent, SectionContent } from '@/lib/domain/document/content'
import { scenarioNumber } from '@/lib/domain/failure-mode/scenario-code'
import type { Change, Row } from '@/lib/domain/row/change'
import { REGISTER_ROW_KINDS, type RegisterRowKind } from '@/lib/domain/row/row-kinds'
import { spreadOrderKeys } from '@/lib/kernel/order-key'

/** What the content of a document cannot know: ids, the workspace's roles, the policy that a new register scores under. */
export interface ContentContext {
  registerId: string
  scoringPolicyId: string
  newId(): string
  /** The id of an owner role by its exact name, or null when the workspace has no such role. */
  findRole(name: string): string | null
}

/**
 * The rows of a new register with this content, as changes in the order in which they are stored. Names of roles that the workspace
 * has become pointers; others stay text.
 */
export function contentToRows(content: RegisterContent, context: ContentContext): Change[] {
  const rows = new Map<RegisterRowKind, Row[]>(REGISTER_ROW_KINDS.map((kind) => [kind, []]))
  const add: AddRow = (kind, fields) => {
    const id = context.newId()
    rows.get(kind)?.push({ id, ...fields, deletedAt: null })
    return id
  }
  rows.get('register')?.push(registerRowOf(content, context))
  addFront(content, add)
  const keys = spreadOrderKeys(content.sections.length)
  content.sections.forEach((section, i) => addSection(section, keys[i] ?? '', add, context))
  return REGISTER_ROW_KINDS.flatMap((kind) =>
    (rows.get(kind) ?? []).map((row): Change => ({ kind, id: row.id, field: null, before: null, after: row })),
  )
}

type Fields = Omit<Row, 'id'>
type AddRow = (kind: RegisterRowKind, fields: Fields) => string

function registerRowOf(content: RegisterContent, context: ContentContext): Row {
  const numbers = content.sections.flatMap((section) =>
    section.kind === 'category' ? section.scenarios.map((one) => scenarioNumber(content.code, one.code) ?? 0) : [],
  )
  return {
    id: context.registerId,
    code: content.code,
    title: content.title,
    state: 'draft',
    ...content.header,
    headerOrder: content.headerOrder ?? [],
    scoringPolicyId: context.scoringPolicyId,
    lastCodeNumber: numbers.reduce((most, n) => Math.max(most, n), 0),
    deletedAt: null,
  }
}

/** Adds one row for each item of an ordered list. */
function addList<T>(items: readonly T[], add: AddRow, kind: RegisterRowKind, fieldsOf: (item: T) => Fields): void {
  const keys = spreadOrderKeys(items.length)
  items.forEach((item, i) => add(kind, { ...fieldsOf(item), orderKey: keys[i] ?? '' }))
}

function addFront(content: RegisterContent, add: AddRow): void {
  addList(content.constraints, add, 'register-constraint', (text) => ({ text }))
  addList(content.headerLines, add, 'header-line', ({ after, label, value }) => ({ after, label, value }))
  addFreeParts(content.freeParts, null, add)
}

function addFreeParts(parts: readonly FreePart<string>[], failureModeId: string | null, add: AddRow): void {
  addList(parts, add, 'free-part', ({ after, label, body }) => ({ failureModeId, after, label, body }))
}

function addSection(section: SectionContent, orderKey: string, add: AddRow, context: ContentContext): void {
  const { kind, title, body } = section
  if (section.kind === 'category') {
    const categoryId = add('category', { title, body, orderKey })
    const keys = spreadOrderKeys(section.scenarios.length)
    section.scenarios.forEach((scenario, i) => addScenario(scenario, categoryId, keys[i] ?? '', add, context))
    return
  }
  const closing = 'closing' in section ? section.closing : ''
  const sectionId = add('section', { kind, title, body, closing, orderKey })
  if (section.kind === 'decision-matrix') {
    addList(section.rules, add, 'decision-rule', ({ condition, action, authority }) => ({
      sectionId,
      condition,
      action,
      ...roleOrText(authority, 'authorityRoleId', 'authorityText', context),
    }))
  }
  if (section.kind === 'checklist') addList(section.items, add, 'checklist-item', (text) => ({ sectionId, text }))
  if (section.kind === 'document-control') addList(section.revisions, add, 'revision', (revision) => ({ sectionId, ...revision }))
  if (section.kind === 'sign-off') {
    addList(section.roles, add, 'signing-role', ({ role, approval, date }) => ({
      sectionId,
      ...roleOrText(role, 'ownerRoleId', 'roleText', context),
      approval,
      date,
    }))
  }
}

function roleOrText(name: string | null, roleField: string, textField: string, context: ContentContext): Fields {
  const roleId = name === null || name === '' ? null : context.findRole(name)
  return { [roleField]: roleId, [textField]: roleId === null ? name || null : null }
}

function addScenario(scenario: ScenarioContent, categoryId: string, orderKey: string, add: AddRow, context: ContentContext): void {
  const failureModeId = add('failure-mode', {
    code: scenario.code,
    title: scenario.title,
    categoryId,
    orderKey,
    status: 'open',
    closedReason: null,
    statusText: scenario.statusText,
    component: scenario.component,
    scenario: scenario.scenario,
    cause: scenario.cause,
    effect: scenario.effect,
    trigger: scenario.trigger,
    invariant: scenario.invariant,
    promise: scenario.promise,
    failureClass: scenario.failureClass,
    layer: scenario.layer,
    responseWindow: scenario.response.windowMinutes,
    responseLabel: scenario.response.label,
    hardStopNone: scenario.hardStop.noneReason,
    ...roleOrText(scenario.hardStopAuthority, 'hardStopAuthorityRoleId', 'hardStopAuthorityText', context),
    blastData: scenario.blastData,
    blastUsers: scenario.blastUsers,
    blastTime: scenario.blastTime,
    blastConsumers: scenario.blastConsumers,
    degradedMode: scenario.degradedMode,
    recoveryStrategy: scenario.recoveryStrategy,
    partOrder: scenario.partOrder ?? [],
  })
  addList(scenario.detectionSignals, add, 'detection-signal', (text) => ({ failureModeId, text }))
  addList(scenario.response.steps, add, 'response-step', (text) => ({ failureModeId, text }))
  addList(scenario.hardStop.steps, add, 'hard-stop-step', (text) => ({ failureModeId, text }))
  addList(scenario.owners, add, 'owner-link', ({ name, part }) => ({
    failureModeId,
    ...roleOrText(name, 'ownerRoleId', 'roleText', context),
    part,
  }))
  addFreeParts(scenario.freeParts, failureModeId, add)
  for (const assessment of scenario.assessments) addAssessment(assessment, failureModeId, add, context)
  for (const control of scenario.controls) addControl(control, failureModeId, add, context)
}

function addAssessment({ stage, factors, rationale }: AssessmentContent, failureModeId: string, add: AddRow, context: ContentContext): void {
  add('assessment', { failureModeId, stage, ordinal: 1, ...factors, rationale, scoringPolicyId: context.scoringPolicyId })
}

function addControl(control: ControlContent, failureModeId: string, add: AddRow, context: ContentContext): void {
  const { type, state, title, owner, due } = control
  const controlId = add('control', { type, state, title, ...roleOrText(owner, 'ownerRoleId', 'ownerText', context), due })
  add('control-link', { controlId, failureModeId })
}
