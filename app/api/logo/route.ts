import { LOGO_BYTES_MAX } from '@/lib/domain/workspace/logo'
import { keepLogo } from '@/lib/services/workspace/logo'
import { defineRoute, refuseMethod } from '@/lib/web/define-route'
import { readBody } from '@/lib/web/read-body'

/** Keeps the PNG in the body as a picture that may become the logo of the workspace, and answers with its id. */
export const POST = defineRoute({
  handle: async ({ actor, request }) => ({ id: await keepLogo(actor, await readBody(request, LOGO_BYTES_MAX + 1)) }),
})

export const HEAD = refuseMethod('POST')
