import { generateKeyPairSync, randomBytes } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import Provider, { type Configuration } from 'oidc-provider'

/** A client as this provider knows it: with a secret, or with PKCE alone. */
export interface TestClient {
  clientId: string
  clientSecret?: string
  redirectUris: string[]
  postLogoutRedirectUris?: string[]
}

/** What the provider says of somebody who types `login` on its page. */
export type DescribeAccount = (login: string) => { email?: string; email_verified?: boolean }

export interface IdentityProvider {
  issuer: string
  close(): Promise<void>
}

const verified: DescribeAccount = (login) => ({ email: login, email_verified: true })

/**
 * A real OpenID provider on loopback. Its page takes any name without a password, since what it knows of people is not our matter; it asks anew
 * whenever it is told to, as providers do.
 */
export async function openIdentityProvider(clients: readonly TestClient[], describe: DescribeAccount = verified): Promise<IdentityProvider> {
  const server = http.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, configure(clients, describe))
  const answer = provider.callback()
  server.on('request', (request: http.IncomingMessage, response: http.ServerResponse) => {
    if (request.url?.startsWith('/page/')) void answerPage(provider, request, response)
    else void answer(request, response)
  })
  return {
    issuer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function configure(clients: readonly TestClient[], describe: DescribeAccount): Configuration {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    clients: clients.map(({ clientId, clientSecret, redirectUris, postLogoutRedirectUris = [] }) => ({
      client_id: clientId,
      ...(clientSecret === undefined ? { token_endpoint_auth_method: 'none' as const } : { client_secret: clientSecret }),
      redirect_uris: redirectUris,
      post_logout_redirect_uris: postLogoutRedirectUris,
      id_token_signed_response_alg: 'ES256' as const,
    })),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'one' } as never] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { logoutSource: showLogout } },
    interactions: { url: (_context, { uid }) => `/page/${uid}` },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    findAccount: (_context, login) => ({ accountId: login, claims: () => ({ sub: login, ...describe(login) }) }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  }
}

/** The page on which people sign out here too; the library's own loads a font from elsewhere. */
function showLogout(context: { body?: unknown }, form: string): void {
  context.body = `<!doctype html><html lang="en"><title>Provider</title><main><h1>Sign out of the provider?</h1>${form}
    <button form="op.logoutForm" name="logout" value="yes">Sign out there</button></main></html>`
}

/** The page on which people say who they are. */
async function answerPage(provider: Provider, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  if (request.method === 'POST') {
    const said = new URLSearchParams(await text(request))
    const result = said.has('stop') ? { error: 'access_denied' } : { login: { accountId: said.get('login') ?? '' } }
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  }
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(`<!doctype html><html lang="en"><title>Provider</title><link rel="icon" href="data:,"><main><h1>Provider</h1><form method="post">
    <label>Login <input name="login"></label> <button>Log in</button> <button name="stop" value="1">Stop</button></form></main></html>`)
}
