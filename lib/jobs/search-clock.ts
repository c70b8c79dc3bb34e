import { startClock } from '@/lib/jobs/clock'
import { gatherAllWords } from '@/lib/services/search/gathered-words'

/** Often enough that hardly a search has to gather, and seldom enough that the commands of a busy minute share one gathering. */
const PACE = { firstMs: 3_000, everyMs: 3_000 }

/** Gathers in each process of the app what commands have left for the search; the second to come waits and finds nothing left. */
export function startSearchClock(): void {
  startClock('search', PACE, async () => void (await gatherAllWords()))
}
