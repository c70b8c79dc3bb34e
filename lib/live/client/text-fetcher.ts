import type { WholeFailureModes } from '@/lib/live/protocol'

/** Failure modes whose texts are asked for at once; the server takes up to 200. */
const BATCH = 100
/** Requests under way at once: the live connection and commands need theirs of the six that a browser opens. */
const REQUESTS_MAX = 2
const RETRY_MS = 2_000

interface TextDoors {
  read(ids: readonly string[]): Promise<WholeFailureModes>
  wait(ms: number): Promise<void>
  /** Takes what was read; false when it must be read again. */
  take(read: WholeFailureModes): boolean
  /** Texts begin to be read, or none are being read any more. */
  onBusy(isBusy: boolean): void
}

interface Wish {
  done: Promise<void>
  resolve(): void
}

/** Fetches the texts of failure modes in batches, each once, as often as it takes. */
export class TextFetcher {
  private readonly wishes = new Map<string, Wish>()
  /** Wished for and not yet asked for, the latest first: what was seen last is on the screen. */
  private waiting: string[] = []
  private requests = 0
  private isScheduled = false

  constructor(private readonly doors: TextDoors) {}

  /** Resolves when the texts of all have come. */
  async fetch(ids: readonly string[]): Promise<void> {
    const fresh = [...new Set(ids)].filter((id) => !this.wishes.has(id))
    for (const id of fresh) this.wishes.set(id, makeWish())
    this.waiting = [...fresh, ...this.waiting]
    const wished = ids.flatMap((id) => this.wishes.get(id)?.done ?? [])
    if (fresh.length > 0) this.schedule()
    await Promise.all(wished)
  }

  // What is asked for in one turn of the page goes in one request.
  private schedule(): void {
    if (this.isScheduled) return
    this.isScheduled = true
    queueMicrotask(() => {
      this.isScheduled = false
      while (this.requests < REQUESTS_MAX && this.waiting.length > 0) void this.request(this.waiting.splice(0, BATCH))
    })
  }

  private async request(ids: readonly string[]): Promise<void> {
    this.requests += 1
    if (this.requests === 1) this.doors.onBusy(true)
    while (!(await this.attempt(ids)));
    this.requests -= 1
    if (this.requests === 0) this.doors.onBusy(false)
    for (const id of ids) {
      this.wishes.get(id)?.resolve()
      this.wishes.delete(id)
    }
    this.schedule()
  }

  private async attempt(ids: readonly string[]): Promise<boolean> {
    try {
      return this.doors.take(await this.doors.read(ids))
    } catch {
      await this.doors.wait(RETRY_MS)
      return false
    }
  }
}

function makeWish(): Wish {
  let resolve: () => void = () => undefined
  const done = new Promise<void>((settle) => (resolve = settle))
  return { done, resolve }
}
