import { previewTable } from '@/lib/services/register/import-table'
import { readTableUpload, TABLE_UPLOAD_MAX } from '@/lib/services/register/table-upload'
import { defineRoute, refuseMethod } from '@/lib/web/define-route'
import { readBody } from '@/lib/web/read-body'

/** What importing the table of the file in the form would do. Stores nothing. */
export const POST = defineRoute({
  handle: async ({ actor, request }) => {
    const { bytes, choice } = await readTableUpload(await readBody(request, TABLE_UPLOAD_MAX), request.headers.get('content-type') ?? '')
    return previewTable(actor, bytes, choice)
  },
})

export const HEAD = refuseMethod('POST')
