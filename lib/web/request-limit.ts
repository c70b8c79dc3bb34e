/** Most keys that are counted at once; a flood of new ones begins anew rather than fill the memory. */
const KEYS_MAX = 10_000

/**
 * Counts requests by key in windows of one minute, in this process. It keeps an address that anybody may ask from being asked without end; the
 * number of processes multiplies it, which is near enough for that.
 */
export class RequestLimit {
  private counts = new Map<string, number>()
  private minute = 0

  constructor(private readonly perMinute: number) {}

  /** False when the key has had its requests of this minute. `now` is in milliseconds. */
  allows(key: string, now: number): boolean {
    const minute = Math.floor(now / 60_000)
    if (minute !== this.minute || this.counts.size >= KEYS_MAX) {
      this.counts = new Map()
      this.minute = minute
    }
    const count = (this.counts.get(key) ?? 0) + 1
    this.counts.set(key, count)
    return count <= this.perMinute
  }
}
