'use server'

import { z } from 'zod'
import { changePassword, openWorkspace, revokeAllSessions, revokeSession } from '@/lib/auth/account'
import { demonstrationMode } from '@/lib/auth/gate-settings'
import { definePersonalAction } from '@/lib/web/define-action'

/** Gives oneself another password; all other sessions end. */
export const changeOwnPassword = definePersonalAction({
  input: z.strictObject({ current: z.string().max(1000), next: z.string().max(1000) }),
  handle: ({ input, signedIn, network }) => changePassword(signedIn, { ...input, network, isDemo: demonstrationMode().isOn }),
})

/** Ends one of one's own sessions. */
export const endSession = definePersonalAction({
  input: z.strictObject({ sessionId: z.uuid() }),
  handle: ({ input, signedIn }) => revokeSession(signedIn, input.sessionId),
})

/** Ends all of one's own sessions, this one too. */
export const endAllSessions = definePersonalAction({
  input: z.strictObject({}),
  handle: ({ signedIn }) => revokeAllSessions(signedIn),
})

/** Opens another workspace in this session. */
export const switchWorkspace = definePersonalAction({
  input: z.strictObject({ workspaceId: z.uuid() }),
  handle: ({ input, signedIn }) => openWorkspace(signedIn, input.workspaceId),
})
