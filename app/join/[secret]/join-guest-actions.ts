'use server'

import { z } from 'zod'
import { openWorkspace } from '@/lib/auth/account'
import { followGuestSecret } from '@/lib/auth/guest-link'
import { enterBySecret } from '@/lib/auth/guest-session'
import { defineOpenAction, definePersonalAction } from '@/lib/web/define-action'
import { keepGuestToken, refuseManyTries } from '@/lib/web/guest-door'

const secret = z.string().max(200)

/** Comes in as a guest, under a name. */
export const enterMeeting = defineOpenAction({
  input: z.strictObject({ secret, name: z.string().max(1000) }),
  handle: async ({ input }) => {
    await refuseManyTries(input.secret)
    await keepGuestToken(await enterBySecret(input.secret, input.name))
  },
})

/** Opens the workspace of the meeting for somebody who is a member of it and looks at another one. */
export const goAsMember = definePersonalAction({
  input: z.strictObject({ secret }),
  handle: async ({ input, signedIn }) => {
    await refuseManyTries(input.secret)
    const target = await followGuestSecret(input.secret)
    if (target) await openWorkspace(signedIn, target.workspaceId)
  },
})
