const PAUSES_MS = [300, 1_000, 3_000]

/** Milliseconds to wait before something that nobody answered is asked again: short at first, three seconds from the third time on. */
export function retryPause(attempt: number): number {
  return PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)] ?? 3_000
}

/** Waits so many milliseconds. */
export function waitFor(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
