import type { Actor } from '@/lib/domain/access/actor'
import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import { pageOfBaseline, type BaselineOverview, type BaselineView, type WantedLines } from '@/lib/domain/baseline/baseline-view'
import { viewTextsAside } from '@/lib/exchange/frozen/frozen-apart'
import { withReading } from '@/lib/data/reading'
import { findRegisterId } from '@/lib/data/register-lookup'
import { openFrozen } from '@/lib/services/baseline/frozen-text'
import { LastAnswers } from '@/lib/kernel/last-answers'

/** What the page of a baseline shows. */
export interface ShownBaseline {
  head: BaselineRow
  view: BaselineView
  /** False where the texts are not those that were frozen. */
  isWhole: boolean
}

/** Long enough for 20,000 failure modes. */
const TIMEOUT = { timeout: 60_000 }

/** What large baselines show: people turn their pages. That of 20,000 failure modes takes some ten megabytes. */
const overviews = new LastAnswers<BaselineOverview>(8)

/** A page of a baseline by its number. Throws AppError `not-found`. */
export async function readBaselineView(actor: Actor, code: string, number: number, wanted: WantedLines): Promise<ShownBaseline> {
  const { head, isWhole, overview } = await withReading(
    actor,
    async (reading) => {
      const registerId = await findRegisterId(reading, code)
      const { largeKey, readRows, ...frozen } = await openFrozen(reading, registerId, number)
      return { ...frozen, overview: await overviews.prepare(largeKey, readRows, (text) => viewTextsAside(text, registerId)) }
    },
    TIMEOUT,
  )
  return { head, isWhole, view: pageOfBaseline(await overview(), wanted) }
}
