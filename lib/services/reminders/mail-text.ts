import { describeLapse } from '@/lib/domain/acceptance/lapse-step'
import { daysBetween, describeDue } from '@/lib/domain/action/due'

export interface MailItem {
  title: string
  /** ISO day. */
  due: string
  kind: 'action' | 'control' | 'acceptance'
  /** Path of its page. */
  path: string
}

export interface MailWords<Item = MailItem> {
  to: { name: string; email: string }
  workspaceName: string
  items: readonly Item[]
  today: string
  /** Scheme, host and port of links. */
  origin: string
  unsubscribeToken: string
}

export interface OutgoingMail {
  to: { name: string; address: string }
  subject: string
  text: string
  /** Address that ends these mails with one press (RFC 8058). */
  unsubscribe: string
}

/** More than these are counted only: the page holds them all. */
export const ITEMS_MAX = 50

/** One mail that tells a member everything that has come near or passed, the most urgent first. */
export function writeReminderMail({ to, workspaceName, items, today, origin, unsubscribeToken }: MailWords): OutgoingMail {
  const overdue = items.filter(({ due }) => daysBetween(today, due) < 0).length
  const count = items.length === 1 ? '1 thing is due' : `${items.length} things are due`
  const lines = items.slice(0, ITEMS_MAX).map((item) => [`- ${describeItem(item, today)}: ${item.title}`, `  ${origin}${item.path}`].join('\n'))
  const more = items.length > ITEMS_MAX ? [`and ${items.length - ITEMS_MAX} more`] : []
  const text = [
    `Hello ${to.name},`,
    '',
    `this is yours in ${workspaceName}, the earliest day first. Days are days in UTC.`,
    '',
    ...lines,
    ...more,
    '',
    `All of it: ${origin}/`,
    '',
    `You get one such mail a day at most, 30, 7 and 1 days before a due day and when it has passed; of an acceptance on its last day.`,
    `No more of them: ${origin}/unsubscribe/${unsubscribeToken}`,
    '',
  ].join('\n')
  return {
    to: { name: to.name, address: to.email },
    subject: `${workspaceName}: ${count}${overdue > 0 ? `, ${overdue} overdue` : ''}`,
    text,
    unsubscribe: `${origin}/api/unsubscribe/${unsubscribeToken}`,
  }
}

function describeItem({ due, kind }: MailItem, today: string): string {
  return kind === 'acceptance' ? `${describeLapse(due, today)} (${due})` : `${describeDue(due, today)} (${due}), ${kind}`
}
