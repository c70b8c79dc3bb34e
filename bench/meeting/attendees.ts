import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { AGENDA } from '@/lib/domain/workshop/agenda'
import type { PhaseKind } from '@/lib/domain/workshop/workshop-words'
import type { LiveEvent } from '@/lib/live/protocol'
import { readEvents } from '@/lib/live/protocol/packed-events'
import { newId, randomId } from '@/lib/kernel/ids'
import { Attendee, gatherMessages, type Mishap } from './attendee'
import { meetingPlan, ROUNDS, type MeetingPlan, type MeetingReport } from './meeting-plan'

// A process of its own that plays everybody in a meeting, over HTTP and streams alone. What it counts at the end it has seen on the streams.

const PATIENCE_MS = 60_000
/** Requests under way at once: people do not press a key in the same millisecond, but nearly. */
const AT_ONCE = 40
const BARE_TIMES = 5
/** Of ten people one sends everything twice at once, one loses the connection before each answer, one loses the stream. */
const MISHAPS: readonly Mishap[] = ['none', 'twice', 'cut']

interface Awaited {
  commandId: string
  arrivals: Map<number, { at: number; bytes: Buffer }>
  /** Readers to whom it came once more. */
  again: number
}

interface Reveal {
  /** Milliseconds until the last stream had it, and until the first had. */
  ms: number
  first: number
  bytes: Buffer
  event: LiveEvent
}

class Meeting {
  private readonly people: Attendee[]
  private readonly leader: Attendee
  private readonly workshopId = newId()
  private readonly phaseIds = new Map<PhaseKind, string>()
  private awaited: Awaited | null = null
  private readonly address: string

  constructor(private readonly plan: MeetingPlan) {
    this.people = plan.people.map(({ url, cookie }) => new Attendee(url, cookie))
    const [leader] = this.people
    if (!leader) throw new Error('Somebody leads a meeting.')
    this.leader = leader
    this.address = `/api/live?after=${Object.entries(plan.heads).map(([streamId, seq]) => `${streamId}:${seq}`).join(',')}&workshop=${this.workshopId}`
  }

  async hold(): Promise<Omit<MeetingReport, 'problem'>> {
    await this.open()
    const gathering = await this.time(() => this.gather())
    await this.go('workshop.move', 'set-scene', 'brainstorm')
    const cardIds = this.people.map(() => randomId())
    const writing = await this.time(() => this.writeCards(cardIds))
    const cards = await this.reveal('workshop.reveal', this.goInput('brainstorm', 'group'))
    this.countCards(cards.event, cardIds)
    await this.go('workshop.move', 'group', 'score')
    const rounds = []
    for (const failureModeId of this.plan.failureModeIds.slice(0, ROUNDS)) rounds.push(await this.score(failureModeId))
    const bare = await this.broadcastBare(cards.bytes)
    return {
      ...{ gathering, writing, voting: Math.max(...rounds.map(({ voting }) => voting)), bare },
      ...{ reveals: [cards.ms, ...rounds.map(({ ms }) => ms)], firsts: [cards.first, ...rounds.map(({ first }) => first)], bytes: cards.bytes.length },
    }
  }

  private async open(): Promise<void> {
    const phases = AGENDA.map((phase) => ({ ...phase, id: newId() }))
    for (const { kind, id } of phases) this.phaseIds.set(kind, id)
    const words = { title: 'Simulated', scene: 'It is 21 May 2027. The bench has failed.', authorship: 'named', scoring: 'named' }
    await this.lead('workshop.open', { ...words, id: this.workshopId, phases })
    const rows = this.plan.failureModeIds.map((failureModeId, i) => ({ id: newId(), workshopId: this.workshopId, failureModeId, orderKey: `a${i}`, state: 'chosen' }))
    await this.lead('candidate.add', { rows })
  }

