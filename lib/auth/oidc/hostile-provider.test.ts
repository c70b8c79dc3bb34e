import http from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makeChecks, ProviderClient, type ProvedLogin, type RequestChecks } from '@/lib/auth/oidc/provider-client'
import { translateProviderError } from '@/lib/auth/oidc/provider-words'
import { openHostileProvider, sayJson, type HostileProvider } from '@/lib/testing/hostile-provider'

const RETURN = 'http://127.0.0.1:1/sign-in/oidc'
const AWAY = 'Corp does not answer at the moment.'
const UNTRUSTED = 'The answer of Corp cannot be trusted.'
let provider: HostileProvider

beforeAll(async () => {
  provider = await openHostileProvider()
})
afterEach(() => provider.behave())
afterAll(() => provider?.close())

const clientOf = (patienceSeconds = 5) => new ProviderClient({ issuer: provider.issuer, clientId: 'eyes-open', clientSecret: 'secret', name: 'Corp' }, RETURN, patienceSeconds)

/** Comes back with a code, and with what the provider says beside it. */
async function exchange(said: Record<string, string | null> = {}, { checks = makeChecks(), client = clientOf() }: { checks?: RequestChecks; client?: ProviderClient } = {}): Promise<ProvedLogin> {
  provider.nonce = checks.nonce
  const answer = Object.entries({ code: 'a code', state: checks.state, iss: provider.issuer, ...said }).filter((one): one is [string, string] => one[1] !== null)
  return client.exchange(new URLSearchParams(answer).toString(), checks).catch((error: unknown) => {
    throw translateProviderError(error, 'Corp')
  })
}

