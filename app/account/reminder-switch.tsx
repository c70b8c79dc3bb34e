'use client'

import { useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Notice } from '@/components/ui/notice'
import { chooseReminderMails } from './account-actions'

const LOST = 'Eyes Open cannot be reached. Nothing was changed: try again in a moment.'

/** Whether one gets mails of reminders. */
export function ReminderSwitch({ initial }: { initial: boolean }) {
  const [isWanted, setWanted] = useState(initial)
  const [problem, setProblem] = useState<string | null>(null)
  const choose = async (wanted: boolean) => {
    setWanted(wanted)
    const answer = await chooseReminderMails({ isWanted: wanted }).catch(() => null)
    setProblem(answer === null ? LOST : answer.ok ? null : answer.error.message)
    if (!answer?.ok) setWanted(!wanted)
  }
  return (
    <div className="grid gap-3">
      {problem && <Notice tone="error" title={problem} live />}
      <Checkbox label="Write to me when something of mine comes near or has passed its day, and when my signature or decision is asked for" checked={isWanted} onChange={(event) => void choose(event.target.checked)} />
    </div>
  )
}
