import { describe, expect, it } from 'vitest'
import { AGENDA } from '@/lib/domain/workshop/agenda'
import { agendaProblem, placeFor } from '@/lib/domain/workshop/agenda-rules'
import { boardOf, phasesOf } from '@/lib/domain/workshop/board'
import { cardCommands } from '@/lib/domain/workshop/card-commands'
import { focusOf } from '@/lib/domain/workshop/focus'
import { focusWorkshop } from '@/lib/domain/workshop/focus-command'
import { assumeLead, entrustLead } from '@/lib/domain/workshop/lead-commands'
import { phaseCommands } from '@/lib/domain/workshop/phase-commands'
import { tellReady } from '@/lib/domain/workshop/ready-command'
import { joinWorkshop, moveWorkshop, openWorkshop } from '@/lib/domain/workshop/workshop-commands'
import { isReadyFor, leads } from '@/lib/domain/workshop/workshop-standing'
import { BEFORE_REVEAL, PHASE_KINDS, type PhaseKind } from '@/lib/domain/workshop/workshop-words'
import type { WorkshopPhaseRow } from '@/lib/domain/workshop/workshop-rows'
import type { ActingRole } from '@/lib/domain/access/permissions'
import { ChangedRows } from '@/lib/domain/row/changed-rows'
import type { Row } from '@/lib/domain/row/change'
import type { Command } from '@/lib/domain/row/command'
import { inverseOf } from '@/lib/domain/row/inverse'
import { RowSet } from '@/lib/domain/row/row-set'
import { orderKeyBetween } from '@/lib/kernel/order-key'
import { present } from '@/lib/kernel/assert'
import { failureModeOf, REGISTER_ID, refusalOf, rowOf } from '@/lib/testing/register-rows'

const id = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const NOW = '2026-05-01T10:00:00.000Z'
const MEETING = id(500)
const [AMARA, RAFAEL, PRIYA] = [id(201), id(202), id(203)]
const at = (minute: number) => new Date(Date.parse(NOW) + minute * 60_000).toISOString()
const phaseId = (n: number) => id(510 + n)
const plan = (kinds: readonly PhaseKind[]) =>
  kinds.map((kind, i) => ({ ...present(AGENDA.find((phase) => phase.kind === kind) ?? AGENDA[0], 'a phase'), kind, title: `${kind} ${i}`, id: phaseId(i) }))

/** A meeting as it goes on, minute by minute. */
class Meeting {
  readonly rows = new ChangedRows(
    RowSet.of({
      membership: [
        rowOf('membership', { id: AMARA, name: 'Amara', roles: ['facilitator'] } as Row),
        rowOf('membership', { id: RAFAEL, name: 'Rafael', roles: ['contributor'] } as Row),
        rowOf('membership', { id: PRIYA, name: 'Priya', roles: ['viewer'] } as Row),
      ],
      'failure-mode': [failureModeOf({ id: id(20) })],
    }),
  )
  private minute = 0

  constructor(kinds: readonly PhaseKind[] = ['set-scene', 'brainstorm', 'group', 'close']) {
    this.run(openWorkshop, { id: MEETING, title: 'P', scene: 'S', authorship: 'named', phases: plan(kinds) })
  }

  context(who: string, roles: readonly ActingRole[]) {
    return { now: at(this.minute), streamId: REGISTER_ID, by: { membershipId: who, roles } }
  }

  run<I>(command: Command<I>, input: unknown, who = AMARA, roles: readonly ActingRole[] = [who === AMARA ? 'facilitator' : 'contributor']) {
    this.minute += 1
    const parsed = command.schema.safeParse(input)
    if (!parsed.success) throw new Error(parsed.error.message)
    const changes = command.apply(this.rows, parsed.data, this.context(who, roles))
    this.rows.apply(changes)
    return changes
  }

  go = (n: number, who = AMARA) => this.run(moveWorkshop, { workshopId: MEETING, from: this.now.phaseId, to: phaseId(n) }, who)
  add = (n: number, kind: PhaseKind, after: number) => this.run(phaseCommands.add, { rows: [this.phase(n, kind, after)] })
  phase(n: number, kind: PhaseKind, after: number) {
    const list = this.phases
    const place = list.findIndex((one) => one.id === phaseId(after))
    const { id: _id, ...words } = present(plan([kind])[0], 'a phase')
    return { ...words, id: phaseId(n), workshopId: MEETING, orderKey: orderKeyBetween(list[place]?.orderKey ?? null, list[place + 1]?.orderKey ?? null) }
  }
  edit = (n: number, field: keyof WorkshopPhaseRow, after: unknown, who = AMARA) =>
    this.run(phaseCommands.edit, { edits: [{ id: phaseId(n), field, before: this.rows.get('workshop-phase', phaseId(n))?.[field], after }] }, who)

