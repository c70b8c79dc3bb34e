import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { boardOf, originsOf } from '@/lib/domain/workshop/board'
import { becomeFailureMode } from '@/lib/domain/workshop/become-failure-mode'
import { CARDS_OF_ONE_MAX } from '@/lib/domain/workshop/workshop-words'
import { readOrigins } from '@/lib/services/workshop/read-origins'
import { runVerb } from '@/lib/services/run-verb'
import { readDesk } from '@/lib/services/workshop/read-desk'
import { WRITES_A_MINUTE_MAX, WritingPace } from '@/lib/services/workshop/writing-pace'
import { holdTestMeetings, NAMED_MEETING, refusalIn, refusedAt } from '@/lib/testing/test-meeting'
import { joinTestWorkshop, newWorkshop, openTestWorkshop, testCard } from '@/lib/testing/test-workshop'
import { send } from '@/lib/testing/test-workspace'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

const here = holdTestMeetings('meeting', NAMED_MEETING)

const { ask, rows: rowsNow } = here
const go = (from: number, to: number, actor = here.as.facilitator) => ask(actor, 'workshop.move', { from: here.meeting.phaseIds[from], to: here.meeting.phaseIds[to] })
const reveal = (actor = here.as.facilitator) => ask(actor, 'workshop.reveal', { from: here.meeting.phaseIds[1], to: here.meeting.phaseIds[2] })
const write = (text: string, actor = here.as.contributor) => ask(actor, 'card.write', testCard(text))

describe('a workshop', () => {
  it('WK-3 is led by who may, and a forged change of phase by a participant is refused', async () => {
    expect((await refusalIn(go(0, 1, here.as.contributor))).code).toBe('forbidden')
    await go(0, 1)
    expect((await refusalIn(reveal(here.as.contributor))).code).toBe('forbidden')
    expect((await refusalIn(ask(here.as.contributor, 'workshop-timer.start', {}))).code).toBe('forbidden')
    expect((await rowsNow()).get('workshop', here.meeting.workshopId)?.phaseId).toBe(here.meeting.phaseIds[1])
  })

  it('WK-3 is led beside them by whom they let, who reveals and takes others in, until it is taken back', async () => {
    const members = (await rowsNow()).all('membership')
    const idOf = (name: string) => present(members.find((one) => one.name === `Test ${name}`), name).id
    const letLead = (name: string, actor: Actor, id = newId()) =>
      send(actor, 'co-facilitator.add', { rows: [{ id, workshopId: here.meeting.workshopId, membershipId: idOf(name) }] }, here.registerId)
    const [id, { contributor, facilitator, viewer }] = [newId(), here.as]
    expect(await refusalIn(letLead('contributor', contributor))).toMatchObject(refusedAt('forbidden', 'workshopId'))
    await letLead('contributor', facilitator, id)
    expect(await refusalIn(letLead('contributor', facilitator))).toMatchObject(refusedAt('conflict', 'rows'))
    await letLead('viewer', contributor)
    expect((await refusalIn(go(0, 1, viewer))).code).toBe('forbidden')
    await go(0, 1, contributor)
    await reveal(contributor)
    await send(facilitator, 'co-facilitator.delete', { ids: [id] }, here.registerId)
    expect(await refusalIn(go(2, 3, contributor))).toMatchObject(refusedAt('forbidden', 'workshopId'))
    const other = await openTestWorkshop(facilitator, here.registerId, 'named')
    expect((await refusalIn(send(contributor, 'workshop.move', { workshopId: other.workshopId, from: other.phaseIds[0], to: other.phaseIds[1] }, here.registerId))).code).toBe('forbidden')
  })

  it('WK-4 goes from where whoever leads it saw it, and to a phase of its own', async () => {
    await go(0, 1)
    expect(await refusalIn(go(0, 1))).toMatchObject(refusedAt('conflict', 'from'))
    const other = await openTestWorkshop(here.as.facilitator, here.registerId, 'named')
    expect(await refusalIn(ask(here.as.facilitator, 'workshop.move', { from: here.meeting.phaseIds[1], to: other.phaseIds[2] }))).toMatchObject(refusedAt('not-found', 'to'))
  })

  it('WK-5 leaves hidden cards through the reveal alone', async () => {
    await go(0, 1)
    expect(await refusalIn(go(1, 3))).toMatchObject(refusedAt('precondition', 'to'))
    await reveal()
    await go(2, 3)
    expect(await refusalIn(ask(here.as.facilitator, 'workshop.reveal', { from: here.meeting.phaseIds[3], to: here.meeting.phaseIds[2] }))).toMatchObject(refusedAt('precondition', 'workshopId'))
  })

  it('WK-6 joins nobody twice, however many tabs ask at once', async () => {
    await Promise.all([1, 2, 3].map(() => joinTestWorkshop(here.as.signer, here.registerId, here.meeting.workshopId)))
    expect((await rowsNow()).where('participant', 'workshopId', here.meeting.workshopId)).toHaveLength(3)
  })

  it('WK-7 ends in its closing, and is then written in by nobody', async () => {
    expect(await refusalIn(ask(here.as.facilitator, 'workshop.end', {}))).toMatchObject(refusedAt('precondition', 'workshopId'))
    await go(0, 1)
    await reveal()
    await go(2, 3)
    await ask(here.as.facilitator, 'workshop.end', {})
    expect(await refusalIn(write('Late'))).toMatchObject(refusedAt('precondition', 'workshopId'))
    expect(await refusalIn(go(3, 1))).toMatchObject(refusedAt('precondition', 'workshopId'))
    expect(await refusalIn(joinTestWorkshop(here.as.signer, here.registerId, here.meeting.workshopId))).toMatchObject(refusedAt('precondition', 'workshopId'))
  })

  it('WK-2 whose phases make no meeting is not opened', async () => {
    const { phases, ...open } = newWorkshop('named')
    for (const list of [[], phases.slice(0, 3), phases.toReversed(), phases.map((phase) => ({ ...phase, id: phases[0]?.id }))]) {
      expect((await refusalIn(send(here.as.facilitator, 'workshop.open', { ...open, phases: list }, here.registerId))).code).toBe('invalid')
    }
  })
})

