import { describe, expect, it } from 'vitest'
import { AGENDA } from '@/lib/domain/workshop/agenda'
import { becomeFailureMode, likelyCategory, nameGroup } from '@/lib/domain/workshop/become-failure-mode'
import { boardOf, phasesOf } from '@/lib/domain/workshop/board'
import { sceneSentence } from '@/lib/domain/workshop/scene'
import { printTimeLeft, timeLeft } from '@/lib/domain/workshop/timer'
import { extendTimer, pauseTimer, startTimer } from '@/lib/domain/workshop/timer-commands'
import { gapsOf, GAPS } from '@/lib/domain/workshop/what-is-missing'
import { openWorkshop } from '@/lib/domain/workshop/workshop-commands'
import type { CardGroupRow, CardRow, WorkshopRow } from '@/lib/domain/workshop/workshop-rows'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { Row } from '@/lib/domain/row/change'
import { ChangedRows } from '@/lib/domain/row/changed-rows'
import type { Command } from '@/lib/domain/row/command'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { RowSet } from '@/lib/domain/row/row-set'
import { failureModeOf, ID, REGISTER_ID, refusalOf, rowOf } from '@/lib/testing/register-rows'
import { present } from '@/lib/kernel/assert'

const id = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const NOW = '2026-05-01T10:00:00.000Z'
const MEETING = id(500)
const at = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1_000).toISOString()
const acting = (now = NOW) => ({ now, streamId: REGISTER_ID, by: { membershipId: id(201), roles: ['facilitator'] as const } })
const opening = { id: MEETING, title: 'P', scene: 'S', authorship: 'named', phases: AGENDA.map((phase, i) => ({ ...phase, id: id(510 + i) })) }

function open(): ChangedRows {
  const rows = new ChangedRows(RowSet.of({}))
  rows.apply(openWorkshop.apply(rows, openWorkshop.schema.parse(opening), acting()))
  return rows
}
function after(rows: ChangedRows, command: Command<{ workshopId: string }>, now: string): WorkshopRow {
  rows.apply(command.apply(rows, { workshopId: MEETING }, acting(now)))
  return meetingIn(rows)
}
const meetingIn = (rows: RowReader) => present(rows.get('workshop', MEETING), 'the workshop')

describe('a workshop that is opened', () => {
  it('WK-1 begins with its sentence, and leaves a day open that is none', () => {
    expect(sceneSentence('2027-05-21', 'The ingestion ')).toBe('It is 21 May 2027. The ingestion has failed.')
    expect(sceneSentence('', '')).toBe('It is some months from now. The system has failed.')
  })

  it('WK-2 holds a copy of its phases, in their order, and stands in the first', () => {
    const rows = open()
    expect(phasesOf(rows, MEETING).map(({ kind, goal }) => [kind, goal])).toEqual(AGENDA.map(({ kind, goal }) => [kind, goal]))
    expect(meetingIn(rows)).toMatchObject({ phaseId: id(510), facilitatorId: id(201), timerLeft: 300, openedAt: NOW, revealedAt: null })
  })

  it('WK-1 needs a member who opens it', () => {
    expect(refusalOf(() => openWorkshop.apply(RowSet.of({}), openWorkshop.schema.parse(opening), { now: NOW, streamId: REGISTER_ID })).code).toBe('forbidden')
  })
})

describe('the timer', () => {
  it('WK-10 WK-11 runs to a moment of the server, rests with seconds, and gives a minute more in both', () => {
    const rows = open()
    expect(after(rows, startTimer, NOW)).toMatchObject({ timerEndsAt: at(300), timerLeft: null })
    expect(after(rows, startTimer, at(20))).toMatchObject({ timerEndsAt: at(300) })
    expect(after(rows, extendTimer, at(30))).toMatchObject({ timerEndsAt: at(360) })
    expect(after(rows, pauseTimer, at(60))).toMatchObject({ timerEndsAt: null, timerLeft: 300 })
    expect(after(rows, extendTimer, at(90))).toMatchObject({ timerEndsAt: null, timerLeft: 360 })
  })

  it('WK-11 that is over has then one minute, and does not start with nothing', () => {
    const rows = open()
    after(rows, startTimer, NOW)
    expect(after(rows, extendTimer, at(1_000))).toMatchObject({ timerEndsAt: at(1_060) })
    expect(after(rows, pauseTimer, at(2_000))).toMatchObject({ timerLeft: 0 })
    expect(refusalOf(() => after(rows, startTimer, at(2_001)))).toMatchObject({ code: 'precondition', problems: [{ path: 'workshopId' }] })
  })

  it('WK-11 holds ten hours at most', () => {
    const rows = open()
    rows.apply([{ kind: 'workshop', id: MEETING, field: 'timerLeft', before: 300, after: 36_000 }])
    expect(refusalOf(() => after(rows, extendTimer, NOW)).code).toBe('limit')
  })

  it.each([
    [300_000, '5:00'],
    [299_999, '5:00'],
    [299_000, '4:59'],
    [1, '0:01'],
    [0, '0:00'],
    [-1, '+0:00'],
    [-61_500, '+1:01'],
    [3_600_000, '60:00'],
  ])('WK-11 %d ms are shown as %s', (left, text) => expect(printTimeLeft(left)).toBe(text))

  it('WK-10 is nothing where no time is set', () => {
    expect(timeLeft({ timerEndsAt: null, timerLeft: null }, 0)).toBeNull()
  })
})

