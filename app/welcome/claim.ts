'use server'

import { z } from 'zod'
import { claimFirstRun } from '@/lib/auth/first-run'
import { defineOpenAction } from '@/lib/web/define-action'

const line = z.string().max(1000)

/** Makes the first administrator. */
export const claim = defineOpenAction({
  input: z.strictObject({ code: line, workspaceName: line, name: line, email: line, password: line }),
  handle: ({ input }) => claimFirstRun(input),
})