  get now() {
    return present(this.rows.get('workshop', MEETING), 'the workshop')
  }
  get phases() {
    return phasesOf(this.rows, MEETING)
  }
  get kinds() {
    return this.phases.map(({ kind }) => kind)
  }
}

/** The slow obvious version: a walk through the phases that asks at each what lies hidden. */
function isHeld(kinds: readonly PhaseKind[]): boolean {
  if (kinds.length < 2 || kinds.filter((kind) => kind === 'close').length !== 1 || kinds.at(-1) !== 'close') return false
  return kinds.every((kind, i) => {
    const before = kinds.slice(0, i)
    const isHidden = before.lastIndexOf('brainstorm') > before.lastIndexOf('group')
    if (kind === 'group') return before.includes('brainstorm')
    return BEFORE_REVEAL.includes(kind) || !isHidden
  })
}

describe('an agenda', () => {
  it.each<[string, PhaseKind[], boolean]>([
    ['a pre-mortem', ['set-scene', 'brainstorm', 'group', 'choose', 'score', 'control', 'own', 'close'], true],
    ['scoring again, without cards', ['set-scene', 'choose', 'score', 'control', 'own', 'close'], true],
    ['two brainstorms', ['brainstorm', 'group', 'brainstorm', 'group', 'close'], true],
    ['a brainstorm repeated before its grouping', ['brainstorm', 'set-scene', 'brainstorm', 'group', 'close'], true],
    ['a closing alone', ['close'], false],
    ['a closing before the end', ['set-scene', 'close', 'close'], false],
    ['no closing', ['brainstorm', 'group'], false],
    ['cards that are never grouped', ['brainstorm', 'close'], false],
    ['cards that lie hidden while others are scored', ['brainstorm', 'score', 'group', 'close'], false],
    ['a grouping of nothing', ['group', 'brainstorm', 'group', 'close'], false],
  ])('WK-120 of %s', (_, kinds, isRight) => expect(agendaProblem(kinds) === null).toBe(isRight))

  it('WK-120 is judged as by walking through it, for every agenda of up to five phases', () => {
    const grow = (lists: PhaseKind[][]): PhaseKind[][] => lists.flatMap((list) => PHASE_KINDS.map((kind) => [...list, kind]))
    let lists: PhaseKind[][] = [[]]
    for (let length = 0; length < 5; length += 1) {
      lists = grow(lists)
      expect(lists.filter((kinds) => (agendaProblem(kinds) === null) !== isHeld(kinds))).toEqual([])
    }
  })

  it.each<[PhaseKind, PhaseKind[], number, ReturnType<typeof placeFor>]>([
    ['score', ['set-scene', 'brainstorm', 'group', 'close'], 1, { at: 1, added: ['score'] }],
    ['score', ['set-scene', 'brainstorm', 'group', 'close'], 2, { at: 3, added: ['score'] }],
    ['brainstorm', ['set-scene', 'score', 'close'], 1, { at: 1, added: ['brainstorm', 'group'] }],
    ['brainstorm', ['set-scene', 'brainstorm', 'group', 'close'], 1, { at: 1, added: ['brainstorm'] }],
    ['group', ['set-scene', 'score', 'close'], 1, null],
    ['close', ['set-scene', 'close'], 1, null],
  ])('WK-121 takes one more %s into %s from place %d on', (kind, kinds, after, place) => expect(placeFor(kind, kinds, after)).toEqual(place))

  it('WK-121 grows, shrinks, is put in another order and changed while the meeting goes on, each taken back in one step', () => {
    const meeting = new Meeting(['set-scene', 'choose', 'score', 'close'])
    const steps = [
      () => meeting.add(20, 'score', 2),
      () => meeting.run(phaseCommands.delete, { ids: [phaseId(1)] }),
      () => meeting.edit(1, 'orderKey', orderKeyBetween(present(meeting.phases.at(-2), 'a phase').orderKey, present(meeting.phases.at(-1), 'a phase').orderKey)),
      () => meeting.edit(1, 'minutes', 42),
    ]
    for (const step of steps) {
      const before = meeting.phases
      const changes = step()
      expect(meeting.phases).not.toEqual(before)
      const [back] = inverseOf(changes, meeting.rows, () => id(999))
      meeting.run(present(Object.values(phaseCommands).find(({ name }) => name === back?.verb), 'the way back') as Command, present(back, 'a way back').input)
      expect(meeting.phases).toEqual(before)
    }
  })

  it('WK-121 is changed by who leads alone', () => {
    const meeting = new Meeting()
    expect(refusalOf(() => meeting.edit(1, 'minutes', 3, RAFAEL)).code).toBe('forbidden')
  })

  it('WK-121 is refused where it would be none, and one of more than 20 phases', () => {
    const meeting = new Meeting()
    expect(refusalOf(() => meeting.run(phaseCommands.delete, { ids: [phaseId(2)] })).code).toBe('invalid')
    expect(refusalOf(() => meeting.add(20, 'score', 1)).code).toBe('invalid')
    for (let n = 0; n < 16; n += 1) meeting.add(20 + n, 'brainstorm', 0)
    expect(refusalOf(() => meeting.add(40, 'brainstorm', 0)).code).toBe('limit')
    expect(meeting.phases).toHaveLength(20)
  })

  it('WK-121 may lose its cards while nothing is written', () => {
    const meeting = new Meeting(['set-scene', 'brainstorm', 'group', 'score', 'close'])
    meeting.run(phaseCommands.delete, { ids: [phaseId(1), phaseId(2)] })
    meeting.go(3)
    expect(meeting.kinds).toEqual(['set-scene', 'score', 'close'])
  })

  it('WK-122 keeps what was held: a phase that has begun is changed, moved and left out no more, also after going back', () => {
    const meeting = new Meeting()
    meeting.go(1)
    meeting.go(0)
    for (const [field, after] of [['minutes', 9], ['say', 'Other words'], ['orderKey', 'a9']] as const) {
      expect(refusalOf(() => meeting.edit(1, field, after)).code).toBe('precondition')
    }
    expect(refusalOf(() => meeting.run(phaseCommands.delete, { ids: [phaseId(1), phaseId(2)] })).code).toBe('precondition')
    meeting.edit(2, 'minutes', 9)
  })

  it('WK-123 without a brainstorm has nothing hidden, and goes where it is led', () => {
    const meeting = new Meeting(['set-scene', 'score', 'close'])
    meeting.go(1)
    meeting.go(2)
    expect(meeting.now).toMatchObject({ phaseId: phaseId(2), revealedAt: null })
  })

  it('WK-123 lets a brainstorm be skipped that never began, and none that did', () => {
    const meeting = new Meeting(['set-scene', 'brainstorm', 'group', 'score', 'close'])
    meeting.go(3)
    meeting.go(1)
    expect(refusalOf(() => meeting.go(3)).code).toBe('precondition')
  })

  it('WK-123 does not lead to a phase that was left out', () => {
    const meeting = new Meeting(['set-scene', 'choose', 'score', 'close'])
    meeting.run(phaseCommands.delete, { ids: [phaseId(1)] })
    expect(refusalOf(() => meeting.go(1)).code).toBe('not-found')
  })
})

