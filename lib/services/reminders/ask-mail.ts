import { describeDue } from '@/lib/domain/action/due'
import type { Ask } from '@/lib/data/asks'
import { ITEMS_MAX, type MailWords, type OutgoingMail } from '@/lib/services/reminders/mail-text'

/** One mail that tells a member what has begun to wait for their signature or decision, or is due in a few days, the earliest day first. */
export function writeAskMail({ to, workspaceName, items, today, origin, unsubscribeToken }: MailWords<Ask>): OutgoingMail {
  const lines = items.slice(0, ITEMS_MAX).map((ask) => [`- ${describeAsk(ask, today)}`, `  ${origin}${pathOf(ask)}`].join('\n'))
  const more = items.length > ITEMS_MAX ? [`and ${items.length - ITEMS_MAX} more`] : []
  const text = [
    `Hello ${to.name},`,
    '',
    `this waits for you in ${workspaceName}. Days are days in UTC.`,
    '',
    ...lines,
    ...more,
    '',
    `All that waits: ${origin}/`,
    '',
    'You get a mail when something is asked of you, and of a review once more 7 and 1 days before it is due.',
    `No more of them: ${origin}/unsubscribe/${unsubscribeToken}`,
    '',
  ].join('\n')
  const [first] = items
  return {
    to: { name: to.name, address: to.email },
    subject: `${workspaceName}: ${items.length === 1 && first ? nameAsk(first) : `${items.length} things wait for you`}`,
    text,
    unsubscribe: `${origin}/api/unsubscribe/${unsubscribeToken}`,
  }
}

function nameAsk({ registerCode, baselineNumber, failureModeCode }: Ask): string {
  return failureModeCode === null ? `please sign baseline ${baselineNumber} of ${registerCode}` : `please decide about the risk ${failureModeCode}`
}

function describeAsk(ask: Ask, today: string): string {
  const { registerCode, baselineNumber, roleName, failureModeCode, title, due } = ask
  if (failureModeCode !== null) return `accept or refuse the risk ${failureModeCode} until ${due}: ${title}`
  return `sign baseline ${baselineNumber} of ${registerCode} as ${roleName}${due === null ? '' : `, ${describeDue(due, today)} (${due})`}: ${title}`
}

function pathOf({ registerCode, baselineNumber, failureModeCode }: Ask): string {
  const register = `/registers/${encodeURIComponent(registerCode)}`
  return failureModeCode === null ? `${register}/baselines/${baselineNumber}/sign` : `${register}/${encodeURIComponent(failureModeCode)}/acceptance`
}
