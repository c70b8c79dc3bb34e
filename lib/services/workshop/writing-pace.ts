import { CARDS_OF_ONE_MAX } from '@/lib/domain/workshop/workshop-words'

/** Most writes of one person in a minute. A hand that writes cards needs a few; a script is told to wait. */
export const WRITES_A_MINUTE_MAX = 30
/** Most people whose pace is kept; a flood of new ones begins anew rather than fill the memory. */
const KEYS_MAX = 10_000

interface Pace {
  minute: number
  inMinute: number
  anonymous: number
}

/**
 * How fast and how much somebody writes, in the memory of this process and nowhere else: nothing that is stored may tie a person to an
 * anonymous card. Each process counts for itself, which is near enough to keep a script out.
 */
export class WritingPace {
  private paces = new Map<string, Pace>()

  /** `most` is how often one person may write in a minute. */
  constructor(private readonly most = WRITES_A_MINUTE_MAX) {}

  /** Counts a write; false when the person has written too often in this minute. `now` is an ISO time. */
  allows(key: string, now: string): boolean {
    const pace = this.paceOf(key)
    const minute = Math.floor(Date.parse(now) / 60_000)
    if (pace.minute !== minute) Object.assign(pace, { minute, inMinute: 0 })
    pace.inMinute += 1
    return pace.inMinute <= this.most
  }

  /** Whether the person may have one more anonymous card. */
  hasAnonymousLeft(key: string): boolean {
    return this.paceOf(key).anonymous < CARDS_OF_ONE_MAX
  }

  countAnonymous(key: string, by: 1 | -1): void {
    const pace = this.paceOf(key)
    pace.anonymous = Math.max(0, pace.anonymous + by)
  }

  private paceOf(key: string): Pace {
    const known = this.paces.get(key)
    if (known) return known
    if (this.paces.size >= KEYS_MAX) this.paces = new Map()
    const pace: Pace = { minute: 0, inMinute: 0, anonymous: 0 }
    this.paces.set(key, pace)
    return pace
  }
}