  /** Everybody opens the page, follows the stream and joins, as a browser does. */
  private async gather(): Promise<void> {
    await this.everybody(async (person, i) => {
      await person.read(`/registers/${this.plan.registerCode}/workshops/${this.workshopId}`)
      await person.follow(`${this.address}&seat=${newId()}`, (bytes) => this.look(i, bytes))
      await person.send(person.command('workshop.join', this.plan.registerId, { workshopId: this.workshopId, participantId: newId() }), mishapOf(i))
    })
  }

  private async writeCards(cardIds: readonly string[]): Promise<void> {
    await this.everybody(async (person, i) => {
      const words = { text: `It broke in way ${i}, and nobody looked at what was written there`, trigger: `Deployment ${i} on a Friday`, notice: `Queue ${i} grows` }
      const input = { ...words, workshopId: this.workshopId, id: cardIds[i], categoryId: null, promptKey: null }
      const writing = person.send(person.command('card.write', this.plan.registerId, input), mishapOf(i))
      if (i % 10 === 3) await person.comeBack(`${this.address}&seat=${newId()}`, (bytes) => this.look(i, bytes))
      await writing
    })
  }

  private countCards(event: LiveEvent, cardIds: readonly string[]): void {
    const came = (event.changes ?? []).filter(({ kind }) => kind === 'card').map(({ id }) => id)
    if (came.length !== cardIds.length || new Set(came).size !== cardIds.length) throw new Error(`${came.length} cards came of ${cardIds.length} that were written`)
    if (!cardIds.every((id) => came.includes(id))) throw new Error('a card came that nobody wrote')
  }

  private async score(failureModeId: string): Promise<Pick<Reveal, 'ms' | 'first'> & { voting: number }> {
    const roundId = newId()
    await this.lead('scoring-round.open', { workshopId: this.workshopId, rounds: [{ id: roundId, failureModeId }], closesAt: null })
    const voting = await this.time(() =>
      this.everybody(async (person, i) => {
        const level = 1 + (i % 5)
        const levels = { likelihood: level, impact: level, detectability: level, recoverability: level, blastRadius: level }
        const ballot = { workshopId: this.workshopId, roundId, levels, confidence: null, reason: null }
        await person.send(person.command('ballot.cast', this.plan.registerId, ballot), mishapOf(i))
      }),
    )
    const { ms, first, event } = await this.reveal('scoring-round.reveal', { workshopId: this.workshopId, roundId })
    this.countBallots(event)
    return { voting, ms, first }
  }

  private countBallots(event: LiveEvent): void {
    const tallies = (event.changes ?? []).flatMap((change) => (change.kind === 'round-tally' && change.field === null ? [change.after] : []))
    const expected = [1, 2, 3, 4, 5].map((level) => this.people.filter((_, i) => 1 + (i % 5) === level).length).join()
    const counted = tallies.map(({ ones, twos, threes, fours, fives }) => [ones, twos, threes, fours, fives].join())
    if (counted.length !== 5 || counted.some((one) => one !== expected)) throw new Error(`the ballots were counted as ${counted.join(' ')} and not ${expected}`)
  }

  /** Sends a reveal, twice at once; returns when every stream has it, all of them the same. */
  private async reveal(verb: string, input: object): Promise<Reveal> {
    const envelope = this.leader.command(verb, this.plan.registerId, input)
    const awaited: Awaited = { commandId: envelope.commandId, arrivals: new Map(), again: 0 }
    this.awaited = awaited
    const began = performance.now()
    await this.leader.send(envelope, 'twice')
    await waitUntil(() => awaited.arrivals.size === this.people.length, () => `${this.people.length - awaited.arrivals.size} streams never had ${verb}`)
    if (awaited.again > 0) throw new Error(`${verb} came to a stream twice`)
    const [first] = awaited.arrivals.values()
    if (!first) throw new Error('nobody is there')
    const events = new Set([...awaited.arrivals.values()].map(({ bytes }) => JSON.stringify(findEvent(bytes, envelope.commandId))))
    if (events.size !== 1) throw new Error(`${verb} looks different on different streams`)
    const times = [...awaited.arrivals.values()].map(({ at }) => at - began)
    return { ms: Math.max(...times), first: Math.min(...times), bytes: first.bytes, event: findEvent(first.bytes, envelope.commandId) }
  }

