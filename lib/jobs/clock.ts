import { nowIso } from '@/lib/kernel/clock'

/**
 * Does a job again and again in this process, never twice at once, first after `firstMs` and then every `everyMs` milliseconds. A run that
 * fails is said on the console and the next one tries again. The timers hold no process open, and a run ends with its process.
 */
export function startClock(name: string, { firstMs, everyMs }: { firstMs: number; everyMs: number }, job: () => Promise<void>): void {
  let running = false
  const tick = async () => {
    if (running) return
    running = true
    try {
      await job()
    } catch (error) {
      console.error(`${nowIso()} ${name}: a run failed, the next one tries again`, error)
    } finally {
      running = false
    }
  }
  setTimeout(() => void tick(), firstMs).unref()
  setInterval(() => void tick(), everyMs).unref()
}
