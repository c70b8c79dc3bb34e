import { listWorkspaces } from '@/lib/data/identity'
import { readEnvironment } from '@/lib/env'
import { openMailer, type Mailer } from '@/lib/jobs/mailer'
import { sendReminders, type ReminderRun } from '@/lib/services/reminders/send-reminders'

/** Tells the reminders of every workspace, one after the other; null where mails are off. What fails in one is thrown after the others are done. */
export async function runReminders(): Promise<ReminderRun | null> {
  const mailer = openMailer()
  if (mailer === null) return null
  const total: ReminderRun = { sent: 0, failed: 0 }
  const faults: unknown[] = []
  for (const { workspaceId } of await listWorkspaces()) {
    try {
      const { sent, failed } = await remind(workspaceId, mailer)
      total.sent += sent
      total.failed += failed
    } catch (error) {
      faults.push(error)
    }
  }
  mailer.close()
  if (faults.length > 0) throw new AggregateError(faults, 'The reminders of a workspace could not be told.')
  return total
}

/** Tells the reminders of one workspace now; null where mails are off. */
export async function remindWorkspace(workspaceId: string): Promise<ReminderRun | null> {
  const mailer = openMailer()
  if (mailer === null) return null
  try {
    return await remind(workspaceId, mailer)
  } finally {
    mailer.close()
  }
}

function remind(workspaceId: string, mailer: Mailer): Promise<ReminderRun> {
  return sendReminders(workspaceId, { send: (mail) => mailer.send(mail), origin: new URL(readEnvironment().publicUrl).origin })
}
