import { z } from 'zod'
import { SEARCH_EXCERPTS_MAX, SEARCH_QUERY_MAX } from '@/lib/domain/search/search-limits'
import { searchRegister } from '@/lib/services/search/search-register'
import { defineRoute } from '@/lib/web/define-route'

const query = z.strictObject({
  q: z.string().max(SEARCH_QUERY_MAX).default(''),
  /** Of how many of the first ones an excerpt is wanted. */
  excerpts: z.coerce.number().int().min(0).max(SEARCH_EXCERPTS_MAX).default(0),
})

/** The failure modes of a register that hold every word of a query: ids, best first. */
export const GET = defineRoute({
  input: query,
  handle: ({ actor, input, params }) => searchRegister(actor, String(params.code), input.q, { excerpts: input.excerpts }),
})
