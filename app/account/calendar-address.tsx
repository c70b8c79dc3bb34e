'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { TextField } from '@/components/ui/text-field'
import { endCalendar, makeCalendar } from './account-actions'

const LOST = 'Eyes Open cannot be reached. Nothing was changed: try again in a moment.'

/** One's private calendar address: made, shown once, ended. */
export function CalendarAddress({ since }: { since: string | null }) {
  const router = useRouter()
  const [address, setAddress] = useState<string | null>(null)
  const [pending, setPending] = useState<'make' | 'end' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const make = async () => {
    setPending('make')
    const answer = await makeCalendar({}).catch(() => null)
    setPending(null)
    setProblem(answer === null ? LOST : answer.ok ? null : answer.error.message)
    if (answer?.ok) setAddress(answer.value)
    router.refresh()
  }
  const end = async () => {
    setPending('end')
    const answer = await endCalendar({}).catch(() => null)
    setPending(null)
    setProblem(answer === null ? LOST : answer.ok ? null : answer.error.message)
    if (answer?.ok) setAddress(null)
    router.refresh()
  }
  return (
    <div className="grid gap-3">
      {problem && <Notice tone="error" title={problem} live />}
      {address !== null && (
        <div className="grid gap-2">
          <Notice tone="success" title="Copy the address now: it is shown only this once." live>
            Subscribe to it in your calendar. Whoever has it can read your due days.
          </Notice>
          <CopiedAddress address={address} />
        </div>
      )}
      {since !== null && address === null && (
        <p className="text-base">
          You have an address since <RelativeTime at={since} />. Where it is lost, make a new one; the old one then ends.
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button pending={pending === 'make'} onClick={() => void make()}>
          {since === null ? 'Make an address' : 'Make a new address'}
        </Button>
        {since !== null && (
          <Button variant="danger" pending={pending === 'end'} onClick={() => void end()}>
            End the address
          </Button>
        )}
      </div>
    </div>
  )
}

/** The address with the press that copies it, and what to do where the browser refuses. */
function CopiedAddress({ address }: { address: string }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const copy = async () => {
    const done = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    )
    setCopied(done ? 'yes' : 'failed')
  }
  return (
    <div className="grid gap-2">
      <TextField
        label="Address of your calendar"
        readOnly
        className="font-mono"
        value={address}
        problem={copied === 'failed' ? 'The browser refused to copy. Select the address and copy it by hand.' : null}
        onFocus={(event) => event.target.select()}
      />
      <div>
        <Button variant="primary" icon={copied === 'yes' ? 'check' : 'link'} onClick={() => void copy()}>
          {copied === 'yes' ? 'Copied' : 'Copy the address'}
        </Button>
      </div>
    </div>
  )
}
