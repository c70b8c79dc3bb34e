import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { SignedIn } from '@/lib/auth/signed-in'
import { APP_ERROR_CODES, AppError, type AppErrorCode } from '@/lib/kernel/errors'
import { refuseForeignOrigin } from '@/lib/web/check-origin'
import { defineOpenAction, definePersonalAction } from '@/lib/web/define-action'
import { defineOpenRoute, defineRoute, refuseMethod } from '@/lib/web/define-route'
import { readBody } from '@/lib/web/read-body'
import { readSafePath, signInPath } from '@/lib/web/safe-path'

const HERE = 'https://risks.example.org'
const ME: SignedIn = {
  personId: '0193a000-0000-7000-8000-000000000001',
  sessionId: '0193a000-0000-7000-8000-000000000002',
  workspaceId: '0193a000-0000-7000-8000-000000000003',
  email: 'me@example.org',
}

const stage = vi.hoisted(() => {
  // Files share modules, and those that an earlier one has read know Next itself; the next file gets its own again.
  vi.resetModules()
  return { session: null as unknown, headers: new Headers() }
})
vi.mock('next-auth/next', () => ({ getServerSession: async () => ({ signedIn: stage.session }) }))
vi.mock('next/headers', () => ({ headers: async () => stage.headers }))
afterAll(() => {
  vi.doUnmock('next-auth/next')
  vi.doUnmock('next/headers')
  vi.resetModules()
})

beforeEach(() => {
  process.env.PUBLIC_URL = HERE
  process.env.AUTH_SECRET = 'a secret of the tests that is long enough'
  stage.session = ME
  stage.headers = new Headers({ origin: HERE, 'x-forwarded-for': '203.0.113.9, 10.0.0.1' })
})

const context = { params: Promise.resolve({ code: 'D10' }) }

function post(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  const all = { origin: HERE, 'content-type': 'application/json', ...headers }
  return new Request(`${HERE}/api/x`, { method: 'POST', body, headers: all })
}

const errorBody = z.object({ error: z.object({ code: z.string(), message: z.string(), problems: z.array(z.object({ path: z.string() }).loose()), reference: z.string().optional() }) })
async function errorOf(response: Response) {
  return { status: response.status, ...errorBody.parse(await response.json()).error }
}

describe('the origin of a writing request', () => {
  const check = (method: string, headers: Record<string, string>) => () => refuseForeignOrigin(method, new Headers(headers), HERE)

  it.each([
    [{ origin: HERE }],
    [{ origin: HERE, 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ origin: 'http://localhost:3000', host: 'LOCALHOST:3000' }],
  ])('WB-01 may be %j', (headers) => {
    expect(check('POST', headers)).not.toThrow()
  })

  it.each([
    [{}],
    [{ host: 'risks.example.org' }],
    [{ origin: 'null' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'https://evil.example', host: 'risks.example.org' }],
    [{ origin: 'https://risks.example.org.evil.example', host: 'risks.example.org' }],
    [{ origin: 'http://risks.example.org:8080', host: 'risks.example.org' }],
    [{ origin: HERE, 'sec-fetch-site': 'cross-site' }],
    [{ origin: HERE, 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'none' }],
  ])('WB-01 may not be %j', (headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'post']) expect(check(method, headers)).toThrow('own pages')
    expect(check('GET', headers)).not.toThrow()
  })

  it('WB-01 is checked before anything else of a route runs', async () => {
    const handle = vi.fn()
    const response = await defineOpenRoute({ handle })(post('{}', { origin: 'https://evil.example' }), context)
    expect(await errorOf(response)).toMatchObject({ status: 403, code: 'forbidden' })
    expect(handle).not.toHaveBeenCalled()
  })
})

