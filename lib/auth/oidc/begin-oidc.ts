import type { OidcGate } from '@/lib/auth/oidc/oidc-gate'
import { makeChecks } from '@/lib/auth/oidc/provider-client'
import { translateProviderError } from '@/lib/auth/oidc/provider-words'
import { REQUEST_SECONDS, sealCookie, type Purpose } from '@/lib/auth/oidc/sealed-cookie'
import { newId } from '@/lib/kernel/ids'

/** Where to send a browser, and what it must bring back in its cookie. */
export interface Departure {
  url: string
  cookie: string
}

/** Begins a request at the provider. Throws AppError `precondition` when the provider does not answer. */
export async function beginOidc({ client, name, secret }: OidcGate, purpose: Purpose): Promise<Departure> {
  const checks = makeChecks()
  const startedAt = Date.now()
  try {
    const url = await client.authorizationUrl(checks, purpose.kind === 'prove')
    return { url, cookie: await sealCookie('request', { id: newId(), checks, startedAt, purpose }, secret, REQUEST_SECONDS) }
  } catch (error) {
    throw translateProviderError(error, name)
  }
}
