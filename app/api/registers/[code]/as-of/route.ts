import { z } from 'zod'
import { momentSchema } from '@/lib/domain/row/moment'
import { readMatrixAsOf } from '@/lib/services/register/read-register-as-of'
import { defineRoute } from '@/lib/web/define-route'

const query = z.strictObject({
  /** A day such as 2026-11-20 (its end, UTC), or the number of an event. */
  at: momentSchema,
})

/** The failure modes of a register with their factors as they stood at an earlier moment, and the policy of then. */
export const GET = defineRoute({
  input: query,
  handle: ({ actor, input, params }) => readMatrixAsOf(actor, String(params.code), input.at),
})
