import { statusOn } from '@/lib/domain/acceptance/acceptance-standing'
import { CONTROL_TYPES, type ControlType } from '@/lib/domain/control/control-words'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { FailureModeStatus } from '@/lib/domain/failure-mode/failure-mode-words'
import { printOwnerChain, type OwnerPart } from '@/lib/domain/failure-mode/owner-chain'
import { factorsOf } from '@/lib/domain/failure-mode/latest-assessment'
import type { RowReader } from '@/lib/domain/row/row-reader'
import type { Band, FactorSet, Stage } from '@/lib/domain/scoring/factor'
import { isAnswering, ownershipOf, type Ownership } from '@/lib/domain/owners/ownership'
import { DEFAULT_POLICY, type ScoringPolicy } from '@/lib/domain/scoring/policy'
import { scoreFactors, type Score } from '@/lib/domain/scoring/score'
import { readStoredPolicy } from '@/lib/domain/scoring/stored-policy'
import { isHeldOn } from '@/lib/domain/workspace/role-holders'
import type { ScoringPolicyRow } from '@/lib/domain/workspace/workspace-rows'
import { compareOrder } from '@/lib/kernel/order-key'

/** One place of an owner chain, with the name that people read. */
export interface LineOwner {
  /** Id of the owner link. */
  id: string
  roleId: string | null
  text: string | null
  /** Name of the role, also of a deleted one, or the text in its place. */
  name: string
  part: OwnerPart
}

/** How many controls of a type are in place, and how many are still proposed or planned. Retired ones count for nothing. */
export interface ControlCount {
  existing: number
  planned: number
}

/** Everything of a failure mode that the worksheet filters, sorts and groups by, without its long texts. */
export interface WorksheetLine {
  id: string
  code: string
  title: string
  categoryId: string
  categoryTitle: string
  /** Order key of the category; lines stand by category, then by their own key. */
  categoryPlace: string
  orderKey: string
  status: FailureModeStatus
  component: string | null
  layer: string | null
  promise: FailureModeRow['promise']
  failureClass: FailureModeRow['failureClass']
  responseWindow: number | null
  responseLabel: string | null
  hardStopAuthorityRoleId: string | null
  hardStopAuthorityText: string | null
  /** Name of the role that may pull the hard stop, or the text in its place; null when nobody is named. */
  hardStopAuthority: string | null
  owners: readonly LineOwner[]
  /** The owner chain as one line; the empty string when nobody is named. */
  ownerLine: string
  /** Memberships that hold, on the day of the context, an owner role that answers for the line. */
  holders: readonly string[]
  factors: Readonly<Record<Stage, FactorSet>>
  /** Number and band of each stage under the policy of the register. */
  scores: Readonly<Record<Stage, Score>>
  /** Band at the current stage; null while a factor is missing. */
  band: Band | null
  controls: Readonly<Record<ControlType, ControlCount>>
  /** Earliest day on which a control that is not in place is due; null when none has a day. */
  due: string | null
  /** Controls whose day has passed and that are not in place. */
  overdue: number
  /** ISO time of the last change, where the reader of the rows knows it. */
  updatedAt: string | null
}

export interface LineContext {
  policy: ScoringPolicy
  /** ISO day, such as 2026-01-31, on which holders and due days are judged. */
  today: string
  /** Time of the last change of a failure mode, where it is known. */
  updatedAt?(failureModeId: string): string | null
}

/** The context of a register's lines on a day: the policy that it scores under. */
export function lineContext(rows: RowReader, registerId: string, today: string): LineContext {
  const register = rows.get('register', registerId)
  const stored = register ? rows.get('scoring-policy', register.scoringPolicyId) : undefined
  return { policy: stored ? policyOf(stored) : DEFAULT_POLICY, today }
}

const policies = new WeakMap<ScoringPolicyRow, ScoringPolicy>()

// One object for one stored version, so that whoever compares contexts sees that nothing has changed.
function policyOf(stored: ScoringPolicyRow): ScoringPolicy {
  const policy = policies.get(stored) ?? readStoredPolicy(stored)
  policies.set(stored, policy)
  return policy
}

/** The line of a failure mode; null when it is not here or was deleted. */
export function makeLine(rows: RowReader, failureModeId: string, context: LineContext): WorksheetLine | null {
  const row = rows.get('failure-mode', failureModeId)
  if (!row || row.deletedAt !== null) return null
  const category = rows.get('category', row.categoryId)
  const owners = ownersOf(rows, row.id)
  const factors = stagesOf(rows, row.id)
  const scores = eachStage((stage) => scoreFactors(context.policy, factors[stage]))
  const band = scores.current.state === 'scored' ? scores.current.band : null
  return {
    ...pickScalars(row),
    status: statusOn(rows, row, { band, today: context.today }),
    categoryTitle: category?.title ?? '',
    categoryPlace: category?.orderKey ?? '',
    hardStopAuthority: nameOf(rows, row.hardStopAuthorityRoleId, row.hardStopAuthorityText),
    owners,
    ownerLine: printOwnerChain(owners),
    holders: holdersOf(rows, owners, context.today),
    factors,
    scores,
    band,
    ...controlsOf(rows, row.id, context.today),
    updatedAt: context.updatedAt?.(row.id) ?? null,
  }
}

