import type { Actor } from '@/lib/domain/access/actor'
import { findOwnMembershipId } from '@/lib/data/own-membership'
import { findUnsubscribe, readMailWish, storeMailWish } from '@/lib/data/mail-wish'
import { withReadScope, withScope } from '@/lib/data/scope'
import { hashPrivateToken } from '@/lib/services/reminders/private-token'
import { AppError } from '@/lib/kernel/errors'

/** Whether the actor wants mails of reminders in the open workspace. */
export async function wantsReminderMails(actor: Actor): Promise<boolean> {
  return withReadScope(actor, async (scope) => {
    const own = await findOwnMembershipId(scope)
    return own === null || (await readMailWish(scope, own))
  })
}

/** Turns one's own mails of reminders on or off; a wish of one's own is no event. Throws AppError `forbidden` for no member. */
export async function setReminderMails(actor: Actor, isWanted: boolean): Promise<void> {
  await withScope(actor, async (scope) => {
    const own = await findOwnMembershipId(scope)
    if (own === null) throw new AppError('forbidden', 'Only a member gets reminders.')
    await storeMailWish(scope, own, isWanted)
  })
}

/** Turns the mails off for whoever the token of a mail was sent to. False when there is no such token, or its member has left. */
export async function unsubscribe(token: string): Promise<boolean> {
  const found = await findUnsubscribe(hashPrivateToken(token))
  if (!found) return false
  await setReminderMails({ ...found, door: 'page' }, false)
  return true
}

/** Whether a token of a mail is good. */
export async function isUnsubscribeToken(token: string): Promise<boolean> {
  return (await findUnsubscribe(hashPrivateToken(token))) !== null
}
