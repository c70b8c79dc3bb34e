import { z } from 'zod'
import { isCleanText } from '@/lib/domain/row/clean-text'
import { SEARCH_QUERY_MAX, SEARCH_RECENT_MAX } from '@/lib/domain/search/search-limits'
import { searchWorkspace } from '@/lib/services/search/search-workspace'
import { defineRoute } from '@/lib/web/define-route'

const places = z.array(z.string().max(100).refine(isCleanText)).max(SEARCH_RECENT_MAX)

const query = z.strictObject({
  q: z.string().max(SEARCH_QUERY_MAX).default(''),
  /** Codes of places that the browser remembers, as a JSON list; what they stand for comes back. */
  recent: z
    .string()
    .max(2_000)
    .transform((text, context) => {
      const read = places.safeParse(readJsonText(text))
      if (read.success) return read.data
      context.addIssue({ code: 'custom', message: 'Expected a JSON list of at most 8 codes.' })
      return z.NEVER
    })
    .default([]),
})

function readJsonText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The best of what holds the words of a query in the whole workspace: registers and failure modes, with a hard end. */
export const GET = defineRoute({ input: query, handle: ({ actor, input }) => searchWorkspace(actor, input.q, input.recent) })
