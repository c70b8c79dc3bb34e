import { readEnvironment } from '@/lib/env'
import { runReminders } from '@/lib/jobs/run-reminders'
import { nowIso } from '@/lib/kernel/clock'

/** Soon after midnight in UTC is soon enough, and a mail that was refused waits half an hour anyway. */
const EVERY_MS = 10 * 60_000
/** The start has more urgent things to do. */
const FIRST_MS = 30_000

/**
 * Looks every ten minutes whether somebody is to be reminded, in each process of the app; the database lets one of them do it. Does nothing
 * where mails are off. Its timers hold no process open, and a run ends with its process.
 */
export function startReminderClock(): void {
  if (readEnvironment().smtpUrl === null) return
  let running = false
  const tick = async () => {
    if (running) return
    running = true
    try {
      const run = await runReminders()
      if (run && run.failed > 0) console.error(`${nowIso()} reminders: the mail server refused ${run.failed} of ${run.sent + run.failed} mails; they are tried again`)
    } catch (error) {
      console.error(`${nowIso()} reminders: a run failed, the next one tries again`, error)
    } finally {
      running = false
    }
  }
  setTimeout(() => void tick(), FIRST_MS).unref()
  setInterval(() => void tick(), EVERY_MS).unref()
}