describe('a body', () => {
  const input = z.strictObject({ name: z.string(), level: z.int().max(5) })
  const route = defineOpenRoute({ input, maxBytes: 1000, handle: ({ input: { name } }) => ({ name }) })

  it('WB-03 is parsed and handed over', async () => {
    const response = await route(post(JSON.stringify({ name: 'Zoë', level: 5 })), context)
    expect([response.status, await response.json()]).toEqual([200, { name: 'Zoë' }])
  })

  it('WB-02 is cut when it is too long, whatever its header says', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 400
        controller.enqueue(new Uint8Array(400).fill(32))
      },
    })
    const headers = { origin: HERE, 'content-type': 'application/json', 'content-length': '5' }
    // Node wants to be told that the answer may come before the body has ended; the browser's types do not know the word.
    const init = { method: 'POST', body: endless, headers, duplex: 'half' }
    expect(await errorOf(await route(new Request(`${HERE}/api/x`, init), context))).toMatchObject({ status: 413, code: 'limit', problems: [{ path: 'body' }] })
    expect(sent).toBeLessThan(5000)
  })

  it('WB-02 is refused unread when its header says that it is too long', async () => {
    expect(await errorOf(await route(post('{}', { 'content-length': '1001' }), context))).toMatchObject({ status: 413 })
  })

  it('WB-02 never has more than 10 MB, whatever a handler asks for', async () => {
    await expect(readBody(post('x', { 'content-length': String(11 * 1024 * 1024) }), 1e9)).rejects.toThrow('10,240 KB')
    expect((await readBody(post('x'.repeat(1000)))).byteLength).toBe(1000)
  })

  it.each([
    ['{"name":', {}, 'body'],
    ['', {}, 'body'],
    ['{}', { 'content-type': 'text/plain' }, 'body'],
    [new Uint8Array([123, 255, 125]), {}, 'body'],
    ['{"name":"x","level":6}', {}, 'level'],
    ['{"name":"x","level":1,"more":1}', {}, ''],
    ['[]', {}, ''],
  ])('WB-03 %j is refused with the path', async (body, headers, path) => {
    expect(await errorOf(await route(post(body, headers), context))).toMatchObject({ status: 400, code: 'invalid', problems: [{ path }] })
  })

  it('WB-03 a query is parsed in its place for GET', async () => {
    const search = defineOpenRoute({ input: z.object({ after: z.string() }), handle: ({ input: { after }, params }) => ({ after, params }) })
    const response = await search(new Request(`${HERE}/api/x?after=D10`), context)
    expect(await response.json()).toEqual({ after: 'D10', params: { code: 'D10' } })
  })
})

describe('an answer', () => {
  const refusing = (code: AppErrorCode) =>
    defineOpenRoute({
      handle: () => {
        throw new AppError(code, 'No.', [{ path: 'a.0.b', message: 'No.', hint: 'Yes.', current: 3 }])
      },
    })

  it('WB-04 gives every refusal its status', async () => {
    const answers = await Promise.all(APP_ERROR_CODES.map(async (code) => [code, (await refusing(code)(post('{}'), context)).status]))
    expect(Object.fromEntries(answers)).toEqual({
      unauthenticated: 401,
      forbidden: 403,
      'not-found': 404,
      invalid: 400,
      conflict: 409,
      precondition: 412,
      limit: 429,
    })
    expect(await errorOf(await refusing('conflict')(post('{}'), context))).toMatchObject({ problems: [{ path: 'a.0.b', hint: 'Yes.', current: 3 }] })
  })

  it('WB-05 hides a fault of ours and logs it once, without the input', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    class PrismaClientKnownRequestError extends Error {
      override name = 'PrismaClientKnownRequestError'
      code = 'P2003'
    }
    const failing = defineOpenRoute({
      input: z.object({ secret: z.string() }),
      handle: ({ input: { secret } }) => {
        throw new PrismaClientKnownRequestError(`Invalid invocation: { secret: "${secret}" }`)
      },
    })
    const answer = await errorOf(await failing(post('{"secret":"hunter2"}'), context))
    const lines = log.mock.calls.map((call) => call.join(' '))
    log.mockRestore()
    expect(answer).toMatchObject({ status: 500, code: 'fault', problems: [], reference: expect.stringMatching(/^E-[0-9A-F]{8}$/) })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(answer.reference)
    expect(lines[0]).toContain('P2003')
    expect(lines[0]).toMatch(/\n\s+at /)
    expect(lines[0] + JSON.stringify(answer)).not.toContain('hunter2')
  })

  it('WB-06 is kept by no cache, unless its handler says so', async () => {
    const headerOf = async (value: unknown) => (await defineOpenRoute({ handle: () => value })(post('{}'), context)).headers.get('cache-control')
    expect(await Promise.all([{ a: 1 }, undefined, new Response('x')].map(headerOf))).toEqual(['no-store', 'no-store', 'no-store'])
    expect(await headerOf(new Response('x', { headers: { 'cache-control': 'no-transform' } }))).toBe('no-transform')
    expect((await refusing('invalid')(post('{}'), context)).headers.get('cache-control')).toBe('no-store')
  })

  it('WB-06 to a method that is not there names those that are', () => {
    const response = refuseMethod('GET')()
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET'])
  })
})

