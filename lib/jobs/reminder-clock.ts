import { readEnvironment } from '@/lib/env'
import { startClock } from '@/lib/jobs/clock'
import { runReminders } from '@/lib/jobs/run-reminders'
import { nowIso } from '@/lib/kernel/clock'

/** Soon after midnight in UTC is soon enough, and a mail that was refused waits half an hour anyway; the start has more urgent things to do. */
const PACE = { firstMs: 30_000, everyMs: 10 * 60_000 }

/** Looks in each process of the app whether somebody is to be reminded; the database lets one of them do it. Does nothing where mails are off. */
export function startReminderClock(): void {
  if (readEnvironment().smtpUrl === null) return
  startClock('reminders', PACE, async () => {
    const run = await runReminders()
    if (run && run.failed > 0) console.error(`${nowIso()} reminders: the mail server refused ${run.failed} of ${run.sent + run.failed} mails; they are tried again`)
  })
}
