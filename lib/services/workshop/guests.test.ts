import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { RowSet } from '@/lib/domain/row/row-set'
import { boardOf, participantsOf } from '@/lib/domain/workshop/board'
import { withReading } from '@/lib/data/reading'
import { withReadScope, withScope, type Scope } from '@/lib/data/scope'
import { readHistory } from '@/lib/services/register/read-history'
import { readRegister } from '@/lib/services/register/read-register'
import { runVerb } from '@/lib/services/run-verb'
import { readGuestDesk, readGuestRoom, readGuestTable } from '@/lib/services/workshop/read-guest-room'
import { fullContent } from '@/lib/testing/full-register'
import { acceptTestInvitation, enterTestGuest, openTestDoor } from '@/lib/testing/test-guest'
import { holdTestMeetings, MEETING_REGISTER, refusalIn } from '@/lib/testing/test-meeting'
import { joinTestWorkshop, openTestWorkshop, testCard } from '@/lib/testing/test-workshop'
import { makeTestWorkspace, send } from '@/lib/testing/test-workspace'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

const here = holdTestMeetings('guests', {
  makeRegister: async ({ as }) => {
    const id = newId()
    await send(as.facilitator, 'register.import', { content: fullContent(MEETING_REGISTER) }, id)
    return id
  },
  open: ({ workspace: { as }, registerId }) => openTestWorkshop(as.facilitator, registerId, 'named'),
})
let owner: pg.Client

beforeAll(async () => {
  owner = new pg.Client({ connectionString: here.ownerUrl })
  await owner.connect()
})
afterAll(() => owner?.end())

const { ask, lead, rows: rowsNow } = here
const place = () => ({ registerId: here.registerId, workshopId: here.meeting.workshopId })
const go = (from: number, to: number) => lead(to === 2 ? 'workshop.reveal' : 'workshop.move', { from: here.meeting.phaseIds[from], to: here.meeting.phaseIds[to] })
const placeOf = async (actor: Actor) => present((await rowsNow()).all('participant').find((one) => one.membershipId === actor.personId), 'a participant').id
const enter = (name?: string) => enterTestGuest(here.workspace, place(), name)

