import { verifyRecord } from '@/lib/services/baseline/verify-record'
import { defineRoute } from '@/lib/web/define-route'
import { streamLines } from '@/lib/web/line-stream'

/** Checks the record of the workspace, and tells on the way how far it has come. Asked for with POST, because no other site may set it to work. */
export const POST = defineRoute({
  handle: ({ actor, request }) => streamLines((tell) => verifyRecord(actor, { tell, signal: request.signal })),
})
