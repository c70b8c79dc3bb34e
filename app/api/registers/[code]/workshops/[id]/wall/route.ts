import { z } from 'zod'
import { readWall } from '@/lib/services/workshop/read-desk'
import { parseInput } from '@/lib/domain/row/input-problems'
import { defineRoute } from '@/lib/web/define-route'

const place = z.object({ id: z.uuid({ error: 'Expected the id of a workshop.' }) })

/** What the wall shows of what is hidden: how many cards and voters there are, and nothing of whoever opened it. */
export const GET = defineRoute({
  handle: ({ actor, params }) => readWall(actor, String(params.code), parseInput(place, { id: params.id }).id),
})
