import { describe, expect, it } from 'vitest'
import type { Row } from '@/lib/domain/row/change'
import { ChangedRows } from '@/lib/domain/row/changed-rows'
import { RowSet } from '@/lib/domain/row/row-set'
import { dutiesOf } from '@/lib/domain/workshop/duties'
import { meetingFailureModes } from '@/lib/domain/workshop/meeting-failure-modes'
import { protectionOf, PROTECTIONS } from '@/lib/domain/workshop/protection'
import { listUnaccepted } from '@/lib/domain/workshop/unaccepted'
import { undertakingCommands } from '@/lib/domain/workshop/undertaking-commands'
import { failureModeOf, ID, REGISTER_ID, refusalOf, rowOf } from '@/lib/testing/register-rows'
import { present } from '@/lib/kernel/assert'

const id = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const TODAY = '2026-05-01'
const MEETING = id(500)
const [ANNA, BORIS] = [id(201), id(202)]
const acting = (membershipId: string) => ({ now: `${TODAY}T10:00:00.000Z`, streamId: REGISTER_ID, by: { membershipId, roles: ['contributor'] as const } })

/** A meeting whose group became one failure mode: Anna holds its role and one control of it, Boris has an action. */
function meeting(more: Partial<Record<'control' | 'control-link' | 'action' | 'owner-link', Row[]>> = {}): ChangedRows {
  const link = { failureModeId: ID.failureMode, orderKey: 'a0', ownerRoleId: ID.role }
  const set = RowSet.of({
    workshop: [rowOf('workshop', { id: MEETING, title: 'P', scene: 'S' })],
    membership: [rowOf('membership', { id: ANNA, name: 'Anna', roles: ['contributor'] }), rowOf('membership', { id: BORIS, name: 'Boris', roles: ['contributor'] })],
    'owner-role': [rowOf('owner-role', { id: ID.role, name: 'SRE Lead', orderKey: 'a0' }), rowOf('owner-role', { id: ID.spare, name: 'Nobody’s', orderKey: 'a1' })],
    'owner-role-holding': [rowOf('owner-role-holding', { id: id(301), ownerRoleId: ID.role, membershipId: ANNA, validFrom: '2026-01-01', validTo: null })],
    'failure-mode': [failureModeOf({ id: ID.failureMode }), failureModeOf({ id: ID.secondFailureMode, code: 'D10-02' }), failureModeOf({ id: ID.deletedFailureMode, code: 'D10-03', deletedAt: TODAY })],
    'card-group': [
      rowOf('card-group', { id: id(601), workshopId: MEETING, title: 'A', failureModeId: ID.failureMode, orderKey: 'a0' }),
      rowOf('card-group', { id: id(602), workshopId: MEETING, title: 'B', failureModeId: ID.failureMode, orderKey: 'a1' }),
      rowOf('card-group', { id: id(603), workshopId: MEETING, title: 'C', failureModeId: ID.secondFailureMode, orderKey: 'a2', deletedAt: TODAY }),
      rowOf('card-group', { id: id(604), workshopId: MEETING, title: 'D', failureModeId: ID.deletedFailureMode, orderKey: 'a3' }),
    ],
    'owner-link': [
      rowOf('owner-link', { ...link, id: id(701), part: 'accountable' }),
      rowOf('owner-link', { ...link, id: id(702), part: 'awareness' }),
      rowOf('owner-link', { ...link, id: id(703), part: 'escalation', ownerRoleId: ID.spare, orderKey: 'a1' }),
      ...(more['owner-link'] ?? []),
    ],
    control: [rowOf('control', { id: ID.control, type: 'proof', title: 'A count', state: 'planned', ownerRoleId: ID.role, due: '2026-06-01' }), ...(more.control ?? [])],
    'control-link': [rowOf('control-link', { id: id(801), controlId: ID.control, failureModeId: ID.failureMode }), ...(more['control-link'] ?? [])],
    action: [rowOf('action', { id: id(901), what: 'Count rows', membershipId: BORIS, due: '2026-05-15', failureModeId: ID.failureMode, state: 'open' }), ...(more.action ?? [])],
  })
  return new ChangedRows(set)
}

const accept = (rows: ChangedRows, who: string, subject: object, n = 1) =>
  rows.apply(undertakingCommands.add.apply(rows, undertakingCommands.add.schema.parse({ rows: [{ id: id(1_000 + n), workshopId: MEETING, ...subject }] }), acting(who)))
const answers = (rows: ChangedRows) => dutiesOf(rows, MEETING, TODAY).map(({ terms, bearers }) => [terms, bearers.map(({ name, answer }) => `${name} ${answer}`).join()])

