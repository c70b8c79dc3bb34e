import { z } from 'zod'
import { importTable } from '@/lib/services/register/import-table'
import { readTableUpload, TABLE_UPLOAD_MAX } from '@/lib/services/register/table-upload'
import { defineRoute, refuseMethod } from '@/lib/web/define-route'
import { parseInput } from '@/lib/domain/row/input-problems'
import { readBody } from '@/lib/web/read-body'

/** What the address says beside the form. */
const orderSchema = z.strictObject({
  accepted: z.string().regex(/^[0-9a-f]{64}$/, { error: 'Expected the digest of the preview.' }),
  commandId: z.uuid({ error: 'Expected an id made by the caller.' }),
})

/** Imports the table of the file in the form, as it was previewed. */
export const POST = defineRoute({
  handle: async ({ actor, request }) => {
    const order = parseInput(orderSchema, Object.fromEntries(new URL(request.url).searchParams))
    const { bytes, choice } = await readTableUpload(await readBody(request, TABLE_UPLOAD_MAX), request.headers.get('content-type') ?? '')
    return importTable(actor, bytes, choice, order)
  },
})

export const HEAD = refuseMethod('POST')
