import { startClock } from '@/lib/jobs/clock'
import { closeForgotten } from '@/lib/jobs/close-forgotten'

/** A meeting that was forgotten for a day can wait for half an hour more. */
const PACE = { firstMs: 60_000, everyMs: 30 * 60_000 }

/** Looks in each process of the app for meetings that everybody forgot; each is closed once, whichever process comes first. */
export function startWorkshopClock(): void {
  startClock('workshops', PACE, async () => void (await closeForgotten()))
}
