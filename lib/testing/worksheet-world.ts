import { CONTROL_STATES, CONTROL_TYPES } from '@/lib/domain/control/control-words'
import { FAILURE_CLASSES, FAILURE_MODE_STATUSES, PROMISES } from '@/lib/domain/failure-mode/failure-mode-words'
import { OWNER_PARTS } from '@/lib/domain/failure-mode/owner-chain'
import type { Change, Row, Value } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { RowSet } from '@/lib/domain/row/row-set'
import { FACTORS, STAGES } from '@/lib/domain/scoring/factor'
import { assert, present } from '@/lib/kernel/assert'
import { spreadOrderKeys } from '@/lib/kernel/order-key'
import { REGISTER_ID, rowOf, WORKSPACE_ID } from '@/lib/testing/register-rows'

/** The day on which the lines of this world are judged. */
export const SHEET_DAY = '2026-05-01'

const COMPONENTS = ['Loader', 'Parser', 'Überlauf', 'queue 2', 'queue 10', null]
const WORDS = ['lost', 'Twice', 'stale', 'écrit', 'D10-1', 'slow', '=SUM(A1)']

/** A number generator with a seed: the same seed tells the same story. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

/** A register of so many failure modes with everything that a line reads, and random changes of it. */
export class SheetWorld {
  rows: RowSet
  private made = 0
  private readonly random: (below: number) => number

  constructor(seed: number, count: number) {
    this.random = seeded(seed)
    const roles = spreadOrderKeys(4).map((orderKey, i) => rowOf('owner-role', { id: this.newId(), name: `Role ${i + 1}`, orderKey }))
    const members = [1, 2, 3].map((n) => rowOf('membership', { id: this.newId(), personId: this.newId(), name: `Person ${n}`, roles: ['contributor'] }))
    const policy = rowOf('scoring-policy', { id: this.newId(), name: 'Product', version: 1, kind: 'product', weights: [0, 0, 0, 0, 0], edges: [32, 243, 1024] })
    const categories = spreadOrderKeys(4).map((orderKey, i) => rowOf('category', { id: this.newId(), title: `Category ${i + 1}`, orderKey }))
    this.rows = RowSet.of({
      workspace: [rowOf('workspace', { id: WORKSPACE_ID, slug: 'w', name: 'W' })],
      register: [rowOf('register', { id: REGISTER_ID, code: 'D10', title: 'R', scoringPolicyId: policy.id, lastCodeNumber: count })],
      'scoring-policy': [policy],
      'owner-role': roles,
      membership: members,
      category: categories,
    })
    const holdings = roles.slice(0, 3).map((role, i) => this.row('owner-role-holding', { ownerRoleId: role.id, membershipId: present(members[i], 'a member').id, validFrom: '2026-01-01' }))
    const controls = Array.from({ length: Math.ceil(count / 3) }, () => this.control())
    const lines = spreadOrderKeys(count).flatMap((orderKey, i) => this.failureMode(i + 1, orderKey, categories, roles, controls))
    this.rows = this.rows.applied([...holdings, ...controls, ...lines])
  }

  newId(): string {
    this.made += 1
    return `0197a000-0000-7000-a000-${String(this.made).padStart(12, '0')}`
  }

  pick<T>(list: readonly T[]): T {
    assert(list.length > 0, 'something to pick')
    return list[this.random(list.length)] as T
  }

  /** One change, or a few that belong together, of anything that a line reads. */
  change(): Change[] {
    const changes = this.pick(MOVES)(this)
    this.rows = this.rows.applied(changes)
    return changes
  }

  any(kind: RowKind): Row {
    return this.pick(this.rows.all(kind)) as unknown as Row
  }

  edit(kind: RowKind, row: Row, field: string, after: Value): Change {
    return { kind, id: row.id, field, before: row[field] ?? null, after }
  }

  row(kind: RowKind, fields: Record<string, Value>): Change & { field: null } {
    const row = rowOf(kind, { id: this.newId(), ...fields })
    return { kind, id: row.id, field: null, before: null, after: row }
  }

  words(): string {
    return Array.from({ length: 1 + this.random(3) }, () => this.pick(WORDS)).join(' ')
  }

  some<T>(list: readonly T[]): T[] {
    return list.filter(() => this.random(4) === 0)
  }

  level(): number | null {
    return this.random(6) || null
  }

  chance(inSoMany: number): boolean {
    return this.random(inSoMany) === 0
  }

  component(): string | null {
    return this.pick(COMPONENTS)
  }

  assessment(failureModeId: string, ordinal: number): Change & { field: null } {
    const levels = Object.fromEntries(FACTORS.map((factor) => [factor, this.level()]))
    const scoringPolicyId = present(this.rows.all('scoring-policy')[0], 'a policy').id
    return this.row('assessment', { failureModeId, stage: this.pick(STAGES), ordinal, ...levels, scoringPolicyId })
  }

