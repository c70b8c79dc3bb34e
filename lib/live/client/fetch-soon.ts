import type { Late } from '@/lib/kernel/late'

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'focusin'] as const
const LATEST_MS = 10_000

/**
 * Fetches what a page is shown without: at once when the page has its rows; otherwise, not to hold them up, at the first sign of a hand, and after ten
 * seconds in any case, because a connection may be cut. Returns how to stop.
 */
export function fetchSoon(late: Late<unknown>, isRowsInHand: boolean): () => void {
  const fetchIt = () => {
    stop()
    // Whoever needs it asks again, and is told when it does not come.
    late.load().catch(() => undefined)
  }
  let timer = setTimeout(fetchIt, isRowsInHand ? 0 : LATEST_MS)
  // What the hand did is answered first.
  const fetchNext = () => {
    stop()
    timer = setTimeout(fetchIt)
  }
  const stop = () => {
    clearTimeout(timer)
    for (const sign of SIGNS) window.removeEventListener(sign, fetchNext)
  }
  for (const sign of SIGNS) window.addEventListener(sign, fetchNext, { passive: true })
  return stop
}
