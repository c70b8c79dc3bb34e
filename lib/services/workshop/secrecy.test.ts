import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { readHeads } from '@/lib/data/event-history'
import { withReadScope } from '@/lib/data/scope'
import { RowSet } from '@/lib/domain/row/row-set'
import { GuestRooms } from '@/lib/live/server/guest-rooms'
import { Hub } from '@/lib/live/server/hub'
import { readEventChanges } from '@/lib/services/event/read-event-changes'
import { exportMarkdown } from '@/lib/services/register/export-register'
import { readFittingRegister, readRegister, readRegisterForPage } from '@/lib/services/register/read-register'
import { readRegisterAsOf } from '@/lib/services/register/read-register-as-of'
import { readHistory } from '@/lib/services/register/read-history'
import { searchRegister } from '@/lib/services/search/search-register'
import { searchWorkspace } from '@/lib/services/search/search-workspace'
import { readBallots } from '@/lib/services/workshop/read-ballots'
import { exportSummary } from '@/lib/services/workshop/read-summary'
import { readDesk, readWall } from '@/lib/services/workshop/read-desk'
import { readGuestDesk, readGuestRoom, readGuestTable } from '@/lib/services/workshop/read-guest-room'
import type { Authorship } from '@/lib/domain/workshop/workshop-words'
import { joinTestWorkshop, openTestRound, openTestScoring, openTestWorkshop, testBallot, testCard, type TestScoring, type TestWorkshop } from '@/lib/testing/test-workshop'
import { enterTestGuest } from '@/lib/testing/test-guest'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

/** Nothing happens by the clock, so that what arrives was announced. */
const NEVER = 3_600_000
const WORDS = ['Quagmire', 'Zephyrine', 'Obelisk', 'Palimpsest']

let database: TestDatabase
let owner: pg.Client
let workspace: TestWorkspace
let registerId: string
let meeting: TestWorkshop
let hub: Hub
let guest: Actor
/** Every byte that the server gave to somebody other than the author, by who got it. */
let heard: Map<string, string[]>
/** Ids of the cards that stay hidden. */
let cardIds: string[]
/** Words that are planted in this meeting's cards and stand nowhere else. */
let secrets: string[]

beforeAll(async () => {
  database = await openTestDatabase()
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await database?.drop()
})

const hear = (who: string, what: unknown) => heard.set(who, [...(heard.get(who) ?? []), typeof what === 'string' ? what : JSON.stringify(what)])

/** Asks for something and hears the answer, also where it is a refusal. */
async function ask(who: string, work: Promise<unknown>): Promise<void> {
  hear(who, await work.catch((error: unknown) => (error instanceof AppError ? { ...error, message: error.message } : String(error))))
}

async function listen(who: string, actor: Actor): Promise<void> {
  if (actor.guest) return listenAsGuest(who, actor)
  const after = new Map(await withReadScope(actor, (scope) => readHeads(scope, [registerId, scope.workspaceId])))
  const sink = { write: (text: string) => (hear(who, text), true), close: () => undefined }
  await hub.subscribe({ actor, sessionId: newId(), after, sink, workshopId: meeting.workshopId, isSessionGood: async () => true })
}

function listenAsGuest(who: string, actor: Actor): void {
  const place = { workspaceId: workspace.workspaceId, registerId, workshopId: meeting.workshopId, membershipId: actor.personId ?? '', sessionId: newId() }
  const sink = { write: (text: string) => (hear(who, text), true), close: () => undefined }
  const rooms = new GuestRooms(hub, { gapMs: 0, heartbeatMs: NEVER, sessionCheckMs: NEVER })
  rooms.subscribe({ ...place, sink, read: () => readGuestTable(actor), isSessionGood: async () => true })
}

