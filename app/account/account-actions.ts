'use server'

import { z } from 'zod'
import { changePassword, openWorkspace, revokeAllSessions, revokeSession } from '@/lib/auth/account'
import { demonstrationMode, publicOrigin } from '@/lib/auth/gate-settings'
import { beginLink, unlinkProvider } from '@/lib/auth/oidc/linked-login'
import { requireOidcGate } from '@/lib/auth/oidc/oidc-gate'
import { makeCalendarFeed, revokeCalendarFeed } from '@/lib/services/calendar/calendar-feed'
import { setReminderMails } from '@/lib/services/reminders/mail-wish'
import { defineAction, definePersonalAction } from '@/lib/web/define-action'
import { leaveForProvider } from '@/lib/web/oidc-door'

/** Gives oneself another password; all other sessions end. */
export const changeOwnPassword = definePersonalAction({
  input: z.strictObject({ current: z.string().max(1000), next: z.string().max(1000) }),
  handle: ({ input, signedIn, network }) => changePassword(signedIn, { ...input, network, isDemo: demonstrationMode().isOn }),
})

const confirmed = z.strictObject({ password: z.string().min(1, { error: 'Type your password.' }).max(1000) })

/** Begins to let one's login at the provider open one's account, and says where the browser goes for that. */
export const linkLogin = definePersonalAction({
  input: confirmed,
  handle: ({ input, signedIn, network }) => leaveForProvider(() => beginLink(requireOidcGate(), signedIn, { ...input, network })),
})

/** Ends that; all other sessions end. */
export const unlinkLogin = definePersonalAction({
  input: confirmed,
  handle: ({ input, signedIn, network }) => unlinkProvider(requireOidcGate(), signedIn, { ...input, network }),
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

/** Turns one's own mails of reminders on or off, in the open workspace. */
export const chooseReminderMails = defineAction({
  input: z.strictObject({ isWanted: z.boolean() }),
  handle: ({ actor, input }) => setReminderMails(actor, input.isWanted),
})

/** Makes a calendar address for one's own due days. It goes to one's own page and nowhere else; only a hash of it is stored. */
export const makeCalendar = defineAction({
  input: z.strictObject({}),
  handle: async ({ actor }) => `${publicOrigin()}/api/calendar/${await makeCalendarFeed(actor)}.ics`,
})

/** Ends one's calendar address at once. */
export const endCalendar = defineAction({
  input: z.strictObject({}),
  handle: ({ actor }) => revokeCalendarFeed(actor),
})