describe('a guest', () => {
  it('WK-100 is a membership without a person, of one role and one workshop, and takes part in it', async () => {
    const guest = await enter('Nadia Brandt')
    const rows = await rowsNow()
    expect(rows.get('membership', guest.personId ?? '')).toMatchObject({ personId: null, roles: ['guest'], name: 'Nadia Brandt', workshopId: here.meeting.workshopId })
    expect(participantsOf(rows, here.meeting.workshopId).map(({ membershipId }) => membershipId)).toContain(guest.personId)
    const { entries } = await readHistory(here.as.viewer, 'D10', { subjectId: null, before: null })
    expect(entries.find(({ role }) => role === 'guest')).toMatchObject({ name: 'workshop.joined', personId: null, who: 'A guest' })
  })

  it('WK-100 writes, changes and withdraws the own cards, which come out at the reveal with the name', async () => {
    const guest = await enter('Nadia Brandt')
    await go(0, 1)
    const [kept, gone] = [testCard('It stood still'), testCard('Never mind')]
    for (const card of [kept, gone]) await ask(guest, 'card.write', card)
    await ask(guest, 'card.withdraw', { id: gone.id })
    expect((await readGuestDesk(guest)).own).toMatchObject([{ id: kept.id }])
    await go(1, 2)
    const { rows } = await readGuestRoom(guest)
    const [card] = boardOf(RowSet.of(rows), here.meeting.workshopId).alone
    expect(card).toMatchObject({ text: 'It stood still' })
    expect(RowSet.of(rows).get('participant', card?.participantId ?? '')?.membershipId).toBe(guest.personId)
  })

  it('WK-101 sees of the register what is on the table of the one workshop, and no name or word beyond', async () => {
    const other = await openTestWorkshop(here.as.facilitator, here.registerId, 'named')
    await joinTestWorkshop(here.as.contributor, here.registerId, other.workshopId)
    const guest = await enter()
    const { rows, reader } = await readGuestRoom(guest)
    expect(reader).toEqual({ personId: null, membershipId: guest.personId, name: 'Test guest', roles: ['guest'] })
    expect(Object.keys(rows).sort()).toEqual(['answer', 'candidate', 'card', 'card-group', 'category', 'failure-mode', 'membership', 'participant', 'register', 'round-tally', 'scoring-round', 'workshop', 'workshop-phase'])
    expect(rows.workshop).toMatchObject([{ id: here.meeting.workshopId, guestLink: null }])
    expect(new Set(rows['workshop-phase']?.flatMap(({ workshopId, say }) => [workshopId, say]))).toEqual(new Set([here.meeting.workshopId, null]))
    expect(rows.membership?.map(({ name, personId, roles }) => [name, personId, roles]).sort()).toEqual([['Test facilitator', null, []], ['Test guest', null, ['guest']]])
    expect(new Set(rows.category?.map(({ body }) => body))).toEqual(new Set([null]))
    expect(rows.register).toMatchObject([{ code: 'D10', scope: null, prerequisites: null, scoringPolicyId: null }])
  })

  it('WK-102 finds nothing behind any other reading or writing, whatever asks in their name', async () => {
    const guest = await enter()
    const nothing = { code: 'not-found', message: 'There is nothing here for you.', path: undefined }
    expect(await refusalIn(readRegister(guest, 'D10'))).toMatchObject(nothing)
    expect(await refusalIn(withReadScope(guest, async () => 'in'))).toMatchObject(nothing)
    expect(await refusalIn(withScope(guest, async () => 'in'))).toMatchObject(nothing)
    expect(await refusalIn(withReading(guest, async () => 'in'))).toMatchObject(nothing)
    // Whoever forgets that it is a guest finds nobody, for a membership is no person.
    expect(await refusalIn(readRegister({ ...guest, guest: undefined }, 'D10'))).toMatchObject(nothing)
  })

  it('WK-103 is walled in by the database: of every table but those of the workshop there is not one row', async () => {
    const guest = await enter()
    await go(0, 1)
    await ask(guest, 'card.write', testCard('It stood still'))
    await go(1, 2)
    const tables = await owner.query<{ name: string; workshop: boolean }>(
      `SELECT c.relname AS name, EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'workshop_id') AS workshop
       FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid AND p.polname = 'tenant' WHERE has_table_privilege('eyes_open_app', c.oid, 'SELECT') ORDER BY 1`,
    )
    const asGuest = <T>(work: (scope: Scope) => Promise<T>) => withReadScope(guest, work, { forGuests: true })
    const seen = await asGuest(async (scope) => {
      const counts: [string, number][] = []
      for (const { name } of tables.rows) {
        const [row] = await scope.ask<{ n: number }>(`SELECT count(*)::int AS n FROM ${name}`)
        counts.push([name, row?.n ?? 0])
      }
      return Object.fromEntries(counts.filter(([, n]) => n > 0))
    })
    const { workshop, workshop_phase, participant, card, register, membership, stream, ...others } = seen
    expect({ workshop, workshop_phase, participant, card, register, membership, stream }).toEqual({ workshop: 1, workshop_phase: 4, participant: 2, card: 1, register: 1, membership: 1, stream: 1 })
    expect(Object.keys(others)).toEqual(['category', 'command'])
    const writes = ["UPDATE workshop SET title = 'Mine'", "UPDATE card SET text = 'Mine'", "UPDATE membership SET roles = '{administrator}'", 'UPDATE participant SET written = 9', "UPDATE register SET title = 'Mine'"]
    for (const sql of writes) await expect(withScope(guest, (scope) => scope.ask(sql), { forGuests: true })).rejects.toThrow()
  })

  it('WK-104 does nothing before joining, and reads nothing', async () => {
    const { arriving, input, membershipId } = await openTestDoor(here.workspace, place())
    await send(arriving, 'guest.enter', input)
    const guest: Actor = { personId: membershipId, workspaceId: here.workspace.workspaceId, door: 'page', guest: true }
    await go(0, 1)
    expect((await refusalIn(ask(guest, 'card.write', testCard('From outside')))).code).toBe('forbidden')
    expect((await refusalIn(readGuestTable(guest))).code).toBe('not-found')
  })

  it('WK-105 says what a command is once: another’s answer is not theirs', async () => {
    const [one, two] = [await enter('One'), await enter('Two')]
    await go(0, 1)
    const envelope = { commandId: newId(), verb: 'card.write', registerId: here.registerId, input: { ...testCard('Once'), workshopId: here.meeting.workshopId } }
    const [first, again] = await Promise.all([runVerb(one, envelope), runVerb(one, envelope)])
    expect(first).toEqual(again)
    expect((await refusalIn(runVerb(two, envelope))).code).toBe('conflict')
  })

  it('WK-106 is listed for nothing: owns, leads and holds nothing, and is made by nobody', async () => {
    const membershipId = (await enter()).personId
    const { administrator } = here.as
    const failureModeId = present((await rowsNow()).all('failure-mode')[0], 'a failure mode').id
    const ownerRoleId = present((await rowsNow()).all('owner-role')[0], 'a role').id
    const action = { id: newId(), what: 'Count', membershipId, due: '2026-12-01', failureModeId }
    expect((await refusalIn(send(administrator, 'action.add', { rows: [action] }, here.registerId))).path).toBe('rows.0.membershipId')
    expect((await refusalIn(send(administrator, 'owner-role-holding.add', { rows: [{ id: newId(), ownerRoleId, membershipId, validFrom: '2030-01-01' }] }))).path).toBe('rows.0.membershipId')
    expect((await refusalIn(send(administrator, 'co-facilitator.add', { rows: [{ id: newId(), workshopId: here.meeting.workshopId, membershipId }] }, here.registerId))).path).toBe('rows.0.membershipId')
    const roles = (id: string | null, before: string[], after: string[]) => send(administrator, 'membership.edit', { edits: [{ id, field: 'roles', before, after }] })
    expect((await refusalIn(roles(membershipId, ['guest'], ['administrator']))).code).toBe('invalid')
    const viewer = present((await rowsNow()).all('membership').find(({ name }) => name === 'Test viewer'), 'the viewer').id
    for (const after of [['guest'], ['viewer', 'guest']]) expect((await refusalIn(roles(viewer, ['viewer'], after))).code).toBe('invalid')
    expect((await refusalIn(send(administrator, 'invitation.create', { email: 'a@example.org', roles: ['guest'], tokenHash: 'a'.repeat(64) }))).code).toBe('invalid')
  })
})

