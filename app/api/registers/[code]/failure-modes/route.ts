import { z } from 'zod'
import { readFailureModes } from '@/lib/services/register/read-register'
import { defineRoute } from '@/lib/web/define-route'

const query = z.strictObject({
  /** Ids of failure modes, joined by commas. */
  ids: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid({ error: 'Expected ids, joined by commas.' })).min(1).max(200, { error: 'At most 200 at once.' })),
})

/** Failure modes whole: what a slim room leaves out of those that somebody looks at. */
export const GET = defineRoute({
  input: query,
  handle: ({ actor, input, params }) => readFailureModes(actor, String(params.code), input.ids),
})