describe('the gate', () => {
  it('WB-07 hands over the actor of the session', async () => {
    const response = await defineRoute({ handle: ({ actor, signedIn }) => ({ actor, email: signedIn.email }) })(post(null), context)
    expect(await response.json()).toEqual({ actor: { personId: ME.personId, workspaceId: ME.workspaceId, door: 'page' }, email: ME.email })
  })

  it.each([
    [null, 401],
    [{ personId: 'x' }, 401],
    [{ ...ME, workspaceId: null }, 403],
  ])('WB-07 with the session %j answers %i and runs nothing', async (session, status) => {
    stage.session = session
    const handle = vi.fn()
    expect((await defineRoute({ input: z.object({}), handle })(post('{}'), context)).status).toBe(status)
    expect(handle).not.toHaveBeenCalled()
  })
})

describe('an action', () => {
  const input = z.object({ name: z.string() })

  it('WB-03 answers with a value or with what was wrong', async () => {
    const action = defineOpenAction({ input, handle: async ({ input: { name }, network }) => `${name} from ${network}` })
    expect(await action({ name: 'Ada' })).toEqual({ ok: true, value: 'Ada from 10.0.0.1' })
    expect(await action({})).toMatchObject({ ok: false, error: { code: 'invalid', problems: [{ path: 'name' }] } })
  })

  it('WB-01 WB-07 needs our own page and, where it is personal, a session', async () => {
    const action = definePersonalAction({ input, handle: async ({ signedIn }) => signedIn.email })
    expect(await action({ name: 'x' })).toEqual({ ok: true, value: ME.email })
    stage.session = null
    expect(await action({ name: 'x' })).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
    stage.headers = new Headers({ origin: 'https://evil.example' })
    expect(await action({ name: 'x' })).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  })
})

describe('the way on', () => {
  it.each(['/', '/registers/D10?view=matrix#D10-01', '/invitations/abc', '/people'])('WB-08 may be %s', (path) => {
    expect(readSafePath(path)).toBe(path)
  })

  it.each(['//evil.example', '/\\evil.example', '/\t/evil.example', '/a\\b', 'https://evil.example', 'javascript:alert(1)', 'evil', '', undefined, ['/a'], `/${'x'.repeat(3000)}`, '/sign-in?next=/sign-in', '/api/auth/signout', '/..//evil.example'])(
    'WB-08 may not be %j',
    (path) => {
      expect(readSafePath(path)).toBe('/')
    },
  )

  it('WB-08 stands in the address of the sign-in page', () => {
    expect(signInPath('/registers/D10?a=b')).toBe('/sign-in?next=%2Fregisters%2FD10%3Fa%3Db')
    expect(signInPath('/')).toBe('/sign-in')
  })
})
