import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

type Claims = Record<string, unknown>
type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void

/** A provider that misbehaves as a test says. Each door answers as a good one would until it is told otherwise. */
export interface HostileProvider {
  issuer: string
  doors: { document: Answer; keys: Answer; token: Answer }
  /** How often each door was asked. */
  asked: { document: number; keys: number; token: number }
  /** Puts everything back as a good provider has it. */
  behave(): void
  /** Stands in the next tokens, unless `claims` says otherwise. */
  nonce: string
  /** What the next tokens say, over what a good one would. */
  claims: Claims
  header: Claims
  /** Signs with a new key from now on; `isPublished` says whether it stands among the keys. */
  takeNewKey(isPublished: boolean): void
  close(): Promise<void>
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Answers with JSON. */
export function sayJson(value: unknown, status = 200): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(value))
  }
}

/** Opens one on loopback, for the client `eyes-open`. */
export async function openHostileProvider(): Promise<HostileProvider> {
  const server = http.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const first = generateKeyPairSync('rsa', { modulusLength: 2048 })
  let current = { ...first, kid: 'first' }
  let published = [current]

  const sign = (claims: Claims) => signToken({ alg: 'RS256', kid: current.kid, ...provider.header }, claims, current.privateKey)
  const good = (): HostileProvider['doors'] => ({
    document: sayJson(describeProvider(issuer)),
    keys: (request, response) => sayJson({ keys: published.map(({ publicKey, kid }) => ({ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' })) })(request, response),
    token: (request, response) => {
      const now = Math.floor(Date.now() / 1000)
      const claims = { iss: issuer, sub: 'somebody', aud: 'eyes-open', iat: now, exp: now + 300, nonce: provider.nonce, ...provider.claims }
      sayJson({ access_token: 'a', token_type: 'Bearer', id_token: sign(claims) })(request, response)
    },
  })
  const provider: HostileProvider = {
    issuer,
    doors: good(),
    asked: { document: 0, keys: 0, token: 0 },
    nonce: '',
    claims: {},
    header: {},
    behave() {
      current = { ...first, kid: 'first' }
      published = [current]
      Object.assign(provider, { doors: good(), claims: {}, header: {}, asked: { document: 0, keys: 0, token: 0 } })
    },
    takeNewKey(isPublished) {
      current = { ...generateKeyPairSync('rsa', { modulusLength: 2048 }), kid: 'second' }
      if (isPublished) published = [current]
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  server.on('request', (request: http.IncomingMessage, response: http.ServerResponse) => {
    const door = request.url === '/keys' ? 'keys' : request.url === '/token' ? 'token' : 'document'
    provider.asked[door] += 1
    provider.doors[door](request, response)
  })
  return provider
}

function describeProvider(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    authorization_response_iss_parameter_supported: true,
  }
}

/** A compact token; with `alg` none it has no signature. */
function signToken(header: Claims, claims: Claims, key: KeyObject): string {
  const body = `${encode(header)}.${encode(claims)}`
  if (header.alg === 'none') return `${body}.`
  return `${body}.${createSign('RSA-SHA256').update(body).sign(key, 'base64url')}`
}