describe('a card in hiding', () => {
  it('WK-30 is written in the brainstorm, and neither before it nor after the reveal', async () => {
    expect(await refusalIn(write('Early'))).toMatchObject(refusedAt('precondition', 'workshopId'))
    await go(0, 1)
    await write('In time')
    await reveal()
    expect(await refusalIn(write('Late'))).toMatchObject(refusedAt('precondition', 'workshopId'))
    expect(boardOf(await rowsNow(), here.meeting.workshopId)).toMatchObject({ count: 1, alone: [{ text: 'In time' }] })
  })

  it('WK-30 is not written by who has not joined', async () => {
    await go(0, 1)
    expect(await refusalIn(write('From outside', here.as.signer))).toMatchObject(refusedAt('precondition', 'workshopId'))
  })

  it('WK-31 is stored once, however often its command is sent', async () => {
    await go(0, 1)
    const envelope = { commandId: newId(), verb: 'card.write', registerId: here.registerId, input: { ...testCard('Once'), workshopId: here.meeting.workshopId } }
    const answers = await Promise.all([1, 2, 3].map(() => runVerb(here.as.contributor, envelope)))
    expect(new Set(answers.map(({ seq }) => seq)).size).toBe(1)
    expect((await readDesk(here.as.contributor, 'D10', here.meeting.workshopId)).own).toMatchObject([{ text: 'Once' }])
  })

  it('WK-31 of nobody too is stored once', async () => {
    const { workshopId, phaseIds } = await openTestWorkshop(here.as.facilitator, here.registerId, 'anonymous')
    await send(here.as.facilitator, 'workshop.move', { workshopId, from: phaseIds[0], to: phaseIds[1] }, here.registerId)
    await joinTestWorkshop(here.as.contributor, here.registerId, workshopId)
    const input = { ...testCard('Once'), workshopId, secret: 'cd'.repeat(32) }
    const envelope = { commandId: newId(), verb: 'anonymous-card.write', registerId: here.registerId, input }
    for (const answer of await Promise.all([1, 2, 3].map(() => runVerb(here.as.contributor, envelope)))) expect(answer).toMatchObject({ seq: null, changes: [] })
    expect(await readDesk(here.as.contributor, 'D10', workshopId)).toMatchObject({ own: [], counts: [{ categoryId: null, cards: 1 }] })
  })

  it('WK-32 is of its workshop’s authorship', async () => {
    await go(0, 1)
    expect(await refusalIn(ask(here.as.contributor, 'anonymous-card.write', { ...testCard('Who?'), secret: 'cd'.repeat(32) }))).toMatchObject(refusedAt('precondition', 'workshopId'))
  })

  it('WK-33 of 100 kB, of a foreign category, or without words is refused with its place', async () => {
    await go(0, 1)
    expect(await refusalIn(ask(here.as.contributor, 'card.write', { ...testCard('x'.repeat(100_000)) }))).toMatchObject({ code: 'invalid', path: 'text' })
    expect(await refusalIn(ask(here.as.contributor, 'card.write', { ...testCard('   ') }))).toMatchObject({ code: 'invalid', path: 'text' })
    expect(await refusalIn(ask(here.as.contributor, 'card.write', { ...testCard('A'), categoryId: newId() }))).toMatchObject(refusedAt('invalid', 'categoryId'))
  })

  it('WK-34 is one of 30 a minute: ten thousand from a script are refused in words, and the others’ are not disturbed', async () => {
    await go(0, 1)
    const outcomes = await Promise.allSettled(Array.from({ length: WRITES_A_MINUTE_MAX * 3 }, (_, i) => write(`Script ${i}`)))
    const codes = outcomes.flatMap((one) => (one.status === 'rejected' && one.reason instanceof AppError ? [one.reason.code] : []))
    // The minute may turn once while they run.
    expect(codes.length).toBeGreaterThanOrEqual(WRITES_A_MINUTE_MAX)
    expect(new Set(codes)).toEqual(new Set(['limit']))
    await write('By hand', here.as.facilitator)
  })

  it('WK-34 the pace begins anew with each minute, and an anonymous author has so many cards', () => {
    const pace = new WritingPace()
    const at = (second: number) => new Date(Date.parse('2026-05-01T10:00:00.000Z') + second * 1_000).toISOString()
    const tries = Array.from({ length: 10_000 }, (_, i) => pace.allows('a', at(i % 60)))
    expect(tries.filter(Boolean)).toHaveLength(WRITES_A_MINUTE_MAX)
    expect([pace.allows('b', at(0)), pace.allows('a', at(60))]).toEqual([true, true])
    for (let i = 0; i < CARDS_OF_ONE_MAX; i += 1) pace.countAnonymous('a', 1)
    expect([pace.hasAnonymousLeft('a'), pace.hasAnonymousLeft('b')]).toEqual([false, true])
    pace.countAnonymous('a', -1)
    expect(pace.hasAnonymousLeft('a')).toBe(true)
  })

  it('WK-35 that was being written while the reveal came is in it or refused, and never lost between', async () => {
    await go(0, 1)
    const writing = Array.from({ length: 12 }, (_, i) => write(`Card ${i}`, i % 2 ? here.as.contributor : here.as.facilitator))
    const [done] = await Promise.all([Promise.allSettled(writing), reveal()])
    const stored = done.filter(({ status }) => status === 'fulfilled').length
    expect(boardOf(await rowsNow(), here.meeting.workshopId).count).toBe(stored)
    expect((await readDesk(here.as.facilitator, 'D10', here.meeting.workshopId)).counts).toEqual([])
  })

  it('WK-36 written after going back is hidden again until the next reveal', async () => {
    await go(0, 1)
    await write('First')
    await reveal()
    await go(2, 1)
    await write('Second')
    expect(boardOf(await rowsNow(), here.meeting.workshopId).count).toBe(1)
    await reveal()
    expect(boardOf(await rowsNow(), here.meeting.workshopId).count).toBe(2)
  })
})

