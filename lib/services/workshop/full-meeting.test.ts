import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { WORKSHOP_HELD_KINDS } from '@/lib/domain/row/held-apart'
import type { Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { RowSet } from '@/lib/domain/row/row-set'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { insertPerson } from '@/lib/data/identity'
import { withIdentityScope } from '@/lib/data/identity-scope'
import { ConfirmedRoom } from '@/lib/live/client/confirmed-room'
import { parseHeads, type LiveEvent } from '@/lib/live/protocol'
import { readEvents } from '@/lib/live/protocol/packed-events'
import { Hub } from '@/lib/live/server/hub'
import { readRegister, readWholeRoom } from '@/lib/services/register/read-register'
import { runVerb, type CommandEnvelope } from '@/lib/services/run-verb'
import { createWorkspace } from '@/lib/services/workspace/create-workspace'
import { openTestRound, openTestScoring, openTestWorkshop, testBallot, testCard } from '@/lib/testing/test-workshop'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, openTestDatabase, send } from '@/lib/testing/test-workspace'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

const PEOPLE = 12
const DEADLINE = { timeout: 20_000, interval: 20 }

let database: TestDatabase
let people: Actor[]
let leader: Actor
let registerId: string
// Two processes: everybody's stream hangs on one of them.
const hubs = [new Hub(), new Hub()]

beforeAll(async () => {
  database = await openTestDatabase()
  const members = Array.from({ length: PEOPLE }, (_, i) => ({ personId: newId(), name: `Person ${i}`, roles: [i === 0 ? ('facilitator' as const) : ('contributor' as const)] }))
  for (const { personId, name } of members) {
    await withIdentityScope(personId, (scope) => insertPerson(scope, `${name.replace(' ', '.').toLowerCase()}@meeting.example`, null))
  }
  const workspaceId = await createWorkspace({ slug: 'full-meeting', name: 'Full meeting', members, door: 'seed' })
  people = members.map(({ personId }) => ({ personId, workspaceId, door: 'api' }))
  leader = present(people[0], 'somebody who leads')
  registerId = await makeRegister(leader, 'D10')
})
afterAll(async () => {
  for (const hub of hubs) await hub.close()
  await database?.drop()
})

/** A screen: the rows that it was given, and every event that its stream brings. */
class Screen {
  room: ConfirmedRoom | null = null
  readonly events: LiveEvent[] = []

  constructor(
    readonly actor: Actor,
    readonly workshopId: string | undefined,
  ) {}

  async open(hub: Hub): Promise<void> {
    const start = await readWholeRoom(this.actor, 'D10', this.workshopId)
    const room = new ConfirmedRoom(start, registerId)
    this.room = room
    const sink = { write: (text: string) => this.hear(room, text), close: () => undefined }
    await hub.subscribe({ actor: this.actor, sessionId: newId(), after: new Map(Object.entries(start.heads)), sink, workshopId: this.workshopId, isSessionGood: async () => true })
  }

  private hear(room: ConfirmedRoom, text: string): boolean {
    const heads = parseHeads(/^id: (.*)$/m.exec(text)?.[1] ?? '')
    const data = /^data: (.*)$/m.exec(text)?.[1] ?? '[]'
    if (/^event: events$/m.test(text)) {
      for (const event of readEvents(data)) {
        this.events.push(event)
        if (event.seq > (room.heads.get(event.streamId) ?? 0)) room.apply(event.streamId, event.seq, event.changes ?? [])
      }
    }
    for (const [streamId, seq] of heads ?? []) room.skipTo(streamId, seq)
    return true
  }
}

/** One person's command as a bad network has it: once, twice at the same moment, or sent again after nobody heard the answer. */
async function sendBadly(actor: Actor, i: number, verb: string, input: object): Promise<void> {
  const envelope = { commandId: newId(), verb, registerId, input: input as CommandEnvelope['input'] }
  const once = () => runVerb(actor, envelope)
  if (i % 3 === 1) await Promise.all([once(), once()])
  else await once()
  if (i % 3 === 2) await once()
}

const everybody = (work: (actor: Actor, i: number) => Promise<unknown>) => Promise.all(people.map(work))
const sorted = (rows: readonly Row[] | undefined) => [...(rows ?? [])].map((row) => JSON.stringify(Object.entries(row).sort())).sort()

/** Every screen shows what a page opened now would. */
async function compare(screens: readonly Screen[], kinds: readonly RowKind[]): Promise<void> {
  for (const screen of screens) {
    const now = await readWholeRoom(screen.actor, 'D10', screen.workshopId)
    const head = now.heads[registerId] ?? 0
    await vi.waitFor(() => expect(screen.room?.heads.get(registerId)).toBe(head), DEADLINE)
    for (const kind of kinds) expect(sorted(screen.room?.rows.all(kind) as Row[])).toEqual(sorted(now.rows[kind]))
  }
}