/** Everything that a reader can ask for, asked for. */
async function readAll(who: string, actor: Actor): Promise<void> {
  const { workshopId, phaseIds } = meeting
  await ask(who, readRegister(actor, 'D10'))
  for (const open of [undefined, workshopId]) {
    await ask(who, readRegisterForPage(actor, 'D10', open))
    await ask(who, readFittingRegister(actor, 'D10', open))
  }
  await ask(who, readHistory(actor, 'D10', { subjectId: null, before: null }))
  await ask(who, exportMarkdown(actor, 'D10'))
  for (const read of [readDesk, readWall]) await ask(who, read(actor, 'D10', workshopId))
  for (const read of [readGuestRoom, readGuestTable, readGuestDesk]) await ask(who, read(actor))
  await ask(who, exportSummary(actor, 'D10', workshopId))
  const head = present((await withReadScope(workspace.as.facilitator, (scope) => readHeads(scope, [registerId]))).get(registerId), 'a head')
  for (let seq = 1; seq <= head; seq += 1) await ask(who, readEventChanges(actor, registerId, seq, 0))
  await ask(who, readRegisterAsOf(actor, 'D10', { seq: head }))
  for (const word of secrets) {
    await ask(who, searchRegister(actor, 'D10', word, { excerpts: 5 }).then((found) => JSON.stringify(found).replaceAll(word, '')))
    await ask(who, searchWorkspace(actor, word).then((found) => JSON.stringify(found).replaceAll(word, '')))
  }
  for (const id of cardIds) {
    const secret = 'ef'.repeat(32)
    const words = { text: 'Mine now', trigger: null, notice: null, categoryId: null }
    await ask(who, send(actor, 'card.write', { ...testCard('Mine'), id, workshopId }, registerId))
    await ask(who, send(actor, 'card.rewrite', { ...words, id, workshopId }, registerId))
    await ask(who, send(actor, 'card.withdraw', { id, workshopId }, registerId))
    await ask(who, send(actor, 'card.edit', { edits: [{ id, field: 'state', before: 'open', after: 'parked' }] }, registerId))
    await ask(who, send(actor, 'anonymous-card.write', { ...testCard('Mine'), id, workshopId, secret }, registerId))
    await ask(who, send(actor, 'anonymous-card.rewrite', { ...words, id, workshopId, secret }, registerId))
    await ask(who, send(actor, 'anonymous-card.withdraw', { id, workshopId, secret }, registerId))
  }
  await ask(who, send(actor, 'workshop.move', { workshopId, from: phaseIds[1], to: phaseIds[3] }, registerId))
  await ask(who, send(actor, 'workshop.reveal', { workshopId, from: phaseIds[0], to: phaseIds[2] }, registerId))
}

/** All tables as text, but those that are named. */
async function dump(but: readonly string[]): Promise<string> {
  const { rows } = await owner.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
  const texts: string[] = []
  for (const { name } of rows.filter((table) => !but.includes(table.name))) {
    const found = await owner.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)
    texts.push(...found.rows.map(({ row }) => row))
  }
  return texts.join('\n')
}

async function play(authorship: Authorship): Promise<void> {
  heard = new Map()
  secrets = WORDS.map((word) => `${word}${authorship}`)
  workspace = await makeTestWorkspace(`secret-${authorship}`)
  registerId = await makeRegister(workspace.as.facilitator, 'D10')
  meeting = await openTestWorkshop(workspace.as.facilitator, registerId, authorship)
  hub = new Hub({ safetyPollMs: NEVER, heartbeatMs: NEVER, sessionCheckMs: NEVER })
  for (const role of ['administrator', 'contributor', 'signer'] as const) await joinTestWorkshop(workspace.as[role], registerId, meeting.workshopId)
  const { workshopId, phaseIds } = meeting
  guest = await enterTestGuest(workspace, { registerId, workshopId })
  await send(workspace.as.facilitator, 'workshop.move', { workshopId, from: phaseIds[0], to: phaseIds[1] }, registerId)
  for (const [who, actor] of listeners()) await listen(who, actor)
  await writeSecrets(authorship)
}

/** The author writes; a second participant, who leads, an administrator, a viewer and a guest listen. */
const listeners = (): [string, Actor][] => [
  ['second participant', workspace.as.signer],
  ['facilitator', workspace.as.facilitator],
  ['administrator', workspace.as.administrator],
  ['viewer', workspace.as.viewer],
  ['guest', guest],
]

