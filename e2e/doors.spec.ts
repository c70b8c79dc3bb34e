import { randomUUID } from 'node:crypto'
import type { APIResponse, Page } from '@playwright/test'
import { makeRegister } from '@/e2e/command-door'
import { APP_A, APP_B, expect, expectLive, signIn, test } from '@/e2e/people-at-work'

interface Room {
  registerId: string
  rows: Record<string, { id: string; code?: string; title?: string; cause?: string | null }[]>
}

async function readRoom(page: Page, code: string): Promise<Room> {
  return (await page.request.get(`/api/registers/${code}/room`, { maxRetries: 3 })).json()
}

function send(page: Page, body: object, origin = APP_A): Promise<APIResponse> {
  return page.request.post(`${APP_A}/api/commands`, { maxRetries: 3, data: { commandId: randomUUID(), ...body }, headers: { origin } })
}

async function expectRefusal(response: APIResponse, status: number, code: string, path?: string) {
  expect(response.status()).toBe(status)
  const { error } = await response.json()
  expect(error.code).toBe(code)
  expect(error.message).toMatch(/\S/)
  if (path !== undefined) {
    expect(error.problems[0].path).toBe(path)
    expect(error.problems[0].message).toMatch(/\S/)
  }
}

test('bad input is refused with path and message, and nothing is stored', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  await makeRegister(page, 'DOORS')
  const room = await readRoom(page, 'DOORS')
  const { registerId } = room
  const row = { id: randomUUID(), title: 'Row', categoryId: room.rows.category?.[0]?.id, orderKey: 'a0' }
  expect((await send(page, { verb: 'failure-mode.add', registerId, input: { rows: [row] } })).status()).toBe(200)
  const edit = (field: string, before: unknown, after: unknown) => ({
    verb: 'failure-mode.edit',
    registerId,
    input: { edits: [{ id: row.id, field, before, after }] },
  })
  for (const level of [0, 6, 2.5, 'high']) {
    const scores = [{ failureModeId: row.id, assessmentId: randomUUID(), stage: 'current', factors: { impact: { before: null, after: level } } }]
    await expectRefusal(await send(page, { verb: 'failure-mode.rescore', registerId, input: { scores } }), 400, 'invalid', 'scores.0.factors.impact.after')
  }
  await expectRefusal(await send(page, edit('cause', 'never stood there', 'x')), 409, 'conflict', 'edits.0.before')
  await expectRefusal(await send(page, edit('cause', null, 'x'.repeat(10_001))), 400, 'invalid', 'edits.0.after')
  await expectRefusal(await send(page, edit('code', row.id, 'D99')), 400, 'invalid', 'edits.0.field')
  await expectRefusal(await send(page, edit('status', 'open', 'accepted')), 400, 'invalid', 'edits.0')
  const owner = { id: randomUUID(), failureModeId: row.id, ownerRoleId: randomUUID(), orderKey: 'a0' }
  await expectRefusal(await send(page, { verb: 'owner-link.add', registerId, input: { rows: [owner] } }), 400, 'invalid', 'rows.0.ownerRoleId')
  await expectRefusal(await send(page, { verb: 'failure-mode.rename', registerId, input: {} }), 400, 'invalid', 'verb')
  await expectRefusal(await send(page, { ...edit('cause', null, 'x'), registerId: randomUUID() }), 404, 'not-found')
  await expectRefusal(await send(page, { verb: 'failure-mode.edit', registerId, input: { edits: 'none' } }), 400, 'invalid')
  expect((await page.request.post('/api/commands', { maxRetries: 3, data: '{', headers: { origin: APP_A, 'content-type': 'application/json' } })).status()).toBe(400)
  const after = await readRoom(page, 'DOORS')
  expect(after.rows['failure-mode']?.map(({ title, cause }) => [title, cause])).toEqual([['Row', null]])
  expect(after.rows['owner-link']).toEqual([])
})

test('other sites, strangers and people without the role are kept out', async ({ sitDown, playwright }) => {
  const { page } = await sitDown('Priya Raghunathan')
  const { registerId, rows } = await readRoom(page, 'D10')
  const input = { ids: [rows['failure-mode']?.[0]?.id] }
  await expectRefusal(await send(page, { verb: 'failure-mode.delete', registerId, input }), 403, 'forbidden', 'verb')
  await expectRefusal(await send(page, { verb: 'failure-mode.delete', registerId, input }, 'https://elsewhere.example'), 403, 'forbidden')
  const stranger = await playwright.request.newContext({ baseURL: APP_B })
  expect((await stranger.get('/api/registers/D10/room')).status()).toBe(401)
  expect((await stranger.get('/api/live?after=x:1')).status()).toBe(401)
  await stranger.dispose()
  expect((await page.request.head('/api/live')).status()).toBe(405)
})

// It ends every session of hers: no other test is Leila.
test('an ended session is over at once, on the page and in the live room', async ({ sitDown, browser }) => {
  const { page } = await sitDown('Leila Farahani')
  await page.goto('/registers/D10')
  await expectLive(page)
  const elsewhere = await browser.newPage({ baseURL: APP_B })
  await signIn(elsewhere, 'Leila Farahani')
  await elsewhere.goto('/account')
  await elsewhere.getByRole('button', { name: 'End all sessions' }).click()
  await expect(page.getByText('Your access to this page has ended.')).toBeVisible({ timeout: 15_000 })
  await page.reload()
  await expect(page).toHaveURL(/\/sign-in/)
  await elsewhere.context().close()
})

test('ST-66 scripts and styles come as Brotli where it is read, with the same bytes as without', async ({ request }) => {
  const page = await (await request.get('/sign-in')).text()
  const found = ['js', 'css'].map((ending) => new RegExp(`/_next/static/[^"]+\\.${ending}(?=")`).exec(page)?.[0] ?? '')
  for (const address of found) {
    const ask = async (encoding: string) => request.get(address, { headers: { 'accept-encoding': encoding } })
    const [brotli, gzip, plain] = [await ask('gzip, deflate, br, zstd'), await ask('gzip'), await ask('identity')]
    expect([brotli, gzip, plain].map((answer) => answer.headers()['content-encoding'])).toEqual(['br', 'gzip', undefined])
    expect(brotli.headers()).toMatchObject({
      'content-type': plain.headers()['content-type'],
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    })
    expect((await brotli.body()).equals(await plain.body())).toBe(true)
    expect((await gzip.body()).equals(await plain.body())).toBe(true)
  }
})
