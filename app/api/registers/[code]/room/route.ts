import { z } from 'zod'
import { readFittingRegister, readWholeRoom } from '@/lib/services/register/read-register'
import { defineRoute } from '@/lib/web/define-route'

const query = z.strictObject({
  /** All of it, or slim rows where there are many. */
  extent: z.enum(['whole', 'fitting'], { error: 'Expected whole or fitting.' }).default('whole'),
  /** A workshop of the register whose own rows come too. */
  workshop: z.uuid({ error: 'Expected the id of a workshop.' }).optional(),
})

/** A register's room: for a browser that begins in a large one, that has missed too much, or that shows all of it. */
export const GET = defineRoute({
  input: query,
  handle: async ({ actor, input, params }) => {
    const code = String(params.code)
    if (input.extent === 'whole') return readWholeRoom(actor, code, input.workshop)
    return new Response(await readFittingRegister(actor, code, input.workshop), { headers: { 'Content-Type': 'application/json' } })
  },
})
