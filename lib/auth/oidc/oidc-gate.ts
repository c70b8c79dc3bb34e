import { authSecret, publicOrigin } from '@/lib/auth/gate-settings'
import { ProviderClient } from '@/lib/auth/oidc/provider-client'
import { refusal } from '@/lib/auth/oidc/provider-words'
import { readEnvironment } from '@/lib/env'

/** Path that the provider sends browsers back to; registered there under our public address. */
export const RETURN_PATH = '/sign-in/oidc'

/** The door to the identity provider. */
export interface OidcGate {
  client: ProviderClient
  /** What people call the provider. */
  name: string
  /** The provider by the address that the environment names. */
  issuer: string
  /** AUTH_SECRET. */
  secret: string
}

let opened: OidcGate | null = null

/** The gate of this process, or null where no provider is set up. */
export function oidcGate(): OidcGate | null {
  const { oidc } = readEnvironment()
  if (oidc === null) return null
  opened ??= { client: new ProviderClient(oidc, publicOrigin() + RETURN_PATH), name: oidc.name, issuer: oidc.issuer, secret: authSecret() }
  return opened
}

/** The gate of this process. Throws AppError `not-found` where no provider is set up. */
export function requireOidcGate(): OidcGate {
  const gate = oidcGate()
  if (gate) return gate
  throw refusal('not-found', 'No identity provider is set up here.', 'Sign in with your password.')
}
