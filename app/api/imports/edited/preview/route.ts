import { editedChoiceSchema } from '@/lib/services/register/edited-choice'
import { previewEdited } from '@/lib/services/register/edited-document'
import { readUpload, TABLE_UPLOAD_MAX } from '@/lib/services/register/table-upload'
import { defineRoute, refuseMethod } from '@/lib/web/define-route'
import { readBody } from '@/lib/web/read-body'

/** How the edited document in the form differs from its register. Stores nothing. */
export const POST = defineRoute({
  handle: async ({ actor, request }) => {
    const { bytes, choice } = await readUpload(await readBody(request, TABLE_UPLOAD_MAX), request.headers.get('content-type') ?? '', editedChoiceSchema)
    return previewEdited(actor, bytes, choice, request.signal)
  },
})

export const HEAD = refuseMethod('POST')
