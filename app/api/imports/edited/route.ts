import { z } from 'zod'
import { editedChoiceSchema } from '@/lib/services/register/edited-choice'
import { applyEdited } from '@/lib/services/register/edited-document'
import { readUpload, TABLE_UPLOAD_MAX } from '@/lib/services/register/table-upload'
import { defineRoute, refuseMethod } from '@/lib/web/define-route'
import { parseInput } from '@/lib/domain/row/input-problems'
import { readBody } from '@/lib/web/read-body'

/** What the address says beside the form. */
const orderSchema = z.strictObject({ commandId: z.uuid({ error: 'Expected an id made by the caller.' }) })

/** Takes the chosen changes of the edited document in the form. */
export const POST = defineRoute({
  handle: async ({ actor, request }) => {
    const { commandId } = parseInput(orderSchema, Object.fromEntries(new URL(request.url).searchParams))
    const { bytes, choice } = await readUpload(await readBody(request, TABLE_UPLOAD_MAX), request.headers.get('content-type') ?? '', editedChoiceSchema)
    return applyEdited(actor, bytes, choice, commandId, request.signal)
  },
})

export const HEAD = refuseMethod('POST')