  private look(reader: number, bytes: Buffer): void {
    const { awaited } = this
    if (!awaited || !bytes.includes(awaited.commandId)) return
    if (awaited.arrivals.has(reader)) awaited.again += 1
    else awaited.arrivals.set(reader, { at: performance.now(), bytes })
  }

  private goInput(from: PhaseKind, to: PhaseKind): object {
    return { workshopId: this.workshopId, from: this.phaseIds.get(from), to: this.phaseIds.get(to) }
  }

  private go(verb: string, from: PhaseKind, to: PhaseKind): Promise<void> {
    return this.lead(verb, this.goInput(from, to))
  }

  private lead(verb: string, input: object): Promise<void> {
    return this.leader.send(this.leader.command(verb, this.plan.registerId, input))
  }

  /** Does something for everybody, so many at once. Throws what the first one throws. */
  private async everybody(work: (person: Attendee, i: number) => Promise<void>): Promise<void> {
    const waiting = [...this.people.entries()]
    const hand = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await work(next[1], next[0])
    }
    await Promise.all(Array.from({ length: AT_ONCE }, hand))
  }

  private async time(work: () => Promise<void>): Promise<number> {
    const began = performance.now()
    await work()
    return performance.now() - began
  }

  /** The same bytes to as many streams by a server that does nothing else. */
  private async broadcastBare(bytes: Buffer): Promise<number[]> {
    const { bareUrls, people } = this.plan
    let came = 0
    await Promise.all(people.map((_, i) => openBare(bareUrls[i % bareUrls.length] ?? '', (piece) => (came += piece.includes('event: ') ? 1 : 0))))
    const times: number[] = []
    for (let i = 0; i < BARE_TIMES; i += 1) {
      came = 0
      const began = performance.now()
      http.request(bareUrls[0] ?? '', { method: 'POST' }).end(bytes)
      await waitUntil(() => came === people.length, () => `${people.length - came} bare streams never had it`)
      times.push(performance.now() - began)
    }
    return times
  }
}

function openBare(url: string, take: (bytes: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent: false })
    request.once('error', reject).once('response', (response) => {
      gatherMessages(response, (bytes) => {
        resolve()
        take(bytes)
      })
    })
  })
}

function mishapOf(i: number): Mishap {
  return MISHAPS[i % 10] ?? 'none'
}

/** The event of a command among the messages of a stream. Throws when it came without its changes. */
function findEvent(bytes: Buffer, commandId: string): LiveEvent {
  const lines = bytes.toString().split('\n').filter((line) => line.startsWith('data: ') && line.includes(commandId))
  const event = lines.flatMap((line) => readEvents(line.slice(6))).find((one) => one.commandId === commandId)
  if (!event?.changes) throw new Error('a reveal came without what it reveals')
  return event
}

/** Looks in every turn of the loop: a timer would add its own milliseconds. */
async function waitUntil(isDone: () => boolean, describe: () => string): Promise<void> {
  for (const deadline = performance.now() + PATIENCE_MS; !isDone(); ) {
    if (performance.now() > deadline) throw new Error(describe())
    await sleep(1)
  }
}

const NOTHING = { gathering: 0, writing: 0, voting: 0, reveals: [], firsts: [], bare: [], bytes: 0 }

async function play(message: unknown): Promise<void> {
  try {
    process.send?.({ ...(await new Meeting(meetingPlan.parse(message)).hold()), problem: null } satisfies MeetingReport)
  } catch (error) {
    process.send?.({ ...NOTHING, problem: error instanceof Error ? error.message : String(error) } satisfies MeetingReport)
  }
  // The streams stay open until the bench ends this process: it looks at the servers first.
}

process.once('message', (message) => void play(message))
process.once('disconnect', () => process.exit(0))
