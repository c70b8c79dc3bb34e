import { AppError } from '@/lib/kernel/errors'
import { nowIso } from '@/lib/kernel/clock'
import { GUEST_MESSAGE, MESSAGES } from '@/lib/live/protocol'
import type { Hub } from '@/lib/live/server/hub'
import type { Sink } from '@/lib/live/server/subscriber'

/** What all guests of a workshop see alike, by kind of row, and the memberships of those who are in it. */
export interface Table {
  rows: Readonly<Record<string, unknown>>
  inside: readonly string[]
  /** Number of the register's last event that is in the rows. */
  head: number
}

export interface GuestSubscription {
  workspaceId: string
  registerId: string
  workshopId: string
  membershipId: string
  sessionId: string
  sink: Sink
  /** Reads the table as this guest. Throws AppError `not-found` once there is nothing for them. */
  read(): Promise<Table>
  /** False once the session is over. */
  isSessionGood(): Promise<boolean>
}

export interface GuestPace {
  /** The least time between two readings of one workshop, in milliseconds. */
  gapMs: number
  heartbeatMs: number
  sessionCheckMs: number
}

const PACE: GuestPace = { gapMs: 200, heartbeatMs: 15_000, sessionCheckMs: 30_000 }

/** Streams that one guest keeps open in a process: with a further one the oldest is closed. */
const SEATS_MAX = 6

/** One workshop with its guests in this process. */
interface Meeting {
  guests: Set<GuestSubscription>
  /** Those who have been sent nothing yet. */
  fresh: Set<GuestSubscription>
  /** Each kind as it was last sent, printed. */
  printed: Map<string, string>
  /** When it was last read, in milliseconds of this process. */
  readAt: number
  refreshing: Promise<void> | null
  again: boolean
  endWatch: () => void
}

/**
 * Guests follow no stream of events: whenever their register or workspace moves on, the table of their workshop is read once for all of
 * them in this process, and the kinds of row that changed are sent. Who is not in it any more is sent away before anything else is sent.
 */
export class GuestRooms {
  private readonly meetings = new Map<string, Meeting>()
  private readonly timers: NodeJS.Timeout[] = []

  constructor(
    private readonly hub: Hub,
    private readonly pace: GuestPace = PACE,
  ) {
    this.timers.push(setInterval(() => this.each(({ sink }) => void (sink.write(': beat\n\n') || sink.close())), pace.heartbeatMs).unref())
    this.timers.push(setInterval(() => this.each((guest) => void this.check(guest)), pace.sessionCheckMs).unref())
    hub.onClose(() => this.close())
  }

  /** How many guests are followed in this process. */
  get size(): number {
    return [...this.meetings.values()].reduce((sum, { guests }) => sum + guests.size, 0)
  }

  /** Sends a guest the table, and what changes of it from then on. Returns what ends it. */
  subscribe(guest: GuestSubscription): () => void {
    const endSession = this.hub.watch(guest.sessionId, () => void this.check(guest))
    const meeting = this.openMeeting(guest)
    const own = [...meeting.guests].filter(({ membershipId }) => membershipId === guest.membershipId)
    if (own.length >= SEATS_MAX) own[0]?.sink.close()
    meeting.guests.add(guest)
    meeting.fresh.add(guest)
    void this.refresh(meeting)
    return () => {
      endSession()
      this.remove(guest)
    }
  }

  private openMeeting({ workshopId, workspaceId, registerId }: GuestSubscription): Meeting {
    const known = this.meetings.get(workshopId)
    if (known) return known
    const ends = [workspaceId, registerId].map((id) => this.hub.watch(id, () => void this.refresh(meeting)))
    const endWatch = () => ends.forEach((end) => end())
    const meeting: Meeting = { guests: new Set(), fresh: new Set(), printed: new Map(), readAt: 0, refreshing: null, again: false, endWatch }
    this.meetings.set(workshopId, meeting)
    return meeting
  }

  /** Reads the table anew and sends what changed; a wake-up meanwhile makes it look once more, after a breath. */
  private refresh(meeting: Meeting): Promise<void> {
    meeting.again = true
    return (meeting.refreshing ??= this.readOn(meeting))
  }

  private async readOn(meeting: Meeting): Promise<void> {
    try {
      while (meeting.again && meeting.guests.size > 0) {
        const wait = meeting.readAt + this.pace.gapMs - performance.now()
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
        meeting.again = false
        meeting.readAt = performance.now()
        const table = await this.read(meeting)
        if (table) this.deliver(meeting, table)
      }
    } catch (error) {
      console.error(`${nowIso()} live: reading a guests’ table failed, the next turn tries again`, error)
    } finally {
      meeting.refreshing = null
    }
  }

  /** The table as the first guest reads it for whom there is one; the others are sent away. */
  private async read({ guests }: Meeting): Promise<Table | null> {
    for (const guest of guests) {
      try {
        return await guest.read()
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'not-found')) throw error
        this.end(guest)
      }
    }
    return null
  }

  private deliver({ guests, fresh, printed }: Meeting, { rows, inside, head }: Table): void {
    const isInside = new Set(inside)
    for (const guest of guests) if (!isInside.has(guest.membershipId)) this.end(guest)
    const changed: [string, string][] = []
    for (const [kind, list] of Object.entries(rows)) {
      const text = JSON.stringify(list)
      if (printed.get(kind) !== text) changed.push([kind, text])
      printed.set(kind, text)
    }
    const [news, all] = [print(changed, head), print([...printed], head)]
    for (const guest of guests) {
      const data = fresh.delete(guest) ? all : news
      // A guest who does not read is dropped and comes back for the whole table.
      if (data !== null && !guest.sink.write(data)) guest.sink.close()
    }
  }

  private async check(guest: GuestSubscription): Promise<void> {
    const isGood = await guest.isSessionGood().catch(() => true)
    if (!isGood) this.end(guest)
  }

  /** Sends a guest away for good: the page says why. */
  private end(guest: GuestSubscription): void {
    this.remove(guest)
    guest.sink.write(`event: ${MESSAGES.gone}\ndata: []\n\n`)
    guest.sink.close()
  }

  private remove(guest: GuestSubscription): void {
    const meeting = this.meetings.get(guest.workshopId)
    meeting?.guests.delete(guest)
    meeting?.fresh.delete(guest)
    if (!meeting || meeting.guests.size > 0) return
    meeting.endWatch()
    this.meetings.delete(guest.workshopId)
  }

  private each(work: (guest: GuestSubscription) => void): void {
    for (const { guests } of this.meetings.values()) for (const guest of guests) work(guest)
  }

  private close(): void {
    for (const timer of this.timers) clearInterval(timer)
    this.each((guest) => {
      this.remove(guest)
      guest.sink.close()
    })
  }
}

/** A message with kinds of row, each printed whole; null for none. */
function print(kinds: readonly [string, string][], head: number): string | null {
  if (kinds.length === 0) return null
  return `event: ${GUEST_MESSAGE}\ndata: {"head":${head},"rows":{${kinds.map(([kind, text]) => `${JSON.stringify(kind)}:${text}`).join(',')}}}\n\n`
}

declare global {
  // One per process, whichever bundle of the server asks for it.
  var eyesOpenGuestRooms: GuestRooms | undefined
}

/** The guests of this process. */
export function processGuestRooms(hub: Hub): GuestRooms {
  return (globalThis.eyesOpenGuestRooms ??= new GuestRooms(hub))
}
