import { startClock } from '@/lib/jobs/clock'
import { lapseAll } from '@/lib/jobs/lapse-all'

/** What has ended counts as open from its moment on; a few minutes later is soon enough to write that down. */
const PACE = { firstMs: 15_000, everyMs: 5 * 60_000 }

/** Records in each process of the app which acceptances have ended; each is recorded once, whichever process comes first. */
export function startAcceptanceClock(): void {
  startClock('acceptances', PACE, async () => void (await lapseAll()))
}
