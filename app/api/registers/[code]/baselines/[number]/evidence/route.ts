import { evidenceQuerySchema } from '@/lib/domain/document/document-choice'
import { makeEvidence } from '@/lib/services/evidence/make-evidence'
import type { Following } from '@/lib/services/register/export-document'
import { defineRoute, refuseMethod } from '@/lib/web/define-route'
import { followFile, sendFile } from '@/lib/web/followed-file'

/** The evidence bundle of a baseline, as a ZIP. A number that is none is that of no baseline. */
export const GET = defineRoute({
  input: evidenceQuerySchema,
  handle({ actor, params, input: { progress, zone }, request }) {
    const make = (following: Following) => makeEvidence(actor, String(params.code), Number(params.number), zone, following)
    return progress === '1' ? followFile(make, request.signal) : sendFile(make, request.signal)
  },
})

export const HEAD = refuseMethod('GET')
