import { z } from 'zod'
import { readFieldHistory } from '@/lib/services/register/read-field-history'
import { defineRoute } from '@/lib/web/define-route'

const query = z.strictObject({
  failureModeId: z.uuid({ error: 'Expected the id of a failure mode.' }),
  column: z.string().max(60),
  before: z.string().max(40).optional(),
})

/** The history of one field of a failure mode, newest first, a page at a time. */
export const GET = defineRoute({
  input: query,
  handle: ({ actor, input, params }) => readFieldHistory(actor, String(params.code), input),
})