function pickScalars(row: FailureModeRow) {
  const { id, code, title, categoryId, orderKey, component, layer, promise, failureClass } = row
  const { responseWindow, responseLabel, hardStopAuthorityRoleId, hardStopAuthorityText } = row
  return {
    ...{ id, code, title, categoryId, orderKey, component, layer, promise, failureClass },
    ...{ responseWindow, responseLabel, hardStopAuthorityRoleId, hardStopAuthorityText },
  }
}

function nameOf(rows: RowReader, roleId: string | null, text: string | null): string | null {
  return roleId === null ? text : (rows.get('owner-role', roleId)?.name ?? text)
}

function ownersOf(rows: RowReader, failureModeId: string): LineOwner[] {
  const links = rows.where('owner-link', 'failureModeId', failureModeId).filter((link) => link.deletedAt === null)
  return links.sort(compareOrder).map((link) => ({
    id: link.id,
    roleId: link.ownerRoleId,
    text: link.roleText,
    name: nameOf(rows, link.ownerRoleId, link.roleText) ?? '',
    part: link.part,
  }))
}

function holdersOf(rows: RowReader, owners: readonly LineOwner[], today: string): string[] {
  const found = new Set<string>()
  for (const { roleId, part } of owners) {
    if (roleId === null || !isAnswering({ part }) || rows.get('owner-role', roleId)?.deletedAt !== null) continue
    for (const holding of rows.where('owner-role-holding', 'ownerRoleId', roleId)) {
      if (isHeldOn(holding, today) && rows.get('membership', holding.membershipId)?.deletedAt === null) found.add(holding.membershipId)
    }
  }
  return [...found].sort()
}

function eachStage<T>(make: (stage: Stage) => T): Record<Stage, T> {
  return { inherent: make('inherent'), current: make('current'), target: make('target') }
}

// One look at the assessments for all three stages: a room of twenty thousand lines is made in one go.
function stagesOf(rows: RowReader, failureModeId: string): Record<Stage, FactorSet> {
  const all = rows.where('assessment', 'failureModeId', failureModeId)
  return eachStage((stage) => {
    let latest: (typeof all)[number] | undefined
    for (const one of all) if (one.stage === stage && (!latest || one.ordinal >= latest.ordinal)) latest = one
    return factorsOf(latest)
  })
}

function controlsOf(rows: RowReader, failureModeId: string, today: string) {
  const counts = Object.fromEntries(CONTROL_TYPES.map((type) => [type, { existing: 0, planned: 0 }])) as Record<ControlType, ControlCount>
  let due: string | null = null
  let overdue = 0
  for (const controlId of liveControlIds(rows, failureModeId)) {
    const control = rows.get('control', controlId)
    if (!control || control.deletedAt !== null || control.state === 'retired') continue
    if (control.state === 'in-place') {
      counts[control.type].existing += 1
      continue
    }
    counts[control.type].planned += 1
    if (control.due === null) continue
    if (due === null || control.due < due) due = control.due
    if (control.due < today) overdue += 1
  }
  return { controls: counts, due, overdue }
}

// Two people may link one control at once; it serves the failure mode once all the same.
function liveControlIds(rows: RowReader, failureModeId: string): Set<string> {
  const links = rows.where('control-link', 'failureModeId', failureModeId)
  return new Set(links.flatMap((link) => (link.deletedAt === null ? [link.controlId] : [])))
}

/** True while the current stage lacks a factor. */
export function isUnscored(line: WorksheetLine): boolean {
  return line.scores.current.state === 'incomplete'
}

/** How a line is owned on the day of its context. */
export function lineOwnership({ owners, holders }: WorksheetLine): Ownership {
  // The holders of a line are those of the roles that answer, so one of these is held when there are any.
  return ownershipOf(owners, () => holders.length > 0)
}

/** True when nobody answers for a line: its chain is empty, or names only those who are escalated to or told. */
export function isUnowned(line: WorksheetLine): boolean {
  return lineOwnership(line) === 'unowned'
}

/** True when roles answer for a line and nobody holds one of them today; a name in words has no holder to look for. */
export function isUnheld(line: WorksheetLine): boolean {
  return lineOwnership(line) === 'unheld'
}
