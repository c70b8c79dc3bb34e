import path from 'node:path'
import { makeRegister } from '@/e2e/command-door'
import { expect, expectLive, LONG, signIn, test, writeField } from '@/e2e/people-at-work'
import { present } from '@/lib/kernel/assert'
import { makeSecret } from '@/scripts/database/server-passwords'
import { findFreePort } from '@/scripts/database/server-process'
import { serveApp, type Served } from '@/scripts/start/serve'

const HOST = '127.0.0.1'

/** A process of its own on the tests' database, so that stopping it disturbs nobody else. */
async function chooseApp(): Promise<{ url: string; start: () => Promise<Served> }> {
  const projectRoot = path.resolve(import.meta.dirname, '..')
  const port = await findFreePort(0, HOST)
  const url = `http://${HOST}:${port}`
  const secret = makeSecret() + makeSecret()
  const env = {
    ...process.env,
    PORT: String(port),
    HOST,
    PUBLIC_URL: url,
    NEXTAUTH_URL: url,
    AUTH_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    EYES_OPEN_DEMO: '1',
    DATABASE_URL: undefined,
    DATABASE_APP_URL: present(process.env.EYES_OPEN_E2E_APP_URL, 'the global set-up names the database'),
  }
  return { url, start: () => serveApp({ projectRoot, host: HOST, port, env }) }
}

test('an app that stops and starts again is found as it was, and what was typed meanwhile arrives', LONG, async ({ browser }) => {
  const { url, start } = await chooseApp()
  let app = await start()
  const context = await browser.newContext({ baseURL: url })
  try {
    const page = await context.newPage()
    await signIn(page, 'Amara Okafor')
    await makeRegister(page, 'RST', { titles: ['Rows vanish'] })
    await page.goto('/registers/RST/RST-01')
    await expectLive(page)
    await writeField(page, 'Cause', 'Written before')
    await expect(page.getByRole('textbox', { name: 'Cause', exact: true })).toHaveCount(0)

    await app.stop()
    await expect(page.getByRole('status').filter({ hasText: 'No connection.' })).toBeVisible()
    await writeField(page, 'Trigger', 'Written while nobody answered')
    await expect(page.getByText('1 change waits.')).toBeVisible()
    app = await start()
    await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible({ timeout: 30_000 })
    await page.reload()
    await expect(page.getByText('Written before').first()).toBeVisible()
    await expect(page.getByText('Written while nobody answered').first()).toBeVisible()
    await expectLive(page)
  } finally {
    await context.close()
    await app.stop()
  }
})
