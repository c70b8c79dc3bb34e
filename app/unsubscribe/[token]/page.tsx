import type { Metadata } from 'next'
import { Notice } from '@/components/ui/notice'
import { isUnsubscribeToken } from '@/lib/services/reminders/mail-wish'
import { GatePage } from '../../sign-in/gate-page'
import { endReminderMails } from './unsubscribe-actions'
import { UnsubscribeForm } from './unsubscribe-form'

export const metadata: Metadata = { title: 'Reminders by e-mail', referrer: 'no-referrer' }

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const isGood = token.length <= 100 && (await isUnsubscribeToken(token))
  return (
    <GatePage title="Reminders by e-mail" description="Of what is due under your name, one a day at most, and when your signature or decision is asked for.">
      {isGood ? (
        <UnsubscribeForm token={token} end={endReminderMails} />
      ) : (
        <Notice tone="warning" title="This link does not work any more.">
          It may be incomplete. Your account has the same switch.
        </Notice>
      )}
    </GatePage>
  )
}
