'use client'

import { useEffect, useRef, useState } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ClaimForm } from './claim-form'
import { finishTrip } from './oidc-actions'

type Shown = { kind: 'wait' } | { kind: 'claim'; email: string } | { kind: 'refused'; message: string; hint: string | null; back: string }

const LOST = refuse('Eyes Open cannot be reached.', 'Nothing was changed. Begin again in a moment.')

function refuse(message: string, hint: string | null = null): Shown {
  return { kind: 'refused', message, hint, back: '/' }
}

/** Ends the trip to the provider as soon as the page is there, and goes on, asks for a password, or says why not. */
export function FinishTrip({ providerName }: { providerName: string }) {
  const [shown, setShown] = useState<Shown>({ kind: 'wait' })
  const isBegun = useRef(false)
  useEffect(() => {
    if (isBegun.current) return
    isBegun.current = true
    const query = window.location.search.slice(1, 8001)
    // The code is good once: it need not stay in the address and in the history.
    window.history.replaceState(null, '', window.location.pathname)
    void finishTrip({ query })
      .then((answer) => (answer.ok ? go(answer.value) : refuse(answer.error.message, answer.error.problems[0]?.hint)))
      .catch(() => LOST)
      .then(setShown)
  }, [])
  if (shown.kind === 'claim') return <ClaimForm email={shown.email} providerName={providerName} />
  if (shown.kind === 'wait') return <p role="status" className="text-base text-muted">Looking at what {providerName} says …</p>
  return (
    <Notice
      tone="warning"
      title={shown.message}
      live
      actions={
        <ButtonLink href={shown.back} variant="primary">
          {shown.back === '/' ? 'To the sign-in page' : 'Back'}
        </ButtonLink>
      }
    >
      {shown.hint}
    </Notice>
  )
}

function go(step: { kind: 'go'; next: string } | Exclude<Shown, { kind: 'wait' }>): Shown {
  if (step.kind !== 'go') return step
  window.location.replace(step.next)
  return { kind: 'wait' }
}