describe('who is ready', () => {
  const join = (meeting: Meeting, who: string, n: number) => meeting.run(joinWorkshop, { workshopId: MEETING, participantId: id(n) }, who)
  const ready = (meeting: Meeting, n: number, isReady = true, who = RAFAEL) =>
    meeting.run(tellReady, { workshopId: MEETING, participantId: id(n), phaseId: meeting.now.phaseId, isReady }, who)
  const count = (meeting: Meeting) => {
    const phase = present(meeting.rows.get('workshop-phase', meeting.now.phaseId), 'a phase')
    return meeting.rows.where('participant', 'workshopId', MEETING).filter((one) => isReadyFor(one, phase)).length
  }

  it('WK-125 is said of the present phase and taken back; each phase begins at nobody, the same one too when it is held again', () => {
    const meeting = new Meeting()
    join(meeting, RAFAEL, 301)
    expect(count(meeting)).toBe(0)
    ready(meeting, 301)
    expect(count(meeting)).toBe(1)
    expect(ready(meeting, 301)).toEqual([])
    ready(meeting, 301, false)
    expect(count(meeting)).toBe(0)
    ready(meeting, 301)
    meeting.go(1)
    expect(count(meeting)).toBe(0)
    meeting.go(0)
    expect(count(meeting)).toBe(0)
  })

  it('WK-125 is said by nobody for somebody else, and of no phase that is over', () => {
    const meeting = new Meeting()
    join(meeting, RAFAEL, 301)
    join(meeting, AMARA, 302)
    expect(refusalOf(() => ready(meeting, 302)).code).toBe('not-found')
    const late = { workshopId: MEETING, participantId: id(301), phaseId: meeting.now.phaseId, isReady: true }
    meeting.go(1)
    expect(refusalOf(() => meeting.run(tellReady, late, RAFAEL)).code).toBe('conflict')
  })
})

