import type { RoomStart } from '@/lib/live/client/room-doors'

interface ReadingDoors {
  read(): Promise<RoomStart>
  wait(ms: number): Promise<void>
}

const RETRY_MS = 2_000

/** Reads a room anew until it has been read, as often as it takes. */
export class RoomReading {
  private underWay: Promise<void> | null = null
  /** True when it was asked for again while it was being read: what is on its way may be too old. */
  private isStale = false

  constructor(private readonly doors: ReadingDoors) {}

  /** Resolves when the room was read and taken; whoever asks meanwhile gets the same, read after the last asking. */
  ask(take: (start: RoomStart) => void): Promise<void> {
    this.isStale = true
    this.underWay ??= this.readFresh().then((start) => {
      this.underWay = null
      take(start)
    })
    return this.underWay
  }

  private async readFresh(): Promise<RoomStart> {
    for (;;) {
      this.isStale = false
      const start = await this.readUntilAnswered()
      if (!this.isStale) return start
    }
  }

  private async readUntilAnswered(): Promise<RoomStart> {
    for (;;) {
      try {
        return await this.doors.read()
      } catch {
        await this.doors.wait(RETRY_MS)
      }
    }
  }
}