describe('the answer of a provider', () => {
  it('OI-40 is believed when everything fits, and names no address that was not said to be verified', async () => {
    const login = { issuer: provider.issuer, subject: 'somebody', email: null, isEmailVerified: false, authTime: null }
    expect(await exchange()).toEqual(login)
    provider.claims = { email: 'Some@Example.org', email_verified: 'true', auth_time: 12 }
    expect(await exchange()).toEqual({ ...login, email: 'some@example.org', authTime: 12 })
  })

  it.each([
    ['another state', { state: 'another' }],
    ['no state', { state: null }],
    ['another issuer beside the code', { iss: 'https://evil.example' }],
    ['no issuer beside the code, where one was promised', { iss: null }],
    ['a token in the address', { id_token: 'x.y.z' }],
    ['no code', { code: null }],
  ])('OI-41 is refused with %s', async (_, said) => {
    await expect(exchange(said)).rejects.toMatchObject({ code: 'precondition', message: UNTRUSTED })
    expect(provider.asked.token).toBe(0)
  })

  it.each<[string, Record<string, unknown>]>([
    ['for another audience', { aud: 'another app' }],
    ['for several, of which another is meant', { aud: ['eyes-open', 'another app'], azp: 'another app' }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['that is over', { exp: Math.floor(Date.now() / 1000) - 60 }],
    ['that never ends', { exp: undefined }],
    ['of the future', { nbf: Math.floor(Date.now() / 1000) + 600 }],
    ['without nonce', { nonce: undefined }],
    ['with the nonce of another request', { nonce: 'another' }],
    ['of nobody', { sub: undefined }],
    ['of a subject too long to keep', { sub: 'x'.repeat(300) }],
  ])('OI-42 is refused with a token %s', async (_, claims) => {
    provider.claims = claims
    await expect(exchange()).rejects.toMatchObject({ code: 'precondition', message: UNTRUSTED })
  })

  it('OI-42 takes a clock that is half a minute off', async () => {
    provider.claims = { exp: Math.floor(Date.now() / 1000) - 20 }
    expect(await exchange()).toMatchObject({ subject: 'somebody' })
  })

  it.each<[string, () => void]>([
    ['signed by nobody', () => (provider.header = { alg: 'none' })],
    ['that says it is signed with our own secret', () => (provider.header = { alg: 'HS256' })],
    ['signed with a key that the provider does not publish', () => provider.takeNewKey(false)],
    ['that was changed after it was signed', () => (provider.doors.token = sayJson({ access_token: 'a', token_type: 'Bearer', id_token: 'e30.e30.e30' }))],
    ['that is missing', () => (provider.doors.token = sayJson({ access_token: 'a', token_type: 'Bearer' }))],
  ])('OI-43 is refused with a token %s', async (_, misbehave) => {
    misbehave()
    await expect(exchange()).rejects.toMatchObject({ code: 'precondition', message: UNTRUSTED })
  })

  it('OI-44 is understood at once when the provider has taken a new key, and its description is fetched once', async () => {
    const client = clientOf()
    await exchange({}, { client })
    provider.takeNewKey(true)
    expect(await exchange({}, { client })).toMatchObject({ subject: 'somebody' })
    expect(provider.asked).toMatchObject({ document: 1, keys: 2 })
  })
})

describe('a provider that is away', () => {
  const page: http.RequestListener = (_request, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Sorry</h1>')
  const silence = () => undefined
  const flood: http.RequestListener = (_request, response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end(`{"x":"${'x'.repeat(400_000)}"}`)
  const trickle: http.RequestListener = (_request, response) => response.writeHead(200, { 'Content-Type': 'application/json' }).write('{')

  it.each([
    ['500', sayJson({}, 500)],
    ['far too much', flood],
    ['nothing', silence],
    ['a first byte and no second', trickle],
  ])('OI-45 is said to be, when a door answers %s', async (_, answer) => {
    for (const door of ['document', 'token'] as const) {
      provider.doors[door] = answer
      await expect(exchange({}, { client: clientOf(0.2) })).rejects.toMatchObject({ code: 'precondition', message: AWAY })
      provider.behave()
    }
  })

  it('OI-45 is said to be, when nobody listens', async () => {
    const client = new ProviderClient({ issuer: 'http://127.0.0.1:1', clientId: 'eyes-open', clientSecret: null, name: 'Corp' }, RETURN)
    await expect(exchange({}, { client })).rejects.toMatchObject({ message: AWAY })
    expect(await client.endSessionUrl('http://127.0.0.1:1')).toBeNull()
  })

  it('OI-46 is not believed with a page, another’s description or no keys, and asked again the next time', async () => {
    const client = clientOf()
    for (const answer of [page, sayJson({ issuer: 'https://evil.example' }), sayJson([])]) {
      provider.doors.document = answer
      await expect(exchange({}, { client })).rejects.toMatchObject({ message: UNTRUSTED })
    }
    provider.behave()
    provider.doors.keys = sayJson({ keys: [] })
    await expect(exchange({}, { client })).rejects.toMatchObject({ message: UNTRUSTED })
    provider.behave()
    expect(await exchange({}, { client })).toMatchObject({ subject: 'somebody' })
  })

  it.each([
    ['access_denied', 'You stopped at Corp.'],
    ['temporarily_unavailable', AWAY],
    ['login_required', 'Corp did not let you in.'],
  ])('OI-47 says in our own words that it sent back %s', async (error, message) => {
    await expect(exchange({ error, error_description: 'Call +1 555 and read out your password', code: null })).rejects.toMatchObject({ message })
  })

  it('OI-47 says that the code was used, or that the provider refuses us', async () => {
    provider.doors.token = sayJson({ error: 'invalid_grant' }, 400)
    await expect(exchange()).rejects.toMatchObject({ message: 'Corp takes this sign-in for over.' })
    provider.doors.token = sayJson({ error: 'invalid_client', error_description: 'secret' }, 401)
    await expect(exchange()).rejects.toMatchObject({ message: 'Corp did not let you in.' })
  })

  it('OI-48 sends nobody elsewhere: an answer that leads away is not followed', async () => {
    provider.doors.token = (_request, response) => response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end()
    await expect(exchange()).rejects.toMatchObject({ message: UNTRUSTED })
  })
})

it('OI-2 asks with a code challenge, state, nonce and the exact address of the return', async () => {
  const checks = makeChecks()
  const asked = new URL(await clientOf().authorizationUrl(checks, false)).searchParams
  expect(Object.fromEntries(asked)).toMatchObject({ response_type: 'code', client_id: 'eyes-open', redirect_uri: RETURN, scope: 'openid email', state: checks.state, nonce: checks.nonce, code_challenge_method: 'S256' })
  expect(asked.get('code_challenge')).not.toBe(checks.verifier)
  expect([asked.get('prompt'), asked.get('max_age')]).toEqual([null, null])
})
