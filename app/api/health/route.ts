import { isDatabaseAnswering } from '@/lib/auth/database-health'
import { defineOpenRoute, refuseMethod } from '@/lib/web/define-route'

export const dynamic = 'force-dynamic'

/** What `npm start` and a load balancer wait for: the app runs and its database answers. */
export const GET = defineOpenRoute({
  handle: async () => {
    const ok = await isDatabaseAnswering()
    return Response.json({ ok }, { status: ok ? 200 : 503 })
  },
})

export const HEAD = refuseMethod('GET')