describe('the door', () => {
  const come = async (name = 'Test guest', linkId?: string) => {
    const { arriving, input } = await openTestDoor(here.workspace, place(), name)
    return send(arriving, 'guest.enter', linkId ? { ...input, linkId } : input)
  }

  it('WK-110 lets in by the newest link alone, and refuses every other in the same words', async () => {
    const old = await openTestDoor(here.workspace, place())
    const fresh = await openTestDoor(here.workspace, place())
    const closed = { code: 'precondition', message: 'This link lets nobody in.', path: '' }
    expect(await refusalIn(send(old.arriving, 'guest.enter', old.input))).toMatchObject(closed)
    expect(await refusalIn(send(fresh.arriving, 'guest.enter', { ...fresh.input, linkId: newId() }))).toMatchObject(closed)
    expect(await refusalIn(send(fresh.arriving, 'guest.enter', { ...fresh.input, workshopId: newId() }))).toMatchObject(closed)
    await lead('workshop.lock')
    expect(await refusalIn(send(fresh.arriving, 'guest.enter', fresh.input))).toMatchObject(closed)
    await lead('workshop.unlock')
    await send(fresh.arriving, 'guest.enter', fresh.input)
    await lead('guest-link.close')
    const late = await openTestDoor(here.workspace, place(), 'Late')
    await lead('guest-link.close')
    expect(await refusalIn(send(late.arriving, 'guest.enter', late.input))).toMatchObject(closed)
    await openTestDoor(here.workspace, place(), 'Late')
    for (const [from, to] of [[0, 1], [1, 2], [2, 3]] as const) await go(from, to)
    await lead('workshop.end')
    expect(await refusalIn(send(late.arriving, 'guest.enter', late.input))).toMatchObject(closed)
  })

  it('WK-110 is opened, locked and closed by who leads, and by nobody else', async () => {
    for (const [verb, input] of [['guest-link.open', { linkId: newId() }], ['guest-link.close', {}], ['workshop.lock', {}], ['workshop.unlock', {}]] as const) {
      expect((await refusalIn(ask(here.as.contributor, verb, input))).code).toBe('forbidden')
      await lead(verb, input)
    }
  })

  it('WK-111 takes names of one line that nobody there has, in whatever capitals and spaces', async () => {
    await enter('Nadia Brandt')
    for (const name of ['Nadia Brandt', ' nadia  BRANDT', 'Ｎadia-Brandt', 'Test facilitator']) expect(await refusalIn(come(name))).toMatchObject({ code: 'conflict', path: 'name' })
    for (const name of ['', '  ', 'x'.repeat(81), 'A\nB', 'A\u0000B']) expect(await refusalIn(come(name))).toMatchObject({ code: 'invalid', path: 'name' })
    await come('Nadia B.')
  })

  it('WK-112 that is locked lets nobody new join; who is inside stays, and who leads comes in', async () => {
    const guest = await enter()
    await lead('workshop.lock')
    expect(await refusalIn(joinTestWorkshop(here.as.contributor, here.registerId, here.meeting.workshopId))).toMatchObject({ code: 'precondition' })
    await joinTestWorkshop(here.as.administrator, here.registerId, here.meeting.workshopId)
    await go(0, 1)
    await ask(guest, 'card.write', testCard('Inside'))
    expect((await refusalIn(ask(here.as.contributor, 'card.write', testCard('From outside')))).code).toBe('precondition')
    await lead('workshop.unlock')
    await joinTestWorkshop(here.as.contributor, here.registerId, here.meeting.workshopId)
  })
})