  ownerLink(failureModeId: string, roles: readonly Row[]): Change & { field: null } {
    const who: Record<string, Value> = this.chance(5) ? { roleText: 'A team' } : { ownerRoleId: this.pick(roles).id }
    return this.row('owner-link', { failureModeId, orderKey: this.pick(['a0', 'a1', 'a2']), part: this.pick(OWNER_PARTS), ...who })
  }

  control(): Change & { field: null } {
    const due = this.pick([null, '2026-04-01', '2026-06-01'])
    return this.row('control', { type: this.pick(CONTROL_TYPES), state: this.pick(CONTROL_STATES), title: this.words(), due })
  }

  controlLink(failureModeId: string, controlId: string): Change & { field: null } {
    return this.row('control-link', { failureModeId, controlId })
  }

  failureMode(n: number, orderKey: string, categories: readonly Row[], roles: readonly Row[], controls: readonly Change[]): Change[] {
    const added = this.row('failure-mode', {
      code: `D10-${String(n).padStart(2, '0')}`,
      title: this.words(),
      categoryId: this.pick(categories).id,
      orderKey,
      status: this.pick(FAILURE_MODE_STATUSES),
      component: this.component(),
      promise: this.some(PROMISES),
      failureClass: this.some(FAILURE_CLASSES),
      responseWindow: this.pick([null, 5, 15]),
    })
    const owners = this.some([1, 2, 3, 4]).map(() => this.ownerLink(added.id, roles))
    const scores = this.chance(4) ? [] : [this.assessment(added.id, 1), this.assessment(added.id, 2)]
    const links = this.some(controls.slice(0, 12)).map(({ id }) => this.controlLink(added.id, id))
    return [added, ...owners, ...scores, ...links, ...this.acceptance(added.id)]
  }

  /** What an accepted failure mode needs: an acceptance of any risk that somebody has approved. */
  private acceptance(failureModeId: string): Change[] {
    const asked = this.row('acceptance', { failureModeId, expiresOn: '2099-12-31', band: 'critical', askedAt: '2026-01-01T00:00:00.000Z' })
    return [asked, this.row('acceptance-decision', { acceptanceId: asked.id, failureModeId, outcome: 'approved' })]
  }
}

const GONE = '2026-04-30T00:00:00.000Z'

/** What may happen, each as a person or an event could do it. */
const MOVES: readonly ((world: SheetWorld) => Change[])[] = [
  (world) => [world.edit('failure-mode', world.any('failure-mode'), 'title', world.words())],
  (world) => [world.edit('failure-mode', world.any('failure-mode'), 'component', world.component())],
  (world) => [world.edit('failure-mode', world.any('failure-mode'), 'cause', world.words())],
  (world) => [world.edit('failure-mode', world.any('failure-mode'), 'status', world.pick(FAILURE_MODE_STATUSES))],
  (world) => [world.edit('acceptance', world.any('acceptance'), 'endedAt', world.pick([null, GONE]))],
  (world) => [world.edit('failure-mode', world.any('failure-mode'), 'categoryId', world.any('category').id)],
  (world) => [world.edit('failure-mode', world.any('failure-mode'), 'orderKey', world.pick(['a0', 'a1V', 'aZ', 'b00']))],
  (world) => [world.edit('failure-mode', world.any('failure-mode'), 'hardStopAuthorityRoleId', world.pick([null, world.any('owner-role').id]))],
  (world) => [world.edit('failure-mode', world.any('failure-mode'), 'deletedAt', world.chance(2) ? GONE : null)],
  (world) => world.failureMode(900 + world.rows.all('failure-mode').length, 'a5', world.rows.all('category'), world.rows.all('owner-role'), []),
  (world) => [world.assessment(world.any('failure-mode').id, world.rows.all('assessment').length + 1)],
  (world) => [world.ownerLink(world.any('failure-mode').id, world.rows.all('owner-role'))],
  (world) => {
    const links = world.rows.all('owner-link')
    return links.length === 0 ? [] : [world.edit('owner-link', world.pick(links), 'deletedAt', world.chance(3) ? null : GONE)]
  },
  (world) => [world.edit('control', world.any('control'), 'state', world.pick(CONTROL_STATES))],
  (world) => [world.edit('control', world.any('control'), 'due', world.pick([null, '2026-04-30', '2026-05-01', '2026-07-01']))],
  (world) => [world.controlLink(world.any('failure-mode').id, world.any('control').id)],
  (world) => [world.edit('category', world.any('category'), 'title', `Category ${world.words()}`)],
  (world) => [world.edit('category', world.any('category'), 'orderKey', world.pick(['Zz', 'a1V', 'a3V', 'a9']))],
  (world) => [world.edit('owner-role', world.any('owner-role'), 'name', `Role ${world.words()}`)],
  (world) => [world.edit('owner-role-holding', world.any('owner-role-holding'), 'validTo', world.pick([null, '2026-03-01', '2026-05-01']))],
  (world) => [world.edit('membership', world.any('membership'), 'deletedAt', world.pick([null, GONE]))],
]
