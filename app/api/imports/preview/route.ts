import { previewImport } from '@/lib/services/register/import-document'
import { SOURCE_MAX } from '@/lib/exchange/markdown/decode-source'
import { defineRoute, refuseMethod } from '@/lib/web/define-route'
import { readBody } from '@/lib/web/read-body'

/** What importing the file in the body would make. Stores nothing. */
export const POST = defineRoute({
  handle: async ({ actor, request }) => previewImport(actor, await readBody(request, SOURCE_MAX)),
})

export const HEAD = refuseMethod('POST')
