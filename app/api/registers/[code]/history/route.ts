import { z } from 'zod'
import { readHistory } from '@/lib/services/register/read-history'
import { defineRoute } from '@/lib/web/define-route'

const query = z.strictObject({
  /** A failure mode, for its own history. */
  subject: z.uuid().optional(),
  /** Number of the oldest event that is on the page. */
  before: z.coerce.number().int().positive().optional(),
})

/** What happened in a register or to one of its failure modes, newest first, a page at a time. */
export const GET = defineRoute({
  input: query,
  handle: ({ actor, input, params }) => readHistory(actor, String(params.code), { subjectId: input.subject ?? null, before: input.before ?? null }),
})