describe('what everybody is pointed at', () => {
  const focus = (meeting: Meeting, on: unknown, who = AMARA) => meeting.run(focusWorkshop, { workshopId: MEETING, on }, who)

  it('WK-126 is set and taken back by who leads, and forgotten by the next phase', () => {
    const meeting = new Meeting()
    focus(meeting, { kind: 'failure-mode', id: id(20) })
    expect(focusOf(meeting.now)).toEqual({ kind: 'failure-mode', id: id(20) })
    focus(meeting, null)
    expect(focusOf(meeting.now)).toBeNull()
    focus(meeting, { kind: 'part', id: 'given' })
    meeting.go(1)
    expect(meeting.now).toMatchObject({ focusKind: null, focusId: null, focusSince: null })
    expect(refusalOf(() => focus(meeting, { kind: 'part', id: 'given' }, RAFAEL)).code).toBe('forbidden')
  })

  it('WK-126 is there for everybody to see', () => {
    const meeting = new Meeting()
    for (const kind of ['card', 'card-group', 'failure-mode']) expect(refusalOf(() => focus(meeting, { kind, id: id(777) })).code).toBe('not-found')
    for (const on of [{ kind: 'part', id: 'elsewhere' }, { kind: 'card', id: 'given' }, { kind: 'membership', id: AMARA }]) {
      expect(focusWorkshop.schema.safeParse({ workshopId: MEETING, on }).success).toBe(false)
    }
  })
})

describe('the lead', () => {
  const entrust = (meeting: Meeting, to: string, who = AMARA) => meeting.run(entrustLead, { workshopId: MEETING, from: meeting.now.facilitatorId, to }, who)
  const isLeading = (meeting: Meeting, membershipId: string) => leads(meeting.rows, MEETING, { membershipId, roles: ['contributor'] })

  it('WK-127 is handed over by its facilitator to whoever may take part, who leads from then on', () => {
    const meeting = new Meeting()
    expect(refusalOf(() => entrust(meeting, RAFAEL, RAFAEL)).code).toBe('forbidden')
    expect(refusalOf(() => entrust(meeting, PRIYA)).code).toBe('invalid')
    expect(isLeading(meeting, RAFAEL)).toBe(false)
    entrust(meeting, RAFAEL)
    expect(isLeading(meeting, RAFAEL)).toBe(true)
    meeting.go(1, RAFAEL)
    expect(refusalOf(() => entrust(meeting, AMARA)).code).toBe('forbidden')
    entrust(meeting, AMARA, RAFAEL)
    expect(isLeading(meeting, RAFAEL)).toBe(false)
  })

  it.each([['here', 'precondition'], ['left', 'precondition'], ['unknown', 'precondition'], ['gone', null]] as const)(
    'WK-128 is taken over from a facilitator who is %s: %s',
    (where, code) => {
      const meeting = new Meeting()
      const input = { workshopId: MEETING, from: AMARA }
      const take = () => assumeLead(meeting.rows, input, meeting.context(RAFAEL, ['facilitator']), where)
      if (code === null) expect(take()).toEqual([{ kind: 'workshop', id: MEETING, field: 'facilitatorId', before: AMARA, after: RAFAEL }])
      else expect(refusalOf(take)).toMatchObject({ code, problems: [{ path: 'workshopId' }] })
    },
  )

  it('WK-128 is taken over by nobody who was not let lead, and not from somebody who leads it no more', () => {
    const meeting = new Meeting()
    const take = (from: string, roles: readonly ActingRole[]) => assumeLead(meeting.rows, { workshopId: MEETING, from }, meeting.context(RAFAEL, roles), 'gone')
    expect(refusalOf(() => take(AMARA, ['contributor'])).code).toBe('forbidden')
    expect(refusalOf(() => take(PRIYA, ['facilitator'])).code).toBe('conflict')
  })
})

describe('a card that is removed', () => {
  const removed = (before: string, after: string) => ({ edits: [{ id: id(601), field: 'state', before, after }] })
  const onTable = (state = 'open') => {
    const meeting = new Meeting()
    meeting.rows.apply([
      { kind: 'workshop', id: MEETING, field: 'revealedAt', before: null, after: NOW },
      { kind: 'workshop', id: MEETING, field: 'phaseId', before: phaseId(0), after: phaseId(2) },
      { kind: 'card', id: id(601), field: null, before: null, after: rowOf('card', { id: id(601), workshopId: MEETING, text: 'Rude', state } as Row) },
    ])
    return meeting
  }

  it('WK-129 is removed by who leads alone, leaves a number on the table, and comes back', () => {
    const meeting = onTable()
    expect(refusalOf(() => meeting.run(cardCommands.edit, removed('open', 'removed'), RAFAEL)).code).toBe('forbidden')
    meeting.run(cardCommands.edit, removed('open', 'removed'))
    expect(boardOf(meeting.rows, MEETING)).toMatchObject({ count: 0, removed: 1, alone: [], parked: [] })
    expect(refusalOf(() => meeting.run(cardCommands.edit, removed('removed', 'open'), RAFAEL)).code).toBe('forbidden')
    meeting.run(cardCommands.edit, removed('removed', 'open'))
    expect(boardOf(meeting.rows, MEETING)).toMatchObject({ count: 1, removed: 0 })
  })
})