describe('somebody who is removed', () => {
  const remove = async (actor: Actor, participantId: string, withdrawCards = false) => ask(actor, 'participant.remove', { participantId, withdrawCards })

  it('WK-113 as a guest is out at once and for good, until they are let back in', async () => {
    const guest = await enter()
    await go(0, 1)
    await ask(guest, 'card.write', testCard('It stood still'))
    const id = await placeOf(guest)
    await remove(here.as.facilitator, id)
    const tries = [() => readGuestRoom(guest), () => readGuestTable(guest), () => readGuestDesk(guest), () => ask(guest, 'card.write', testCard('Again'))]
    for (const work of [...tries, () => ask(guest, 'workshop.join', { participantId: newId() })]) expect((await refusalIn(work())).code).toBe('not-found')
    await lead('participant.readmit', { participantId: id })
    await ask(guest, 'card.write', testCard('Back'))
  })

  it('WK-113 as a member joins, writes and groups no more, and still reads the register', async () => {
    const { contributor } = here.as
    await joinTestWorkshop(contributor, here.registerId, here.meeting.workshopId)
    const members = (await rowsNow()).all('membership')
    const membershipId = present(members.find(({ name }) => name === 'Test contributor'), 'the contributor').id
    const id = present((await rowsNow()).all('participant').find((one) => one.membershipId === membershipId), 'a place').id
    await remove(here.as.facilitator, id)
    await go(0, 1)
    expect(await refusalIn(joinTestWorkshop(contributor, here.registerId, here.meeting.workshopId))).toMatchObject({ code: 'forbidden' })
    expect((await refusalIn(ask(contributor, 'card.write', testCard('Again')))).code).toBe('precondition')
    await go(1, 2)
    const group = { id: newId(), workshopId: here.meeting.workshopId, title: 'G', orderKey: 'a0' }
    expect((await refusalIn(send(contributor, 'card-group.add', { rows: [group] }, here.registerId))).code).toBe('forbidden')
    expect(participantsOf(RowSet.of((await readRegister(contributor, 'D10')).rows), here.meeting.workshopId).map((one) => one.id)).not.toContain(id)
  })

  it('WK-114 leaves hidden cards as they are, or has the named ones withdrawn unread', async () => {
    const [keeps, loses] = [await enter('Keeps'), await enter('Loses')]
    await go(0, 1)
    await ask(keeps, 'card.write', testCard('Stays'))
    for (const text of ['Goes', 'Goes too']) await ask(loses, 'card.write', testCard(text))
    await remove(here.as.facilitator, await placeOf(keeps))
    const { changes } = await remove(here.as.facilitator, await placeOf(loses), true)
    expect(changes.map(({ field, before, after }) => [field, before, field === 'written' ? after : null])).toEqual([['removedAt', null, null], ['written', 2, 0]])
    expect(JSON.stringify(changes)).not.toContain('Goes')
    await go(1, 2)
    expect(boardOf(await rowsNow(), here.meeting.workshopId).alone.map(({ text }) => text)).toEqual(['Stays'])
  })

  it('WK-113 is removed by who leads, who is removed by nobody', async () => {
    const guest = await enter()
    const id = await placeOf(guest)
    await joinTestWorkshop(here.as.contributor, here.registerId, here.meeting.workshopId)
    expect((await refusalIn(remove(here.as.contributor, id))).code).toBe('forbidden')
    const { membershipId: leading } = await withReadScope(here.as.facilitator, async ({ membershipId }) => ({ membershipId }))
    const lead = present((await rowsNow()).all('participant').find((one) => one.membershipId === leading), 'who leads').id
    expect((await refusalIn(remove(here.as.administrator, lead))).code).toBe('precondition')
    expect((await refusalIn(remove(here.as.administrator, newId()))).code).toBe('not-found')
  })
})

