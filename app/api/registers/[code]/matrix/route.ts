import { summaryQuerySchema } from '@/lib/domain/matrix/matrix-summary'
import { readMatrix } from '@/lib/services/register/read-matrix'
import { defineRoute } from '@/lib/web/define-route'

/** The matrix of a register by its counts, with the worst rows of each cell. */
export const GET = defineRoute({
  input: summaryQuerySchema,
  handle: ({ actor, input, params }) => readMatrix(actor, String(params.code), input),
})
