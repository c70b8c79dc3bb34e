import type { Actor } from '@/lib/domain/access/actor'
import { findCalendarFeed, readCalendarFeedStart, revokeCalendarFeeds, storeCalendarFeed } from '@/lib/data/calendar-feeds'
import { findOwnMembershipId } from '@/lib/data/own-membership'
import { listDueForMembers } from '@/lib/data/reminders'
import { withReadScope, withScope, type Scope } from '@/lib/data/scope'
import { printCalendar, type CalendarDay } from '@/lib/exchange/calendar/print-calendar'
import { hashPrivateToken, makePrivateToken } from '@/lib/services/reminders/private-token'
import { AppError } from '@/lib/kernel/errors'

/** Most days that a calendar shows, the earliest first; calendars read all of it each time. */
const DAYS_MAX = 500

async function requireOwnMembership(scope: Scope): Promise<string> {
  const own = await findOwnMembershipId(scope)
  if (own === null) throw new AppError('forbidden', 'Only a member has a calendar.')
  return own
}

/** When the actor's calendar address was made (ISO); null without one. */
export async function readCalendarFeed(actor: Actor): Promise<string | null> {
  return withReadScope(actor, async (scope) => {
    const own = await findOwnMembershipId(scope)
    return own === null ? null : readCalendarFeedStart(scope, own)
  })
}

/** Makes a calendar address and returns its token, which is stored nowhere; the address before it ends. Throws AppError `forbidden` for no member. */
export async function makeCalendarFeed(actor: Actor): Promise<string> {
  const { token, hash } = makePrivateToken()
  await withScope(actor, async (scope) => {
    const own = await requireOwnMembership(scope)
    await revokeCalendarFeeds(scope, own)
    await storeCalendarFeed(scope, own, hash)
  })
  return token
}

/** Ends the actor's calendar address at once. */
export async function revokeCalendarFeed(actor: Actor): Promise<void> {
  await withScope(actor, async (scope) => revokeCalendarFeeds(scope, await requireOwnMembership(scope)))
}

/** The calendar behind a token, as RFC 5545 text; null for a token that leads nowhere. `origin` is scheme, host and port of links. */
export async function readCalendar(token: string, origin: string): Promise<string | null> {
  const found = await findCalendarFeed(hashPrivateToken(token))
  if (!found) return null
  return withReadScope({ ...found, door: 'api' }, async (scope) => {
    const own = await requireOwnMembership(scope)
    const due = await listDueForMembers(scope, scope.now.slice(0, 10), null, [own], DAYS_MAX)
    const { name } = await scope.tx.workspace.findUniqueOrThrow({ where: { id: scope.workspaceId }, select: { name: true } })
    const days = due.map((item): CalendarDay => {
      const place = item.failureModeCode === null ? '' : `/${encodeURIComponent(item.failureModeCode)}`
      return {
        id: item.actionId ?? item.controlId ?? item.acceptanceId ?? '',
        day: item.due,
        title: `${item.failureModeCode ?? item.registerCode}: ${item.title}`,
        kind: item.acceptanceId !== null ? 'acceptance' : item.actionId === null ? 'control' : 'action',
        url: `${origin}/registers/${encodeURIComponent(item.registerCode)}${place}`,
      }
    })
    return printCalendar({ name: `Eyes Open, ${name}`, days, now: scope.now })
  })
}
