/** Measures the parts of a start and tells them on standard error when EYES_OPEN_TIMING=1. */
export interface PhaseClock {
  /** Ends the current phase and gives it a name. */
  mark(phase: string): void
}

/** A clock whose first phase began with the process. Times are in milliseconds. */
export function startPhaseClock(isOn: boolean): PhaseClock {
  let last = 0
  return {
    mark: (phase) => {
      const now = performance.now()
      if (isOn) process.stderr.write(`timing ${phase} ${Math.round(now - last)} ms, ${Math.round(now)} ms in all\n`)
      last = now
    },
  }
}
