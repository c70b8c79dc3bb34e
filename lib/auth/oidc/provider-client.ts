import * as oidc from 'openid-client'
import { z } from 'zod'
import { boundedFetch } from '@/lib/auth/oidc/bounded-fetch'
import type { OidcProvider } from '@/lib/env'
import type { ProviderLogin } from '@/lib/data/person-identities'

/** How long each request to the provider may take, in seconds. */
const PATIENCE_SECONDS = 5
/** How long the provider's description of itself is believed, in milliseconds. */
const DOCUMENT_LASTS_MS = 3_600_000

/** What ties an answer of the provider to the request that we sent. */
export interface RequestChecks {
  state: string
  nonce: string
  /** The secret half of PKCE. */
  verifier: string
}

/** Somebody whom the provider vouches for. */
export interface ProvedLogin extends ProviderLogin {
  /** In lower case; null where the provider says none. */
  email: string | null
  /** True only where the provider says that it has made sure of the address. */
  isEmailVerified: boolean
  /** When they last typed their password there, in seconds since 1970; null where it was not said. */
  authTime: number | null
}

const emailClaims = z.object({
  email: z.string().max(254).transform((text) => text.trim().toLowerCase()).optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
})
const loginClaims = z.object({ iss: z.string().min(1).max(500), sub: z.string().trim().min(1).max(255), auth_time: z.number().int().optional().catch(undefined) })

/** Makes the secrets of one request. */
export function makeChecks(): RequestChecks {
  return { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
}

/** One provider, as far as this process knows it. Throws what went wrong as it came; `translateProviderError` finds words. */
export class ProviderClient {
  private document: { url: string; at: number; text: string } | null = null

  constructor(
    private readonly provider: OidcProvider,
    private readonly redirectUri: string,
    private readonly patienceSeconds = PATIENCE_SECONDS,
  ) {}

  /** The address at the provider to send a browser to. `isFresh` asks for the password there, whoever is signed in. */
  async authorizationUrl({ state, nonce, verifier }: RequestChecks, isFresh: boolean): Promise<string> {
    const config = await this.configure()
    const challenge = await oidc.calculatePKCECodeChallenge(verifier)
    const asked = { redirect_uri: this.redirectUri, scope: 'openid email', state, nonce, code_challenge: challenge, code_challenge_method: 'S256' }
    return oidc.buildAuthorizationUrl(config, { ...asked, ...(isFresh ? { prompt: 'login', max_age: '0' } : {}) }).href
  }

  /** Turns the query that a browser came back with into who that is. Everything in it is checked: state, issuer, signature, audience, times, nonce. */
  async exchange(query: string, { state, nonce, verifier }: RequestChecks): Promise<ProvedLogin> {
    try {
      const config = await this.configure()
      const address = new URL(this.redirectUri)
      address.search = query
      const tokens = await oidc.authorizationCodeGrant(config, address, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true })
      const claims = tokens.claims()
      const { iss: issuer, sub: subject, auth_time: authTime } = loginClaims.parse(claims)
      const told = emailClaims.parse(claims)
      const { email, email_verified: isVerified } = told.email === undefined ? await this.askEmail(config, tokens.access_token, subject) : told
      return { issuer, subject, email: email ?? null, isEmailVerified: isVerified === true, authTime: authTime ?? null }
    } catch (error) {
      // The provider may have moved or changed what it does: look anew the next time.
      this.document = null
      throw error
    }
  }

  /** Where the provider ends its own session, or null where it has no such place or does not answer. */
  async endSessionUrl(backTo: string): Promise<string | null> {
    const config = await this.configure().catch(() => null)
    if (config?.serverMetadata().end_session_endpoint === undefined) return null
    return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: backTo }).href
  }

  /** Some providers keep the address out of the token and tell it when asked. */
  private async askEmail(config: oidc.Configuration, accessToken: string, subject: string): Promise<z.infer<typeof emailClaims>> {
    if (config.serverMetadata().userinfo_endpoint === undefined) return {}
    return emailClaims.parse(await oidc.fetchUserInfo(config, accessToken, subject))
  }

  /**
   * What the library needs to know of the provider. Made anew each time from a description that is fetched once an hour, so that the provider's keys
   * are read at every sign-in: one that signs with a new key is understood at once.
   */
  private async configure(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.provider
    try {
      return await oidc.discovery(new URL(issuer), clientId, clientSecret ?? undefined, chooseAuthentication(clientSecret), {
        timeout: this.patienceSeconds,
        [oidc.customFetch]: (url, options) => (url.includes('/.well-known/') ? this.fetchDocument(url, options) : ask(url, options)),
        execute: this.extensions(),
      })
    } catch (error) {
      this.document = null
      throw error
    }
  }

  /** Tokens are checked by their signature too, though they come straight from the provider; and without TLS from this machine alone (`lib/env.ts`). */
  private extensions(): ((config: oidc.Configuration) => void)[] {
    const isPlain = new URL(this.provider.issuer).protocol === 'http:'
    return [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])]
  }

  private async fetchDocument(url: string, options: oidc.CustomFetchOptions): Promise<Response> {
    if (this.document?.url !== url || Date.now() - this.document.at > DOCUMENT_LASTS_MS) {
      const response = await ask(url, options)
      if (!response.ok) return response
      this.document = { url, at: Date.now(), text: await response.text() }
    }
    return new Response(this.document.text, { headers: { 'Content-Type': 'application/json' } })
  }
}

function ask(url: string, { body, ...options }: oidc.CustomFetchOptions): Promise<Response> {
  return boundedFetch(url, { ...options, body: body as BodyInit | null | undefined })
}

/** How we say who we are at the token's door: in the header, unless the provider takes it in the body alone; with PKCE only where there is no secret. */
function chooseAuthentication(secret: string | null): oidc.ClientAuth {
  if (secret === null) return oidc.None()
  return (server, client, body, headers) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const isBasic = ways.includes('client_secret_basic') || !ways.includes('client_secret_post')
    return (isBasic ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret))(server, client, body, headers)
  }
}
