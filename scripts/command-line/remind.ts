import { CommandLineError } from './command-line-error'
import type { Call } from './call'
import { remindWorkspace } from '@/lib/jobs/run-reminders'

/** Sends the reminders of one workspace and says how many mails went out; exit code 1 when the mail server refused some. */
export async function sendRemindersNow({ actor }: Call): Promise<number> {
  const run = await remindWorkspace(actor.workspaceId)
  if (run === null) throw new CommandLineError('No mail is sent without a mail server. Set SMTP_URL, such as smtp://USER:PASSWORD@HOST:587.')
  process.stdout.write(`${run.sent} sent, ${run.failed} refused\n`)
  return run.failed > 0 ? 1 : 0
}
