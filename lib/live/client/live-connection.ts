import { MESSAGES, parseHeads, printHeads, type LiveEvent } from '@/lib/live/protocol'
import { readEvents } from '@/lib/live/protocol/packed-events'
import { PRESENCE_MESSAGE } from '@/lib/live/protocol/presence'

export type LiveState = 'connecting' | 'live' | 'offline' | 'gone'

export interface LiveListener {
  /** The numbers that the room is true at, asked for at every new connection. */
  heads(): ReadonlyMap<string, number>
  /** The workshop whose own rows the room holds; null for none. */
  workshopId?: string | null
  onEvents(events: LiveEvent[]): void
  /** Numbers that went by without anything for this reader. */
  onHeads(heads: ReadonlyMap<string, number>): void
  onReload(): void
  /** The seat that a new connection takes; a listener that is not seen by others takes none. */
  takeSeat?(): string
  /** Who is here, as the server printed it. */
  onPresence?(data: string): void
  onState(state: LiveState): void
}

const RETRY_MS = [250, 1_000, 3_000, 8_000]

/** Follows the room's streams until `close`. It comes back by itself, from the number that the room has, with some jitter. */
export class LiveConnection {
  private source: EventSource | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private failures = 0
  private closed = false

  /** `connect` opens the stream of an address; in a browser that is all that its EventSource does. */
  constructor(
    private readonly listener: LiveListener,
    private readonly connect = (address: string): EventSource => new EventSource(address),
  ) {}

  open(): void {
    if (this.closed || (this.source && this.source.readyState === this.source.OPEN)) return
    this.pause()
    this.listener.onState('connecting')
    const heads = encodeURIComponent(printHeads(this.listener.heads()))
    const seat = this.listener.takeSeat?.()
    const { workshopId } = this.listener
    const own = `${seat === undefined ? '' : `&seat=${seat}`}${workshopId ? `&workshop=${workshopId}` : ''}`
    const source = this.connect(`/api/live?after=${heads}${own}`)
    this.source = source
    source.onopen = () => {
      this.failures = 0
      this.listener.onState('live')
    }
    source.onerror = () => this.retry(source)
    source.addEventListener(MESSAGES.events, (message) => this.take(message, source))
    source.addEventListener(MESSAGES.skipped, (message) => this.move(message))
    source.addEventListener(PRESENCE_MESSAGE, (message: MessageEvent<string>) => this.listener.onPresence?.(message.data))
    source.addEventListener(MESSAGES.reload, () => this.listener.onReload())
    source.addEventListener(MESSAGES.gone, () => {
      this.close()
      this.listener.onState('gone')
    })
  }

  /** Lets the connection go while nobody looks; `open` resumes from the number that the room has, so nothing is missed. */
  pause(): void {
    clearTimeout(this.timer)
    this.source?.close()
    this.source = null
  }

  close(): void {
    this.closed = true
    this.pause()
  }

  private take(message: MessageEvent<string>, source: EventSource): void {
    // What our own server sends is typed by `lib/live/protocol`; a broken frame ends the connection and is read again.
    try {
      this.listener.onEvents(readEvents(message.data))
      this.move(message)
    } catch {
      this.retry(source)
    }
  }

  private move(message: MessageEvent<string>): void {
    const heads = parseHeads(message.lastEventId)
    if (heads) this.listener.onHeads(heads)
  }

  private retry(source: EventSource): void {
    source.close()
    if (this.closed || this.source !== source) return
    this.listener.onState('offline')
    const wait = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? 8_000
    this.failures += 1
    this.timer = setTimeout(() => this.open(), wait * (0.5 + Math.random()))
  }
}
