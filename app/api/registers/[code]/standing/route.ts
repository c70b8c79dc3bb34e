import { readContentDigest } from '@/lib/services/signature/content-now'
import { defineRoute } from '@/lib/web/define-route'

/** The digest of what a register means now, by which a signature is found to be stale. */
export const GET = defineRoute({
  handle: async ({ actor, params }) => ({ contentDigest: await readContentDigest(actor, String(params.code)) }),
})
