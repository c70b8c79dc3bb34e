import { z } from 'zod'
import { importDocument } from '@/lib/services/register/import-document'
import { SOURCE_MAX } from '@/lib/exchange/markdown/decode-source'
import { defineRoute, refuseMethod } from '@/lib/web/define-route'
import { parseInput } from '@/lib/domain/row/input-problems'
import { readBody } from '@/lib/web/read-body'

/** What the address says beside the file in the body. */
const choiceSchema = z.strictObject({
  accepted: z.string().regex(/^[0-9a-f]{64}$/, { error: 'Expected the digest of the preview.' }),
  commandId: z.uuid({ error: 'Expected an id made by the caller.' }),
  code: z.string().min(1).max(100).optional(),
})

/** Imports the file in the body as a new register, as it was previewed. */
export const POST = defineRoute({
  handle: async ({ actor, request }) => {
    const { accepted, ...choice } = parseInput(choiceSchema, Object.fromEntries(new URL(request.url).searchParams))
    return importDocument(actor, await readBody(request, SOURCE_MAX), accepted, choice)
  },
})

export const HEAD = refuseMethod('POST')
