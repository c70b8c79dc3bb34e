import { z } from 'zod'
import { readHoldingBaselines } from '@/lib/services/baseline/read-holding-baselines'
import { defineRoute } from '@/lib/web/define-route'

const query = z.strictObject({ failureModeId: z.uuid({ error: 'Expected the id of a failure mode.' }) })

/** The baselines that hold a failure mode, by their ids; their heads are rows of the register's room. */
export const GET = defineRoute({
  input: query,
  handle: async ({ actor, input, params }) => ({ baselineIds: await readHoldingBaselines(actor, String(params.code), input.failureModeId) }),
})
