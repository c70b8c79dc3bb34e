'use server'

import { z } from 'zod'
import { joinAsNewPerson, joinAsSignedIn } from '@/lib/auth/invitation-link'
import { defineOpenAction, definePersonalAction } from '@/lib/web/define-action'
import { readPageGuest } from '@/lib/web/guest-door'

const token = z.string().max(200)
const line = z.string().max(1000)

/** Makes an account for the invited address and joins. */
export const joinNew = defineOpenAction({
  input: z.strictObject({ token, name: line, password: line }),
  handle: async ({ input }) => joinAsNewPerson({ ...input, guest: await readPageGuest() }),
})

/** Joins with the account that is signed in. */
export const joinOwn = definePersonalAction({
  input: z.strictObject({ token, name: line }),
  handle: async ({ input, signedIn }) => joinAsSignedIn(signedIn, { ...input, guest: await readPageGuest() }),
})