describe('cards on the table', () => {
  it('WK-40 become groups, a group a failure mode, and each step leads to the other', async () => {
    await go(0, 1)
    const card = { ...testCard('Rows vanish'), trigger: 'A retry', notice: 'A count' }
    await ask(here.as.contributor, 'card.write', card)
    await reveal()
    const group = { id: newId(), workshopId: here.meeting.workshopId, title: 'Rows vanish', orderKey: 'a0' }
    const steps = [
      { verb: 'card-group.add', input: { rows: [group] } },
      { verb: 'card.edit', input: { edits: [{ id: card.id, field: 'cardGroupId', before: null, after: group.id }] } },
    ]
    await send(here.as.contributor, 'register.batch', { steps }, here.registerId)
    const [one] = boardOf(await rowsNow(), here.meeting.workshopId).groups
    const categoryId = present((await rowsNow()).all('category')[0], 'a category').id
    const made = becomeFailureMode(present(one, 'a group'), { failureModeId: newId(), categoryId, orderKey: 'a0', newId })
    await send(here.as.contributor, 'register.batch', { steps: made }, here.registerId)
    const rows = await rowsNow()
    const failureMode = present(rows.all('failure-mode')[0], 'a failure mode')
    expect(failureMode).toMatchObject({ code: 'D10-01', title: 'Rows vanish', scenario: null, trigger: 'A retry.' })
    expect(rows.where('detection-signal', 'failureModeId', failureMode.id)).toMatchObject([{ text: 'A count' }])
    expect(originsOf(rows, failureMode.id)).toMatchObject([{ id: group.id }])
    expect(await readOrigins(here.as.viewer, 'D10', failureMode.id)).toEqual([{ id: card.id, cardGroupId: group.id, text: card.text }])
  })

  it('WK-162 of a failure mode are read by asking, and of one that was removed nothing is told', async () => {
    await go(0, 1)
    for (const text of ['Stays', 'Goes']) await write(text)
    await reveal()
    const cards = (await rowsNow()).all('card')
    const group = { id: newId(), workshopId: here.meeting.workshopId, title: 'G', orderKey: 'a0' }
    const categoryId = present((await rowsNow()).all('category')[0], 'a category').id
    const failureMode = { id: newId(), title: 'It breaks', categoryId, orderKey: 'a0' }
    await send(here.as.facilitator, 'failure-mode.add', { rows: [failureMode] }, here.registerId)
    await send(here.as.facilitator, 'card-group.add', { rows: [{ ...group, failureModeId: failureMode.id }] }, here.registerId)
    await send(here.as.facilitator, 'card.edit', { edits: cards.map(({ id }) => ({ id, field: 'cardGroupId', before: null, after: group.id })) }, here.registerId)
    const gone = present(cards.find(({ text }) => text === 'Goes'), 'a card')
    await send(here.as.facilitator, 'card.edit', { edits: [{ id: gone.id, field: 'state', before: 'open', after: 'removed' }] }, here.registerId)
    expect((await readOrigins(here.as.viewer, 'D10', failureMode.id)).map(({ text }) => text)).toEqual(['Stays'])
    expect(await readOrigins(here.as.viewer, 'D10', newId())).toEqual([])
  })

  it('WK-41 are moved before the reveal by nobody, in the grouping by all who take part, afterwards by who leads', async () => {
    const add = (actor: Actor) => send(actor, 'card-group.add', { rows: [{ id: newId(), workshopId: here.meeting.workshopId, title: 'G', orderKey: 'a0' }] }, here.registerId)
    expect(await refusalIn(add(here.as.facilitator))).toMatchObject(refusedAt('precondition', 'workshopId'))
    await go(0, 1)
    await reveal()
    await add(here.as.contributor)
    expect((await refusalIn(add(here.as.viewer))).code).toBe('forbidden')
    await go(2, 3)
    expect(await refusalIn(add(here.as.contributor))).toMatchObject(refusedAt('precondition', 'workshopId'))
    await add(here.as.facilitator)
  })

  it('WK-42 lie in groups of their own workshop', async () => {
    await go(0, 1)
    const card = testCard('A')
    await ask(here.as.contributor, 'card.write', card)
    await reveal()
    const other = await openTestWorkshop(here.as.facilitator, here.registerId, 'named')
    await send(here.as.facilitator, 'workshop.move', { workshopId: other.workshopId, from: other.phaseIds[0], to: other.phaseIds[1] }, here.registerId)
    await send(here.as.facilitator, 'workshop.reveal', { workshopId: other.workshopId, from: other.phaseIds[1], to: other.phaseIds[2] }, here.registerId)
    const id = newId()
    await send(here.as.facilitator, 'card-group.add', { rows: [{ id, workshopId: other.workshopId, title: 'G', orderKey: 'a0' }] }, here.registerId)
    const edits = [{ id: card.id, field: 'cardGroupId', before: null, after: id }]
    expect(await refusalIn(send(here.as.contributor, 'card.edit', { edits }, here.registerId))).toMatchObject({ code: 'invalid', path: 'edits.0' })
  })

  it('WK-43 keep what they say: no edit changes text or author', async () => {
    for (const field of ['text', 'participantId', 'workshopId', 'categoryId']) {
      const edits = [{ id: newId(), field, before: null, after: 'Other words' }]
      expect((await refusalIn(send(here.as.facilitator, 'card.edit', { edits }, here.registerId))).code).toBe('invalid')
    }
  })
})