describe('a meeting of twelve at once', () => {
  it('WK-163 counts every card once, and WK-160 every screen ends with what its room holds', async () => {
    const other = await openTestWorkshop(leader, registerId, 'named')
    const { workshopId, phaseIds } = await openTestWorkshop(leader, registerId, 'named')
    // The last one looks at another page of the register meanwhile.
    const screens = people.map((actor, i) => new Screen(actor, i === PEOPLE - 1 ? undefined : workshopId))
    for (const [i, screen] of screens.entries()) await screen.open(present(hubs[i % 2], 'a hub'))
    await everybody((actor, i) => sendBadly(actor, i, 'workshop.join', { workshopId, participantId: newId() }))
    await send(leader, 'workshop.join', { workshopId: other.workshopId, participantId: newId() }, registerId)
    await send(leader, 'workshop.move', { workshopId, from: phaseIds[0], to: phaseIds[1] }, registerId)
    const cards = people.map((_, i) => testCard(`It broke in way ${i}`))
    await everybody((actor, i) => sendBadly(actor, i, 'card.write', { workshopId, ...cards[i] }))
    const reveal = { commandId: newId(), verb: 'workshop.reveal', registerId, input: { workshopId, from: present(phaseIds[1], 'a phase'), to: present(phaseIds[2], 'a phase') } }
    await Promise.all([runVerb(leader, reveal), runVerb(leader, reveal)])
    const rows = RowSet.of((await readRegister(leader, 'D10')).rows)
    expect(rows.where('card', 'workshopId', workshopId).map(({ text }) => text).sort()).toEqual(cards.map(({ text }) => text).sort())
    expect(rows.where('participant', 'workshopId', workshopId).map(({ written }) => written)).toEqual(people.map(() => 1))
    await compare(screens, ['workshop', ...WORKSHOP_HELD_KINDS])
    for (const screen of screens) {
      const seen = screen.workshopId
      const revealed = screen.events.filter(({ commandId }) => commandId === reveal.commandId)
      expect(revealed).toHaveLength(1)
      expect(revealed[0]?.changes?.filter(({ kind }) => kind === 'card')).toHaveLength(seen ? PEOPLE : 0)
      expect(screen.room?.rows.all('card')).toHaveLength(seen ? PEOPLE : 0)
      expect(screen.room?.rows.where('participant', 'workshopId', workshopId)).toHaveLength(seen ? PEOPLE : 1)
    }
  })

  it('WK-163 counts every ballot once, and no stream carries one', async () => {
    const categoryId = present(RowSet.of((await readRegister(leader, 'D10')).rows).all('category')[0], 'a category').id
    const { workshopId, failureModeIds } = await openTestScoring(leader, registerId, categoryId)
    await Promise.all(people.slice(1).map((actor) => send(actor, 'workshop.join', { workshopId, participantId: newId() }, registerId)))
    const screen = new Screen(leader, workshopId)
    await screen.open(present(hubs[1], 'a hub'))
    const roundId = await openTestRound(leader, registerId, workshopId, present(failureModeIds[0], 'a failure mode'))
    const level = (i: number) => 1 + (i % 5)
    await everybody((actor, i) => sendBadly(actor, i, 'ballot.cast', { workshopId, roundId, ...testBallot([level(i), level(i), level(i), level(i), level(i)]) }))
    const reveal = { commandId: newId(), verb: 'scoring-round.reveal', registerId, input: { workshopId, roundId } }
    await Promise.all([runVerb(leader, reveal), runVerb(leader, reveal)])
    await compare([screen], ['scoring-round', 'round-tally', ...WORKSHOP_HELD_KINDS])
    const tallies = present(screen.room, 'a room').rows.where('round-tally', 'roundId', roundId)
    const expected = [1, 2, 3, 4, 5].map((one) => people.filter((_, i) => level(i) === one).length)
    expect(tallies.map(({ ones, twos, threes, fours, fives }) => [ones, twos, threes, fours, fives])).toEqual(FACTORS.map(() => expected))
    expect(screen.room?.rows.where('answer', 'roundId', roundId)).toHaveLength(PEOPLE)
    expect(screen.events.flatMap(({ changes }) => changes ?? []).filter(({ kind }) => kind === 'ballot')).toEqual([])
    expect(RowSet.of((await readRegister(leader, 'D10')).rows).where('ballot', 'roundId', roundId)).toHaveLength(PEOPLE)
  })
})
