'use server'

import { z } from 'zod'
import { unsubscribe } from '@/lib/services/reminders/mail-wish'
import { defineOpenAction } from '@/lib/web/define-action'

/** Ends the mails of whoever the token was sent to. */
export const endReminderMails = defineOpenAction({
  input: z.strictObject({ token: z.string().max(100) }),
  handle: ({ input }) => unsubscribe(input.token),
})
