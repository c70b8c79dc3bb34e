import { z } from 'zod'
import { SEARCH_QUERY_MAX } from '@/lib/domain/search/search-limits'
import { searchWorkspace } from '@/lib/services/search/search-workspace'
import { defineRoute } from '@/lib/web/define-route'

const query = z.strictObject({ q: z.string().max(SEARCH_QUERY_MAX).default('') })

/** The best of what holds the words of a query in the whole workspace: registers and failure modes, with a hard end. */
export const GET = defineRoute({ input: query, handle: ({ actor, input }) => searchWorkspace(actor, input.q) })
