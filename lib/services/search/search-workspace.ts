import type { Actor } from '@/lib/domain/access/actor'
import { may } from '@/lib/domain/access/permissions'
import type { RecentPlace } from '@/lib/domain/search/recent-place'
import { makeExcerpt, type Excerpt } from '@/lib/domain/search/excerpt'
import { tidyQuery } from '@/lib/domain/search/query'
import { SEARCH_TOP } from '@/lib/domain/search/search-limits'
import type { Asking } from '@/lib/data/reading'
import { listRegistersHolding } from '@/lib/data/register-lookup'
import { readFound, readPlaces } from '@/lib/data/search/search-storage'
import { withMatches } from '@/lib/services/search/gathered-words'
import { readSoughtWords } from '@/lib/services/search/sought-words'

export interface FoundFailureMode {
  id: string
  registerCode: string
  code: string
  title: string
  /** Null where the words stand in code and title only. */
  excerpt: Excerpt | null
}

export interface WorkspaceSearch {
  /** Registers whose code or title holds the query, by code, at most eight; the first eight where the query is empty. */
  registers: { code: string; title: string }[]
  /** The best failure modes of all registers, at most twenty. */
  failureModes: FoundFailureMode[]
  /** True when nothing holds the words themselves and these hold words that look like them. */
  isNear: boolean
  /** What the places that were named stand for now, in their order; what is gone is left out. */
  recent: RecentPlace[]
  mayCreateRegister: boolean
}

const REGISTERS_MAX = 8

/** Searches registers and all texts of all failure modes of the workspace: the best few, for going there. */
export async function searchWorkspace(actor: Actor, raw: string, places: readonly string[] = []): Promise<WorkspaceSearch> {
  const query = tidyQuery(raw)
  return withMatches(actor, { code: null, query, limit: SEARCH_TOP }, async (reading, { ids, isNear }) => {
    const [registers, failureModes, recent, { roles }] = await Promise.all([
      listRegistersHolding(reading, query, REGISTERS_MAX),
      ids.length > 0 ? describeFound(reading, ids, query, isNear) : [],
      readPlaces(reading, places),
      reading.entry,
    ])
    return { registers, failureModes, isNear, recent, mayCreateRegister: may(roles, 'create-register') }
  })
}

/** What stands in the list of what was found, in its order. */
async function describeFound(asking: Asking, ids: readonly string[], query: string, isNear: boolean): Promise<FoundFailureMode[]> {
  const [sought, rows] = await Promise.all([readSoughtWords(asking, null, query, isNear), readFound(asking, ids)])
  const found = new Map(rows.map((one) => [one.id, one]))
  return ids.flatMap((id): FoundFailureMode[] => {
    const one = found.get(id)
    if (!one) return []
    const rest = one.texts.filter(({ part }) => part !== 'code' && part !== 'title')
    return [{ id, registerCode: one.registerCode, code: one.code, title: one.title, excerpt: makeExcerpt(rest, sought) }]
  })
}
