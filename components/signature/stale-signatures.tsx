'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { comparePath } from '@/components/baseline/baseline-words'
import type { StaleSignature } from '@/lib/domain/signature/own-signatures'

/** The reader's signatures whose registers say something else now. Asked for behind the page, because it may take a while. */
export function StaleSignatures() {
  const [stale, setStale] = useState<readonly StaleSignature[]>([])
  useEffect(() => {
    const stop = new AbortController()
    fetch('/api/signatures/stale', { signal: stop.signal })
      .then(async (response) => {
        // The answer comes from our own server.
        if (response.ok) setStale(((await response.json()) as { stale: StaleSignature[] }).stale)
      })
      // The next look at the page asks again.
      .catch(() => undefined)
    return () => stop.abort()
  }, [])
  if (stale.length === 0) return null
  return (
    <section aria-labelledby="stale">
      <h2 id="stale" className="mb-2 text-lg font-semibold">
        Stale signatures <span className="text-sm font-normal text-muted">changed since you signed</span>
      </h2>
      <ul aria-label="Stale signatures" className="border-y">
        {stale.map(({ registerCode, registerTitle, number, roleName }) => (
          <li key={registerCode} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b py-2 last:border-b-0">
            <Link href={comparePath(registerCode, number, 'now')} className="min-w-0 flex-1 basis-64 wrap-anywhere pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center">
              {registerTitle}: what differs from baseline {number}
            </Link>
            <span className="flex flex-wrap gap-x-4 text-sm text-muted">
              <span className="font-mono">{registerCode}</span>
              <span>signed as {roleName}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
