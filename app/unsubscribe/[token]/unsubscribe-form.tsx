'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { endReminderMails } from './unsubscribe-actions'

const LOST = 'Eyes Open cannot be reached. Try again in a moment.'

/** The one press that ends the mails. */
export function UnsubscribeForm({ token, end }: { token: string; end: typeof endReminderMails }) {
  const [pending, setPending] = useState(false)
  const [outcome, setOutcome] = useState<{ tone: 'success' | 'error'; title: string } | null>(null)
  const press = async () => {
    setPending(true)
    const answer = await end({ token }).catch(() => null)
    setPending(false)
    if (answer?.ok && answer.value) setOutcome({ tone: 'success', title: 'No more mails. What is due or waits for you still stands on your page, and your account turns them on again.' })
    else setOutcome({ tone: 'error', title: answer && !answer.ok ? answer.error.message : LOST })
  }
  return (
    <div className="grid gap-4">
      {outcome && <Notice {...outcome} live />}
      {outcome?.tone !== 'success' && (
        <div>
          <Button variant="primary" pending={pending} onClick={() => void press()}>
            Send me no more of them
          </Button>
        </div>
      )}
    </div>
  )
}
