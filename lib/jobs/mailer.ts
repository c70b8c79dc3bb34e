import { createTransport } from 'nodemailer'
import { readEnvironment } from '@/lib/env'
import type { OutgoingMail } from '@/lib/services/reminders/mail-text'

/** A mail server that does not answer must not hold a tick for ever. */
const PATIENCE_MS = 20_000

export interface Mailer {
  send(mail: OutgoingMail): Promise<void>
  close(): void
}

/** The mail server of `SMTP_URL`; null where mails are off. */
export function openMailer(): Mailer | null {
  const { smtpUrl, smtpFrom } = readEnvironment()
  if (smtpUrl === null) return null
  const transport = createTransport({ url: smtpUrl, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS })
  return {
    async send({ to, subject, text, unsubscribe }) {
      await transport.sendMail({
        from: smtpFrom,
        to,
        subject,
        text,
        headers: { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'Auto-Submitted': 'auto-generated' },
      })
    },
    close: () => transport.close(),
  }
}