describe('what a meeting gives to people', () => {
  it('WK-146 are the owners, live controls and open actions of its failure modes, each once', () => {
    const shared = { control: [rowOf('control', { id: id(802), type: 'proof', title: 'Old', state: 'retired', ownerRoleId: ID.role })], 'control-link': [rowOf('control-link', { id: id(803), controlId: id(802), failureModeId: ID.failureMode })] }
    const done = { action: [rowOf('action', { id: id(902), what: 'Done', membershipId: ANNA, due: TODAY, failureModeId: ID.failureMode, state: 'done' }), rowOf('action', { id: id(903), what: 'Build it', membershipId: ANNA, due: TODAY, controlId: ID.control, state: 'open' })] }
    const rows = meeting({ ...shared, ...done })
    expect(meetingFailureModes(rows, MEETING).map((one) => one.id)).toEqual([ID.failureMode])
    expect(answers(rows)).toEqual([
      ['Accountable: SRE Lead', 'Anna open'],
      ['Is escalated to: Nobody’s', ''],
      ['proof control: A count, until 2026-06-01', 'Anna open'],
      ['Build it, until 2026-05-01', 'Anna open'],
      ['Count rows, until 2026-05-15', 'Boris open'],
    ])
  })

  it('WK-147 are accepted by whom they land on, and by nobody for them', () => {
    const rows = meeting()
    accept(rows, ANNA, { ownerLinkId: id(701) })
    accept(rows, BORIS, { actionId: id(901) }, 2)
    expect(answers(rows).map(([, who]) => who)).toEqual(['Anna accepted', '', 'Anna open', 'Boris accepted'])
    expect(refusalOf(() => accept(rows, BORIS, { controlId: ID.control }, 3)).code).toBe('forbidden')
    expect(refusalOf(() => accept(rows, ANNA, { actionId: id(901) }, 4)).code).toBe('forbidden')
    expect(refusalOf(() => accept(rows, ANNA, { actionId: id(901), controlId: ID.control }, 5)).code).toBe('invalid')
    expect(refusalOf(() => accept(rows, ANNA, {}, 6)).code).toBe('invalid')
    expect(refusalOf(() => undertakingCommands.delete.apply(rows, { ids: [id(1_001)] }, acting(BORIS))).code).toBe('forbidden')
    rows.apply(undertakingCommands.delete.apply(rows, { ids: [id(1_001)] }, acting(ANNA)))
    expect(answers(rows)[0]).toEqual(['Accountable: SRE Lead', 'Anna open'])
    expect(refusalOf(() => undertakingCommands.restore.apply(rows, { ids: [id(1_001)] }, acting(BORIS))).code).toBe('forbidden')
  })

  it('WK-148 are accepted as they were said: a new day or another person is not', () => {
    const rows = meeting()
    accept(rows, BORIS, { actionId: id(901) })
    const due = (before: string, after: string) => rows.apply([{ kind: 'action', id: id(901), field: 'due', before, after }])
    due('2026-05-15', '2026-05-08')
    expect(answers(rows).at(-1)).toEqual(['Count rows, until 2026-05-08', 'Boris changed'])
    due('2026-05-08', '2026-05-15')
    expect(answers(rows).at(-1)).toEqual(['Count rows, until 2026-05-15', 'Boris accepted'])
    rows.apply([{ kind: 'action', id: id(901), field: 'membershipId', before: BORIS, after: ANNA }])
    expect(answers(rows).at(-1)).toEqual(['Count rows, until 2026-05-15', 'Anna open'])
  })

  it('WK-172 land on nobody where whoever is named has left, is a guest, or is not here', () => {
    for (const [field, after] of [['deletedAt', `${TODAY}T09:00:00.000Z`], ['roles', ['guest']]] as const) {
      const rows = meeting()
      rows.apply([{ kind: 'membership', id: BORIS, field, before: null, after: after as string }])
      expect(listUnaccepted(dutiesOf(rows, MEETING, TODAY)).onNobody.map(({ terms }) => terms)).toContain('Count rows, until 2026-05-15')
    }
    const stranger = meeting({ action: [rowOf('action', { id: id(904), what: 'Ask', membershipId: id(299), due: TODAY, failureModeId: ID.failureMode, state: 'open' })] })
    expect(answers(stranger)).toContainEqual(['Ask, until 2026-05-01', ''])
  })

  it('WK-149 say by person what nobody has said yes to, and what lands on nobody', () => {
    const rows = meeting()
    accept(rows, BORIS, { actionId: id(901) })
    const { people, onNobody } = listUnaccepted(dutiesOf(rows, MEETING, TODAY))
    expect(people.map(({ name, duties }) => [name, duties.length])).toEqual([['Anna', 2]])
    expect(onNobody.map(({ terms }) => terms)).toEqual(['Is escalated to: Nobody’s'])
  })
})

describe('what protects from a failure mode', () => {
  it('WK-145 is there, planned or a hole; a hard stop that is none on purpose needs nobody who may pull it', () => {
    const rows = meeting()
    const row = present(rows.get('failure-mode', ID.failureMode), 'the failure mode')
    const bare = Object.fromEntries(PROTECTIONS.map((one) => [one, 'missing']))
    expect(protectionOf(rows, row)).toEqual({ ...bare, proof: 'planned' })
    rows.apply([{ kind: 'control', id: ID.control, field: 'state', before: 'planned', after: 'in-place' }])
    expect(protectionOf(rows, { ...row, hardStopNone: 'It stops by itself' })).toEqual({ ...bare, proof: 'there', 'hard-stop': 'there', authority: 'there' })
    expect(protectionOf(rows, { ...row, hardStopAuthorityText: 'The night shift' })).toMatchObject({ 'hard-stop': 'missing', authority: 'there' })
  })
})
