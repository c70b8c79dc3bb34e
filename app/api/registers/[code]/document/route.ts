import { documentQuerySchema } from '@/lib/domain/document/document-choice'
import { exportDocument } from '@/lib/services/register/export-document'
import { defineRoute, refuseMethod } from '@/lib/web/define-route'
import { followFile, sendFile } from '@/lib/web/followed-file'

/** The register, one of its scenarios or a meeting's summary as a file, in the format that the query names. */
export const GET = defineRoute({
  input: documentQuerySchema,
  handle({ actor, params, input, request }) {
    const make = (following: Parameters<typeof exportDocument>[3]) => exportDocument(actor, String(params.code), input, following)
    return input.progress === '1' ? followFile(make, request.signal) : sendFile(make, request.signal)
  },
})

export const HEAD = refuseMethod('GET')