describe('a guest with an invitation', () => {
  it('WK-115 becomes a member by it, and what they wrote as a guest follows them', async () => {
    const guest = await enter('Nadia')
    await go(0, 1)
    const card = testCard('It stood still')
    await ask(guest, 'card.write', card)
    const member = await acceptTestInvitation(here.workspace, guest.personId ?? undefined)
    expect((await rowsNow()).get('membership', guest.personId ?? '')).toMatchObject({ personId: member.personId, roles: ['contributor'], workshopId: null, name: 'Nadia Brandt' })
    await ask(member, 'card.withdraw', { id: card.id })
    expect((await refusalIn(readGuestRoom(guest))).code).toBe('not-found')
    await send(member, 'failure-mode.edit', { edits: [{ ...(await firstTitle()), after: 'Theirs to change' }] }, here.registerId)
  })

  const firstTitle = async () => {
    const row = present((await rowsNow()).all('failure-mode')[0], 'a failure mode')
    return { id: row.id, field: 'title', before: row.title }
  }

  it('WK-115 takes nobody else’s membership along: neither a member’s nor a guest’s of elsewhere', async () => {
    const elsewhere = await makeTestWorkspace('guests-elsewhere')
    const theirs = newId()
    await send(elsewhere.as.facilitator, 'register.import', { content: fullContent('D10') }, theirs)
    const other = await openTestWorkshop(elsewhere.as.facilitator, theirs, 'named')
    const foreign = await enterTestGuest(elsewhere, { registerId: theirs, workshopId: other.workshopId })
    const viewer = present((await rowsNow()).all('membership').find(({ name }) => name === 'Test viewer'), 'the viewer').id
    const before = (await rowsNow()).all('membership').length
    for (const wasGuest of [foreign.personId ?? '', viewer, newId()]) await acceptTestInvitation(here.workspace, wasGuest)
    expect((await rowsNow()).all('membership')).toHaveLength(before + 3)
    expect((await rowsNow()).get('membership', viewer)).toMatchObject({ name: 'Test viewer', roles: ['viewer'] })
  })
})