const cardOf = (n: number, given: object = {}) => rowOf('card', { id: id(n), workshopId: MEETING, text: `Card ${n}`, ...given } as Row) as unknown as CardRow
const groupOf = (n: number, given: object = {}) =>
  rowOf('card-group', { id: id(n), workshopId: MEETING, title: `Group ${n}`, orderKey: `a${n % 10}`, ...given } as Row) as unknown as CardGroupRow

describe('the table', () => {
  it('WK-42 WK-44 holds each card once: in a group, alone, or parked; of a deleted group alone', () => {
    const rows = RowSet.of({
      'card-group': [groupOf(702), groupOf(701), groupOf(703, { deletedAt: NOW }), groupOf(704, { state: 'parked' })] as unknown as Row[],
      card: [
        ...[cardOf(605), cardOf(601, { cardGroupId: id(701) }), cardOf(602, { cardGroupId: id(703) }), cardOf(603, { state: 'parked' })],
        ...[cardOf(604, { cardGroupId: id(704) }), cardOf(609, { workshopId: id(999) })],
      ] as unknown as Row[],
    })
    const board = boardOf(rows, MEETING)
    expect(board.groups.map(({ group, cards }) => [group.id, cards.map((card) => card.id)])).toEqual([[id(701), [id(601)]], [id(702), []]])
    expect(board.parkedGroups.map(({ cards }) => cards.length)).toEqual([1])
    expect([board.alone, board.parked].map((cards) => cards.map((card) => card.id))).toEqual([[id(602), id(605)], [id(603)]])
    expect(board.count).toBe(5)
  })

  it('WK-40 names a group by its first card, and puts it where most of its cards belong', () => {
    const cards = [cardOf(601, { text: 'Rows\n vanish', categoryId: 'b' }), cardOf(602, { categoryId: 'c' }), cardOf(603, { categoryId: 'c' })]
    expect(nameGroup(cards)).toBe('Rows vanish')
    expect(nameGroup([cardOf(601, { text: 'x'.repeat(500) })])).toHaveLength(300)
    expect([likelyCategory(cards, ['a', 'b', 'c']), likelyCategory([], ['a', 'b']), likelyCategory(cards, [])]).toEqual(['c', 'a', null])
  })

  it('WK-40 makes a failure mode of a group: what was said once is said once, and what equals the name not at all', () => {
    const cards = [cardOf(601, { text: 'Group 701', trigger: 'A retry' }), cardOf(602, { text: 'Lost', trigger: 'A retry', notice: 'A count' })]
    let made = 800
    const place = { failureModeId: id(20), categoryId: ID.category, orderKey: 'a0', newId: () => id((made += 1)) }
    const [add, signals, link] = becomeFailureMode({ group: groupOf(701), cards }, place)
    expect(add?.input).toMatchObject({ rows: [{ title: 'Group 701', scenario: 'Lost.', trigger: 'A retry.' }] })
    expect(signals?.input).toMatchObject({ rows: [{ text: 'A count', failureModeId: id(20) }] })
    expect(link?.input).toMatchObject({ edits: [{ id: id(701), field: 'failureModeId', before: null, after: id(20) }] })
  })
})

describe('the closing', () => {
  it('WK-50 names all that a failure mode lacks, and nothing that it has', () => {
    const bare = failureModeOf({ id: id(20) }) as unknown as FailureModeRow
    expect(gapsOf(RowSet.of({}), bare)).toEqual(GAPS)
    const of = { failureModeId: id(20), orderKey: 'a0' }
    const levels = { likelihood: 1, impact: 1, detectability: 1, recoverability: 1, blastRadius: 1 }
    const rows = RowSet.of({
      assessment: [rowOf('assessment', { id: id(1), failureModeId: id(20), stage: 'current', ordinal: 1, ...levels })],
      'owner-link': [rowOf('owner-link', { id: id(2), ...of, roleText: 'Us' })],
      'detection-signal': [rowOf('detection-signal', { id: id(3), ...of, text: 'A count' })],
      'hard-stop-step': [rowOf('hard-stop-step', { id: id(4), ...of, text: 'Stop', deletedAt: NOW })],
    })
    expect(gapsOf(rows, { ...bare, recoveryStrategy: 'Replay' })).toEqual(['hard-stop'])
    expect(gapsOf(rows, { ...bare, recoveryStrategy: 'Replay', hardStopNone: 'It only reads' })).toEqual([])
  })
})
