import { EventSource } from 'eventsource'
import type { Change } from '@/lib/domain/row/change'
import { sendCommand } from '@/lib/live/client/command-sender'
import { LiveConnection } from '@/lib/live/client/live-connection'
import type { RoomStart } from '@/lib/live/client/room-doors'
import { RoomStore, type Outcome } from '@/lib/live/client/room-store'
import type { Chance } from '@/lib/testing/traffic/chance'
import type { Wire } from '@/lib/testing/traffic/wire'

export interface TypistPlace {
  /** App processes on one database, each with the wire that leads to it; each request goes to any of them, as behind a balancer. */
  apps: readonly { url: string; wire: Wire }[]
  /** The cookie of the person's session, good at all of them. */
  cookie: string
  /** Path from which the room is read. */
  room: string
}

/** What the server said yes to. */
export interface Acknowledged {
  verb: string
  changes: Change[]
}

/** A browser without a page: the room store and the live connection of the product, over real connections that can be cut at any moment. */
export class Typist {
  readonly acknowledged: Acknowledged[] = []
  /** How many commands were refused, by code. */
  readonly refused = new Map<string, number>()
  private connection: LiveConnection | null = null
  private roomStore: RoomStore | null = null

  constructor(
    readonly name: string,
    private readonly place: TypistPlace,
    private readonly chance: Chance,
  ) {}

  get store(): RoomStore {
    if (!this.roomStore) throw new Error(`${this.name} has not sat down yet.`)
    return this.roomStore
  }

  /** Reads the room and follows it. */
  async sitDown(): Promise<void> {
    const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.min(ms, 200)))
    const store = new RoomStore(await this.readRoom(), {
      send: (envelope) => sendCommand(envelope, this.request),
      reload: () => this.readRoom(),
      wait,
    })
    this.roomStore = store
    this.connection = new LiveConnection(
      {
        heads: () => store.readHeads(),
        onEvents: (events) => store.receive(events),
        onHeads: (heads) => store.advance(heads),
        onReload: () => void store.reload(),
        onState: (state) => store.setState(state),
      },
      // The package's class has the interface of the browser's; only its type is declared anew.
      (address) => new EventSource(`http://any${address}`, { fetch: this.request }) as unknown as globalThis.EventSource,
    )
    this.connection.open()
  }

  standUp(): void {
    this.connection?.close()
    this.cut()
  }

  /** Cuts every connection that is open now, whether or not the server has heard or answered. */
  cut(): void {
    for (const { wire } of this.place.apps) wire.cut()
  }

  /** Does a command and keeps what came of it. */
  async act(verb: string, input: unknown): Promise<Outcome> {
    const outcome = await this.store.do(verb, input)
    if (outcome.ok) this.acknowledged.push({ verb, changes: outcome.changes })
    else this.refused.set(outcome.refusal.code, (this.refused.get(outcome.refusal.code) ?? 0) + 1)
    return outcome
  }

  private async readRoom(): Promise<RoomStart> {
    const response = await this.request(this.place.room)
    if (!response.ok) throw new Error(`${this.name} cannot read the room: ${response.status}`)
    return (await response.json()) as RoomStart
  }

  private readonly request = async (address: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const given = new URL(address instanceof Request ? address.url : String(address), 'http://any')
    const { url, wire } = this.chance.pick(this.place.apps)
    const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie: this.place.cookie, origin: url }
    return fetch(`${wire.url}${given.pathname}${given.search}`, { ...init, headers })
  }
}
