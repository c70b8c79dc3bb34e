import { newId } from '@/lib/kernel/ids'
import { TELL_PAUSE_MS, type PersonHere, type Place, type PresenceMessage, type Tell } from '@/lib/live/protocol/presence'

export interface PresenceDoors {
  /** Tells the server; a place that is lost is told again with the next one or the next connection. Never throws. */
  tell(told: Tell): Promise<void>
  wait(ms: number): Promise<void>
}

export interface PresenceView {
  people: readonly PersonHere[]
  /** How many more there are than `people` names. */
  more: number
}

const NOBODY: PresenceView = { people: [], more: 0 }

/** Who is in the register, and where oneself is: the browser's side of what is never stored. */
export class PresenceStore {
  private view = NOBODY
  private seat: string | null = null
  private turn = 0
  private place: Place | null = null
  private told = ''
  private pausing = false
  private readonly listeners = new Set<() => void>()

  constructor(
    private readonly registerId: string | null,
    private readonly doors: PresenceDoors,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly read = (): PresenceView => this.view

  /** The seat of a new connection. */
  takeSeat(): string {
    this.seat = newId()
    this.turn = 0
    this.told = ''
    return this.seat
  }

  /** The connection stands, or does not: without one nobody is known to be here, and oneself is not either. */
  setLive(isLive: boolean): void {
    if (isLive) void this.tellSoon()
    else this.show(NOBODY)
  }

  /** Takes the list of those who are here. */
  receive({ registerId, people, more }: PresenceMessage): void {
    if (registerId === this.registerId) this.show({ people, more })
  }

  /** Says where in the register one is now, null for nowhere in particular; told at most once in a while, the last place always. */
  tell(place: Place | null): void {
    this.place = place
    void this.tellSoon()
  }

  private async tellSoon(): Promise<void> {
    if (this.pausing) return
    this.pausing = true
    while (this.seat !== null && this.registerId !== null && printPlace(this.place) !== this.told) {
      const { seat, registerId, place } = this
      this.told = printPlace(place)
      this.turn += 1
      await this.doors.tell({ seat, registerId, turn: this.turn, place })
      await this.doors.wait(TELL_PAUSE_MS)
    }
    this.pausing = false
  }

  private show(view: PresenceView): void {
    if (view === this.view) return
    this.view = view
    for (const listener of this.listeners) listener()
  }
}

/** Nowhere in particular is where a new seat is known to be. */
function printPlace(place: Place | null): string {
  return place === null ? '' : `${place.failureModeId} ${place.column}`
}
