'use client'

import { useState } from 'react'
import type { MadeInvitation } from '@/components/people/invitation-doors'
import { describeInstant } from '@/components/ui/age-words'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'

/** The link of an invitation, the only time that it is shown. */
export function InvitationLink({ made, onClose }: { made: MadeInvitation; onClose: () => void }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const copy = async () => {
    const done = await navigator.clipboard?.writeText(made.link).then(
      () => true,
      () => false,
    )
    setCopied(done ? 'yes' : 'failed')
  }
  return (
    <Notice
      tone="success"
      live
      title={`${made.email} is invited. Copy the link now: it is shown only this once.`}
      actions={
        <>
          <Button size="small" variant="primary" icon={copied === 'yes' ? 'check' : 'link'} onClick={() => void copy()}>
            {copied === 'yes' ? 'Copied' : 'Copy the link'}
          </Button>
          <Button size="small" variant="quiet" onClick={onClose}>
            I have it
          </Button>
        </>
      }
    >
      <p>No mail is sent: hand the link over yourself, to this person only. It ends on {describeInstant(made.expiresAt)}.</p>
      <TextField
        label="Link of the invitation"
        hideLabel
        readOnly
        className="mt-2 font-mono"
        value={made.link}
        problem={copied === 'failed' ? 'The browser refused to copy. Select the link and copy it by hand.' : null}
        onFocus={(event) => event.target.select()}
      />
    </Notice>
  )
}
