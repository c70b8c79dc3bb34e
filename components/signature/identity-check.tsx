'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Meaning } from '@/lib/domain/signature/signature-words'

/** How this person can prove anew who they are. */
export interface IdentityWays {
  hasPassword: boolean
  /** The identity provider whose login opens their account; null for none. */
  providerName: string | null
  /** For what the provider has just vouched, by its id, and in which meaning; null for nothing. */
  checked: { subjectId: string; meaning: Meaning } | null
}

interface FreshLoginProps {
  providerName: string
  /** True beside a password, which does as well. */
  isSecondWay: boolean
  /** What they are about to do: "signs". */
  act: string
  /** Leaves for the provider; false when something kept it from that, which the form then says. */
  onLeave(): Promise<boolean>
}

/** The way to the provider and back, instead of a password. */
export function FreshLogin({ providerName, isSecondWay, act, onLeave }: FreshLoginProps) {
  const [isLeaving, setLeaving] = useState(false)
  const leave = async () => {
    if (isLeaving) return
    setLeaving(true)
    if (!(await onLeave())) setLeaving(false)
  }
  return (
    <div className="grid justify-items-start gap-1.5">
      <p className="text-sm text-muted">{isSecondWay ? 'Or without the password:' : `First, so that it is you who ${act}:`} you come back here, and what you wrote stays.</p>
      <Button variant={isSecondWay ? 'secondary' : 'primary'} pending={isLeaving} onClick={() => void leave()}>
        Sign in again with {providerName}
      </Button>
    </div>
  )
}

/** Says that the provider has vouched, and for what that counts, or that nothing can. */
export function IdentityNotice({ ways: { hasPassword, providerName }, isChecked, countsFor }: { ways: IdentityWays; isChecked: boolean; countsFor: string }) {
  if (isChecked) {
    return (
      <Notice tone="success" title={`${providerName} has just said that it is you.`}>
        It counts for {countsFor}, once, for five minutes.
      </Notice>
    )
  }
  if (hasPassword || providerName) return null
  return (
    <Notice tone="warning" title="You cannot prove here who you are.">
      Your account has no password and no login at a provider. Ask an administrator.
    </Notice>
  )
}