async function writeSecrets(authorship: Authorship): Promise<void> {
  const [text, trigger, notice, changed] = secrets
  const { workshopId } = meeting
  const author = workspace.as.contributor
  const card = { ...testCard(`It was ${text}`), trigger: `The ${trigger}`, notice: `By ${notice}` }
  const second = testCard('Something that is withdrawn')
  cardIds = [card.id]
  const [verb, secret] = authorship === 'named' ? ['card', {}] : ['anonymous-card', { secret: 'ab'.repeat(32) }]
  await send(author, `${verb}.write`, { ...card, workshopId, ...secret }, registerId)
  const { promptKey: _promptKey, ...words } = card
  await send(author, `${verb}.rewrite`, { ...words, text: `It was ${text} and ${changed}`, workshopId, ...secret }, registerId)
  await send(author, `${verb}.write`, { ...second, workshopId, ...secret }, registerId)
  await send(author, `${verb}.withdraw`, { id: second.id, workshopId, ...secret }, registerId)
}

const found = (text: string) => secrets.filter((word) => text.includes(word))

describe.each(['named', 'anonymous'] as const)('cards that are %s', (authorship) => {
  beforeAll(async () => {
    await play(authorship)
    for (const [who, actor] of listeners()) await readAll(who, actor)
  })
  afterAll(() => hub?.close())

  it('WK-20 WK-21 before the reveal no answer, stream, export or error of the server holds a word of another’s card', async () => {
    if (authorship === 'named') await vi.waitFor(() => expect(heard.get('viewer')?.join('')).toContain('card.written'), { timeout: 15_000, interval: 10 })
    for (const [who] of listeners()) {
      const all = heard.get(who) ?? []
      expect([who, all.length > 30, found(all.join('\n'))]).toEqual([who, true, []])
    }
  })

  it('WK-173 the wall that an author opened gets the numbers, and not one of their own words', async () => {
    const wall = await readWall(workspace.as.contributor, 'D10', meeting.workshopId)
    expect([wall.counts, found(JSON.stringify(wall))]).toEqual([[{ categoryId: null, cards: 1 }], []])
    if (authorship === 'named') expect(found(JSON.stringify(await readDesk(workspace.as.contributor, 'D10', meeting.workshopId)))).not.toEqual([])
  })

  it('WK-22 before the reveal nothing that is stored holds a word of a card but its own table', async () => {
    expect(found(await dump(['hidden_card']))).toEqual([])
    expect(found(await dump([]))).toEqual(secrets)
  })

  it('WK-24 at the reveal everybody gets all of it at once, and the hidden table is empty', async () => {
    const { workshopId, phaseIds } = meeting
    await send(workspace.as.facilitator, 'workshop.reveal', { workshopId, from: phaseIds[1], to: phaseIds[2] }, registerId)
    await vi.waitFor(
      () => {
        for (const [who] of listeners()) expect([who, found(heard.get(who)?.join('\n') ?? '')]).toEqual([who, secrets])
      },
      { timeout: 15_000, interval: 10 },
    )
    expect((await owner.query('SELECT FROM hidden_card WHERE workshop_id = $1', [workshopId])).rowCount).toBe(0)
  })

  if (authorship === 'anonymous') {
    it('WK-25 an anonymous card leaves no person, time or event: not in its row, its event, or the ledger', async () => {
      const author = await owner.query<{ id: string; person_id: string }>("SELECT id, person_id FROM membership WHERE name = 'Test contributor' AND workspace_id = $1", [
        workspace.workspaceId,
      ])
      const { id, person_id } = present(author.rows[0], 'the author')
      const card = await owner.query<{ row: string; participant_id: string | null; at: Date }>(
        'SELECT c::text AS row, c.participant_id, c.created_at AS at FROM card c WHERE workshop_id = $1',
        [meeting.workshopId],
      )
      const revealed = await owner.query<{ at: Date }>("SELECT at FROM event WHERE stream_id = $1 AND name = 'workshop.revealed'", [registerId])
      expect(card.rows).toMatchObject([{ participant_id: null, at: revealed.rows[0]?.at }])
      expect(card.rows[0]?.row).not.toContain(id)
      const acts = await owner.query('SELECT name FROM event WHERE stream_id = $1 AND person_id = $2', [registerId, person_id])
      expect(acts.rows).toEqual([{ name: 'workshop.joined' }])
      const ledger = await owner.query(
        "SELECT person_id, result, created_at = date_trunc('day', created_at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS of_day, updated_at = created_at AS once FROM command WHERE verb LIKE 'anonymous-card.%' AND workspace_id = $1",
        [workspace.workspaceId],
      )
      expect(ledger.rows).toEqual(Array.from({ length: 4 }, () => ({ person_id: null, result: null, of_day: true, once: true })))
      const digests = await owner.query("SELECT DISTINCT input_digest FROM command WHERE verb LIKE 'anonymous-card.%' AND workspace_id = $1", [workspace.workspaceId])
      expect(digests.rowCount).toBe(1)
    })
  } else {
    it('WK-26 a named card’s events say that somebody wrote and how many they have, and no more', async () => {
      const { rows } = await owner.query(
        `SELECT e.name, c.kind, c.field, c.before, c.after FROM event e JOIN event_change c ON c.event_id = e.id
         WHERE e.stream_id = $1 AND e.name LIKE 'card.%' ORDER BY e.seq`,
        [registerId],
      )
      const counted = (name: string, before: number, after: number) => ({ name, kind: 'participant', field: 'written', before, after })
      expect(rows).toEqual([counted('card.written', 0, 1), counted('card.written', 1, 2), counted('card.withdrawn', 2, 1)])
    })
  }
})

