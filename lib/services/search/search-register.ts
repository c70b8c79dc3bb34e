import type { Actor } from '@/lib/domain/access/actor'
import { makeExcerpt, type Excerpt } from '@/lib/domain/search/excerpt'
import { tidyQuery } from '@/lib/domain/search/query'
import { SEARCH_IDS_MAX } from '@/lib/domain/search/search-limits'
import { readFound } from '@/lib/data/search/search-storage'
import { withMatches } from '@/lib/services/search/gathered-words'
import { readSoughtWords } from '@/lib/services/search/sought-words'

export interface RegisterSearch {
  /** Live failure modes that hold every word, best first, at most 20,000. */
  ids: string[]
  /** True when nothing holds the words themselves and these hold words that look like them. */
  isNear: boolean
  /** Excerpts of the first ones, by id, where they were asked for. */
  excerpts: Record<string, Excerpt>
}

/** Searches all texts of a register; with excerpts of the first `excerpts` of what was found. Throws AppError `not-found`. */
export async function searchRegister(actor: Actor, code: string, raw: string, { excerpts = 0 } = {}): Promise<RegisterSearch> {
  const query = tidyQuery(raw)
  return withMatches(actor, { code, query, limit: SEARCH_IDS_MAX }, async (reading, { registerId, ids, isNear }) => {
    const shown = ids.slice(0, excerpts)
    if (shown.length === 0) return { ids, isNear, excerpts: {} }
    const [sought, rows] = await Promise.all([readSoughtWords(reading, registerId, query, isNear), readFound(reading, shown)])
    const found = rows.flatMap(({ id, texts }): [string, Excerpt][] => {
      const excerpt = makeExcerpt(texts, sought)
      return excerpt ? [[id, excerpt]] : []
    })
    return { ids, isNear, excerpts: Object.fromEntries(found) }
  })
}
