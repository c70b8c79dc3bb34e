import { HEADER_FIELDS, type FreePart, type RegisterContent, type ScenarioContent, type SectionContent } from '@/lib/domain/document/content'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { CategoryRow, FreePartRow, SectionRow } from '@/lib/domain/register/register-rows'
import type { RowByKind } from '@/lib/domain/row/row-catalogue'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { STAGES } from '@/lib/domain/scoring/factor'
import { compareOrder } from '@/lib/kernel/order-key'
import { present } from '@/lib/kernel/assert'

/** A register's rows, and the names of the workspace's owner roles. */
export interface RegisterRows extends RowReader {
  all<K extends RowKind>(kind: K): RowByKind[K][]
}

type OrderedKind = { [K in RowKind]: RowByKind[K] extends { orderKey: string } ? K : never }[RowKind]

/** Live rows of a kind in their order. */
export function listInOrder<K extends OrderedKind>(rows: readonly RowByKind[K][]): RowByKind[K][] {
  return rows.filter((row) => row.deletedAt === null).sort((a, b) => compareOrder(orderOf(a), orderOf(b)))
}

function orderOf(row: { id: string }): { id: string; orderKey: string } {
  return 'orderKey' in row && typeof row.orderKey === 'string' ? { id: row.id, orderKey: row.orderKey } : { id: row.id, orderKey: '' }
}

/** Categories and the other sections, as one list in the order of the document. */
export function listSections(rows: RegisterRows): ({ category: CategoryRow } | { section: SectionRow })[] {
  const categories = listInOrder<'category'>(rows.all('category')).map((category) => ({ category, place: category }))
  const sections = listInOrder<'section'>(rows.all('section')).map((section) => ({ section, place: section }))
  return [...categories, ...sections].sort((a, b) => compareOrder(a.place, b.place))
}

/** The content of a register as its document tells it; deleted rows are left out. */
export function rowsToContent(rows: RegisterRows, registerId: string): RegisterContent {
  const register = present(rows.get('register', registerId), 'the register itself is among its rows')
  const header = Object.fromEntries(HEADER_FIELDS.map((field) => [field, register[field]]))
  return {
    code: register.code,
    title: register.title,
    header: header as RegisterContent['header'],
    headerOrder: register.headerOrder.length > 0 ? register.headerOrder : null,
    headerLines: listInOrder<'header-line'>(rows.all('header-line')).map(({ after, label, value }) => ({ after, label, value: value ?? '' })),
    constraints: listInOrder<'register-constraint'>(rows.all('register-constraint')).map(({ text }) => text),
    freeParts: freePartsOf(rows.all('free-part').filter((row) => row.failureModeId === null)) as RegisterContent['freeParts'],
    sections: listSections(rows).map((entry) => ('category' in entry ? categoryOf(entry.category, rows) : sectionOf(entry.section, rows))),
  }
}

function freePartsOf(parts: FreePartRow[]): FreePart<string>[] {
  return listInOrder<'free-part'>(parts).map(({ after, label, body }) => ({ after, label, body }))
}

function categoryOf({ id, title, body }: CategoryRow, rows: RegisterRows): SectionContent {
  const scenarios = listInOrder<'failure-mode'>(rows.where('failure-mode', 'categoryId', id)).map((row) => scenarioOf(row, rows))
  return { kind: 'category', title, body, scenarios }
}

function sectionOf({ id, kind, title, body, closing }: SectionRow, rows: RegisterRows): SectionContent {
  const roleName = roleNamer(rows)
  switch (kind) {
    case 'decision-matrix': {
      const rules = listInOrder<'decision-rule'>(rows.where('decision-rule', 'sectionId', id)).map((rule) => ({
        condition: rule.condition,
        action: rule.action,
        authority: roleName(rule.authorityRoleId, rule.authorityText) ?? '',
      }))
      return { kind, title, body, rules, closing }
    }
    case 'checklist': {
      const items = listInOrder<'checklist-item'>(rows.where('checklist-item', 'sectionId', id)).map(({ text }) => text)
      return { kind, title, body, items, closing }
    }
    case 'document-control': {
      const found = listInOrder<'revision'>(rows.where('revision', 'sectionId', id))
      return { kind, title, body, revisions: found.map(({ version, date, change }) => ({ version, date, change })), closing }
    }
    case 'sign-off': {
      const roles = listInOrder<'signing-role'>(rows.where('signing-role', 'sectionId', id)).map((row) => ({
        role: roleName(row.ownerRoleId, row.roleText) ?? '',
        approval: row.approval,
        date: row.date,
      }))
      return { kind, title, body, roles, closing }
    }
    default:
      return { kind, title, body }
  }
}

/** The name of a role that a row points at, or the text in its place. */
export function roleNamer(rows: RowReader): (roleId: string | null, text: string | null) => string | null {
  return (roleId, text) => (roleId === null ? text : (rows.get('owner-role', roleId)?.name ?? text))
}

function scenarioOf(row: FailureModeRow, rows: RegisterRows): ScenarioContent {
  const { id } = row
  const roleName = roleNamer(rows)
  const { code, title, scenario, component, cause, effect, trigger, invariant, promise, failureClass, layer } = row
  const { blastData, blastUsers, blastTime, blastConsumers, degradedMode, recoveryStrategy, statusText } = row
  return {
    code,
    title,
    scenario,
    detectionSignals: listInOrder<'detection-signal'>(rows.where('detection-signal', 'failureModeId', id)).map(({ text }) => text),
    response: {
      windowMinutes: row.responseWindow,
      label: row.responseLabel,
      steps: listInOrder<'response-step'>(rows.where('response-step', 'failureModeId', id)).map(({ text }) => text),
    },
    hardStop: {
      noneReason: row.hardStopNone,
      steps: listInOrder<'hard-stop-step'>(rows.where('hard-stop-step', 'failureModeId', id)).map(({ text }) => text),
    },
    hardStopAuthority: roleName(row.hardStopAuthorityRoleId, row.hardStopAuthorityText),
    owners: listInOrder<'owner-link'>(rows.where('owner-link', 'failureModeId', id)).map((link) => ({
      name: roleName(link.ownerRoleId, link.roleText) ?? '',
      part: link.part,
    })),
    ...{ component, cause, effect, trigger, invariant, promise, failureClass, layer },
    ...{ blastData, blastUsers, blastTime, blastConsumers, degradedMode, recoveryStrategy, statusText },
    assessments: assessmentsOf(id, rows),
    controls: controlsOf(id, rows),
    partOrder: row.partOrder.length > 0 ? row.partOrder : null,
    freeParts: freePartsOf(rows.where('free-part', 'failureModeId', id)) as ScenarioContent['freeParts'],
  }
}

function assessmentsOf(failureModeId: string, rows: RegisterRows): ScenarioContent['assessments'] {
  return STAGES.flatMap((stage) => {
    const latest = latestAssessment(rows, failureModeId, stage)
    return latest ? [{ stage, factors: factorsOf(latest), rationale: latest.rationale }] : []
  })
}

function controlsOf(failureModeId: string, rows: RegisterRows): ScenarioContent['controls'] {
  const roleName = roleNamer(rows)
  return rows
    .where('control-link', 'failureModeId', failureModeId)
    .filter((link) => link.deletedAt === null)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((link) => {
      const control = rows.get('control', link.controlId)
      if (!control || control.deletedAt !== null) return []
      const { type, state, title, due } = control
      return [{ type, state, title, owner: roleName(control.ownerRoleId, control.ownerText), due }]
    })
}