describe.each(['named', 'anonymous'] as const)('scores that are %s', (scoring) => {
  const [REPLACED, GIVEN, GUESTS] = ['Tatterdemalion', 'Verisimilar', 'Gossamer'].map((word) => `${word}${scoring}`) as [string, string, string]
  let scored: TestScoring
  let roundId: string
  /** The author's levels, which nobody else gives, in every shape in which they could travel. */
  const levels = [5, 1, 4, 2, 3] as const
  const tellsLevels = (text: string) => /"likelihood":5|"impact":1|"detectability":4|"dots":3|"confidence":"high"/.test(text)

  /** In how many answers to this round somebody was sent rows, each counted once. */
  const answersHeard = (who: string) => new Set(heard.get(who)?.join('\n').match(new RegExp(`"roundId":"${roundId}","participantId":"[^"]+"`, 'g')) ?? []).size

  beforeAll(async () => {
    heard = new Map()
    secrets = [REPLACED, GIVEN, GUESTS]
    workspace = await makeTestWorkspace(`scores-${scoring}`)
    registerId = await makeRegister(workspace.as.facilitator, 'D10')
    const categoryId = present(RowSet.of((await readRegister(workspace.as.facilitator, 'D10')).rows).all('category')[0], 'a category').id
    scored = await openTestScoring(workspace.as.facilitator, registerId, categoryId, { scoring, count: 2 })
    meeting = { workshopId: scored.workshopId, phaseIds: Object.values(scored.phaseIds) }
    cardIds = []
    hub = new Hub({ safetyPollMs: NEVER, heartbeatMs: NEVER, sessionCheckMs: NEVER })
    for (const role of ['administrator', 'contributor', 'signer'] as const) await joinTestWorkshop(workspace.as[role], registerId, scored.workshopId)
    guest = await enterTestGuest(workspace, { registerId, workshopId: scored.workshopId })
    roundId = await openTestRound(workspace.as.facilitator, registerId, scored.workshopId, scored.failureModeIds[0] ?? '')
    for (const [who, actor] of listeners()) await listen(who, actor)
    const author = workspace.as.contributor
    const cast = (words: object) => send(author, 'ballot.cast', { workshopId: scored.workshopId, roundId, ...words }, registerId)
    await cast(testBallot([2, 2, 2, 2, 2], `Because of the ${REPLACED}`))
    await cast({ ...testBallot(levels, `Because of the ${GIVEN}`), confidence: 'high' })
    await send(guest, 'ballot.cast', { workshopId: scored.workshopId, roundId, ...testBallot([3, 3, 3, 3, 3], `Because of the ${GUESTS}`) }, registerId)
    await send(workspace.as.facilitator, 'dot-vote.open', { workshopId: scored.workshopId, dots: 5 }, registerId)
    await send(author, 'dot-vote.place', { workshopId: scored.workshopId, placed: [{ candidateId: scored.candidateIds[1], dots: 3 }] }, registerId)
    for (const [who, actor] of listeners()) {
      await readAll(who, actor)
      await ask(who, readBallots(actor, { code: 'D10', workshopId: scored.workshopId, roundId, after: null }))
      await ask(who, send(actor, 'ballot.cast', { workshopId: scored.workshopId, roundId: newId(), ...testBallot([1, 1, 1, 1, 1]) }, registerId))
    }
  })
  afterAll(() => hub?.close())

  it('WK-93 before the reveal no byte that others get holds a level, a reason or a dot of somebody', async () => {
    await vi.waitFor(() => expect(heard.get('viewer')?.join('')).toContain('ballot.cast'), { timeout: 15_000, interval: 10 })
    // The guest hears that two have answered in this very round, and of what was said their own words alone.
    await vi.waitFor(() => expect(answersHeard('guest')).toBe(2), { timeout: 15_000, interval: 10 })
    for (const [who] of listeners()) {
      const all = heard.get(who) ?? []
      expect([who, all.length > 10, found(all.join('\n')), all.filter(tellsLevels)]).toEqual([who, true, who === 'guest' ? [GUESTS] : [], []])
    }
  })

  it('WK-173 the wall that an author opened gets neither their ballot nor where their dots lie', async () => {
    const wall = await readWall(workspace.as.contributor, 'D10', scored.workshopId)
    expect([wall.dots, wall.ballots]).toEqual([{ own: [], voters: 1 }, []])
    expect(await readDesk(workspace.as.contributor, 'D10', scored.workshopId)).toMatchObject({ dots: { own: [{ dots: 3 }] }, ballots: [{ reason: `Because of the ${GIVEN}` }] })
  })

  it('WK-94 before the reveal nothing that is stored holds a ballot or a dot but its own table, not even as a digest', async () => {
    expect(found(await dump(['hidden_ballot']))).toEqual([])
    const kept = await owner.query("SELECT DISTINCT input_digest FROM command WHERE verb = 'ballot.cast' AND workspace_id = $1", [workspace.workspaceId])
    const placed = await owner.query("SELECT person_id, result FROM command WHERE verb = 'dot-vote.place' AND workspace_id = $1", [workspace.workspaceId])
    expect([kept.rowCount, placed.rows]).toEqual([1, [{ person_id: null, result: null }]])
    const own = await owner.query("SELECT stance || ',' || concat_ws(',', likelihood, impact, detectability, recoverability, blast_radius) AS row FROM hidden_ballot WHERE workspace_id = $1 ORDER BY likelihood", [workspace.workspaceId])
    expect(own.rows).toEqual([{ row: 'scores,3,3,3,3,3' }, { row: 'scores,5,1,4,2,3' }])
  })

  it('WK-93 at the reveal everybody gets it at once; the words of an earlier answer, and whose dots they were, are nowhere', async () => {
    await send(workspace.as.facilitator, 'scoring-round.reveal', { workshopId: scored.workshopId, roundId }, registerId)
    await send(workspace.as.facilitator, 'dot-vote.close', { workshopId: scored.workshopId }, registerId)
    for (const [who, actor] of listeners()) await ask(who, readBallots(actor, { code: 'D10', workshopId: scored.workshopId, roundId, after: null }))
    for (const [who] of listeners().filter(([one]) => one !== 'guest')) {
      const all = heard.get(who) ?? []
      expect([who, found(all.join('\n')), all.some(tellsLevels)]).toEqual([who, [GIVEN, GUESTS], true])
    }
    // A guest gets the tallies, and no ballot but the own one before.
    await vi.waitFor(() => expect(heard.get('guest')?.join('')).toContain('"round-tally":[{'), { timeout: 15_000, interval: 10 })
    expect([found(heard.get('guest')?.join('\n') ?? ''), heard.get('guest')?.join('').includes('"confidence":"high"')]).toEqual([[GUESTS], false])
    const left = await owner.query('SELECT (SELECT count(*) FROM hidden_ballot)::int AS ballots, (SELECT count(*) FROM hidden_dot)::int AS dots')
    expect([left.rows, found(await dump([]))]).toEqual([[{ ballots: 0, dots: 0 }], [GIVEN, GUESTS]])
    const persons = await owner.query('SELECT participant_id IS NULL AS nobody FROM ballot WHERE round_id = $1', [roundId])
    expect(persons.rows).toEqual([{ nobody: scoring === 'anonymous' }, { nobody: scoring === 'anonymous' }])
  })
})
