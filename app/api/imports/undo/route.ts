import { z } from 'zod'
import { undoImport } from '@/lib/services/register/undo-import'
import { defineRoute, refuseMethod } from '@/lib/web/define-route'

/** Takes back one import, by the number of its event. */
export const POST = defineRoute({
  input: z.strictObject({
    code: z.string().min(1).max(100),
    seq: z.int().min(1),
    commandId: z.uuid({ error: 'Expected an id made by the caller.' }),
  }),
  handle: async ({ actor, input }) => {
    const { seq } = await undoImport(actor, input)
    return { seq }
  },
})

export const HEAD = refuseMethod('POST')
