import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { oidcGate } from '@/lib/auth/oidc/oidc-gate'
import { GatePage } from '../gate-page'
import { FinishTrip } from './finish-trip'

// The address holds a code that is good once: no other page hears of it.
export const metadata: Metadata = { title: 'Signing in', robots: { index: false }, referrer: 'no-referrer' }

/**
 * Where the provider sends browsers back to. The page asks for the end itself, because our cookies are for our own pages only and did not come with
 * the way here; so nobody can end a trip by a link from elsewhere.
 */
export default function ReturnPage() {
  const { name } = oidcGate() ?? notFound()
  return (
    <GatePage title={`Back from ${name}`}>
      <FinishTrip providerName={name} />
    </GatePage>
  )
}
