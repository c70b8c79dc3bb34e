import { z } from 'zod'
import { readDesk } from '@/lib/services/workshop/read-desk'
import { parseInput } from '@/lib/domain/row/input-problems'
import { defineRoute } from '@/lib/web/define-route'

const place = z.object({ id: z.uuid({ error: 'Expected the id of a workshop.' }) })

/** One's own hidden cards, and how many there are of each category; asked for again while people write. */
export const GET = defineRoute({
  handle: ({ actor, params }) => readDesk(actor, String(params.code), parseInput(place, { id: params.id }).id),
})
