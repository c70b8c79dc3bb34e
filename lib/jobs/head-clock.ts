import { startClock } from '@/lib/jobs/clock'
import { signAllHeads } from '@/lib/jobs/sign-heads'

/** Each stream has one head of a day at least, so an hour is soon enough. */
const PACE = { firstMs: 45_000, everyMs: 60 * 60_000 }

/** Signs the heads of streams in each process of the app; a head that another process has signed is left as it is. */
export function startHeadClock(): void {
  startClock('signed heads', PACE, async () => void (await signAllHeads()))
}
