import { listStaleSignatures } from '@/lib/services/signature/read-stale'
import { defineRoute } from '@/lib/web/define-route'

/** The reader's own signatures whose register says something else now. */
export const GET = defineRoute({
  handle: async ({ actor }) => ({ stale: await listStaleSignatures(actor) }),
})
