'use client'

import { beginJoin, beginSignIn } from './oidc-actions'
import { ProviderButton } from './provider-button'

/** Signs in at the provider and goes on to `next`, a path of our own. */
export function ProviderSignIn({ providerName, next, isPrimary }: { providerName: string; next: string; isPrimary: boolean }) {
  return <ProviderButton label={`Sign in with ${providerName}`} begin={() => beginSignIn({ next })} isPrimary={isPrimary} />
}

/** Makes an account for an invitation that a login at the provider opens. */
export function ProviderJoin({ providerName, token }: { providerName: string; token: string }) {
  return <ProviderButton label={`Continue with ${providerName}`} begin={() => beginJoin({ token })} isPrimary />
}
