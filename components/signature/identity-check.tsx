'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import type { Meaning } from '@/lib/domain/signature/signature-words'

/** How this person can prove anew who they are. */
export interface IdentityWays {
  hasPassword: boolean
  /** The identity provider whose login opens their account; null for none. */
  providerName: string | null
  /** The meaning for which the provider has just vouched; null where nothing waits to be signed. */
  checkedMeaning: Meaning | null
}

interface IdentityCheckProps {
  ways: IdentityWays
  /** True while the provider's word is good for what is about to be signed. */
  isChecked: boolean
  passwordId: string
  password: string
  problem: string | null
  onPassword(text: string): void
  /** Leaves for the provider; answers with what kept it from that, or null. */
  onLeave(): Promise<string | null>
}

const LOST = 'Eyes Open cannot be reached. What you wrote is still here: try again in a moment.'

/** The password typed again, or a fresh login at the provider. */
export function IdentityCheck({ ways: { hasPassword, providerName }, isChecked, passwordId, password, problem, onPassword, onLeave }: IdentityCheckProps) {
  const [isLeaving, setLeaving] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  if (isChecked && providerName) {
    return (
      <Notice tone="success" title={`${providerName} has just said that it is you.`}>
        It counts for this baseline and this meaning, once, for five minutes.
      </Notice>
    )
  }
  const leave = async () => {
    if (isLeaving) return
    setLeaving(true)
    const found = await onLeave().catch(() => LOST)
    setRefused(found)
    if (found !== null) setLeaving(false)
  }
  return (
    <>
      {hasPassword && (
        <TextField
          id={passwordId}
          label="Your password"
          type="password"
          autoComplete="current-password"
          required
          maxLength={200}
          value={password}
          onChange={(event) => onPassword(event.target.value)}
          problem={problem}
          hint="Typed again, so that it is you who signs."
        />
      )}
      {refused !== null && <Notice tone="warning" live title={refused} />}
      {providerName && (
        <div className="grid justify-items-start gap-1.5">
          <Button variant={hasPassword ? 'secondary' : 'primary'} pending={isLeaving} onClick={() => void leave()}>
            Sign in again with {providerName}
          </Button>
          <p className="text-sm text-muted">{hasPassword ? 'Instead of the password. ' : 'First, so that it is you who signs. '}You come back here, and what you wrote stays.</p>
        </div>
      )}
      {!hasPassword && !providerName && <Notice tone="warning" title="You cannot prove here who you are.">Your account has no password and no login at a provider. Ask an administrator.</Notice>}
    </>
  )
}
