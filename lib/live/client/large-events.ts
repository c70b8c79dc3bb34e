import type { Change } from '@/lib/domain/row/change'

interface LargeEventDoors {
  readChanges?(streamId: string, seq: number): Promise<Change[]>
  wait(ms: number): Promise<void>
}

/** Attempts before the room is read anew instead. */
const ATTEMPTS = 2
const RETRY_MS = 500
/** Events that are kept: the answer to one's own command and its event ask for the same changes, one shortly after the other. */
const KEPT = 2

/** Fetches the changes of events that were too large to send, each once. */
export class LargeEvents {
  private readonly known = new Map<string, Promise<Change[] | null>>()

  constructor(private readonly doors: LargeEventDoors) {}

  /** What an event changed; null when it cannot be read. */
  read(streamId: string, seq: number): Promise<Change[] | null> {
    const key = `${streamId} ${seq}`
    const changes = this.known.get(key) ?? this.attempt(streamId, seq)
    this.known.set(key, changes)
    for (const old of [...this.known.keys()].slice(0, -KEPT)) this.known.delete(old)
    return changes
  }

  private async attempt(streamId: string, seq: number): Promise<Change[] | null> {
    if (!this.doors.readChanges) return null
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.doors.readChanges(streamId, seq)
      } catch {
        if (attempt === ATTEMPTS) return null
        await this.doors.wait(RETRY_MS)
      }
    }
  }
}
