import { z } from 'zod'
import { readOrigins } from '@/lib/services/workshop/read-origins'
import { defineRoute } from '@/lib/web/define-route'

const query = z.strictObject({ failureModeId: z.uuid({ error: 'Expected the id of a failure mode.' }) })

/** The cards that a failure mode was made of, for a page whose room holds no workshop's rows. */
export const GET = defineRoute({
  input: query,
  handle: async ({ actor, input, params }) => ({ cards: await readOrigins(actor, String(params.code), input.failureModeId) }),
})
