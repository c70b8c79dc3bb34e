import { z } from 'zod'
import { parseInput } from '@/lib/domain/row/input-problems'
import { readLogoPng } from '@/lib/services/workspace/logo'
import { defineRoute, refuseMethod } from '@/lib/web/define-route'

const paramsSchema = z.object({ id: z.uuid({ error: 'Expected an id.' }) })

/** A picture of the workspace, which never changes under its id. */
export const GET = defineRoute({
  handle: async ({ actor, params }) => {
    const png = await readLogoPng(actor, parseInput(paramsSchema, params).id)
    return new Response(png, { headers: { 'Content-Type': 'image/png', 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, max-age=86400, immutable' } })
  },
})

export const HEAD = refuseMethod('GET')
