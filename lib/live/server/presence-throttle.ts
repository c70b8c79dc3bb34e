const PER_SECOND = 5
const BURST = 15
/** Beyond so many people the ones who are at rest are forgotten. */
const PEOPLE_MAX = 10_000

/** How often somebody may tell their place: five times a second, with some in hand for a quick start. */
export class PresenceThrottle {
  private readonly buckets = new Map<string, { left: number; at: number }>()

  /** True when the person may tell again at this moment, in milliseconds; it counts as told. */
  allow(personId: string, now: number): boolean {
    const known = this.buckets.get(personId)
    const left = known ? Math.min(BURST, known.left + ((now - known.at) / 1_000) * PER_SECOND) : BURST
    const may = left >= 1
    this.buckets.set(personId, { left: may ? left - 1 : left, at: now })
    if (this.buckets.size > PEOPLE_MAX) this.forgetRested(now)
    return may
  }

  private forgetRested(now: number): void {
    for (const [personId, { at }] of this.buckets) if (now - at >= (BURST / PER_SECOND) * 1_000) this.buckets.delete(personId)
  }
}

/** How much rarer who is here is told for each who hears it, in milliseconds: to five hundred once a second. */
const TELL_MS_A_READER = 2

/** How long news of who is here are gathered before so many readers are told: each time, everybody is sent the list. In milliseconds. */
export function gatheringPause(pauseMs: number, readers: number): number {
  return Math.max(pauseMs, readers * TELL_MS_A_READER)
}
