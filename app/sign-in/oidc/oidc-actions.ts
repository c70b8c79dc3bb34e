'use server'

import { z } from 'zod'
import { beginOidc } from '@/lib/auth/oidc/begin-oidc'
import { requireOidcGate } from '@/lib/auth/oidc/oidc-gate'
import { defineOpenAction } from '@/lib/web/define-action'
import { leaveForProvider, returnFromProvider, settleClaim } from '@/lib/web/oidc-door'
import { readSafePath } from '@/lib/web/safe-path'

/** Begins to sign in at the provider, and says where the browser goes for that. */
export const beginSignIn = defineOpenAction({
  input: z.strictObject({ next: z.string().max(2000) }),
  handle: ({ input }) => leaveForProvider(() => beginOidc(requireOidcGate(), { kind: 'sign-in', next: readSafePath(input.next) })),
})

/** The same for somebody who was invited. */
export const beginJoin = defineOpenAction({
  input: z.strictObject({ token: z.string().min(1).max(200) }),
  handle: ({ input: { token } }) =>
    leaveForProvider(() => beginOidc(requireOidcGate(), { kind: 'join', invitation: token, next: readSafePath(`/invitations/${encodeURIComponent(token)}`) })),
})

/** Ends what was begun, with the query of the address that the provider sent the browser back to. */
export const finishTrip = defineOpenAction({
  input: z.strictObject({ query: z.string().max(8000) }),
  handle: ({ input }) => returnFromProvider(input.query),
})

/** Links the login that just came from the provider with the account that has its address, and signs in. */
export const claimOwnAccount = defineOpenAction({
  input: z.strictObject({ password: z.string().min(1, { error: 'Type your password.' }).max(1000) }),
  handle: ({ input, network }) => settleClaim(input.password, network),
})
