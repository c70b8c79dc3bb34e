import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createTestDatabase } from '@/lib/testing/test-database'
import { makeSecret } from '../database/server-passwords'
import { findFreePort } from '../database/server-process'
import { openTestServer } from '../database/test-server'
import { ensureGeneratedClient } from '../prisma/generated-client'
import { ensureBuild } from '../start/build'
import { loadDemonstration } from '../start/demonstration'
import { serveApp, type Served } from '../start/serve'

/** The addresses of the two app processes, for the tests. Both serve one database. */
export const APP_VARIABLES = ['EYES_OPEN_URL_A', 'EYES_OPEN_URL_B'] as const

const HOST = '127.0.0.1'

/**
 * Playwright's global set-up: a fresh database with the demonstration, and two app processes of the production build on it. Their
 * addresses stand in EYES_OPEN_URL_A and EYES_OPEN_URL_B, the database's in EYES_OPEN_E2E_OWNER_URL and EYES_OPEN_E2E_APP_URL. The
 * returned function stops and removes it all.
 */
export default async function bringUpApps(): Promise<() => Promise<void>> {
  const projectRoot = path.resolve(import.meta.dirname, '../..')
  const undo: (() => Promise<void>)[] = []
  const tearDown = async () => {
    for (const step of undo.reverse()) await step()
  }
  try {
    await ensureGeneratedClient(projectRoot)
    await ensureBuild(projectRoot, () => undefined)
    const server = await openTestServer(projectRoot)
    undo.push(server.release)
    const database = await createTestDatabase(server)
    undo.push(database.drop)
    await loadDemonstration(projectRoot, { ...database, release: async () => undefined })
    process.env.EYES_OPEN_E2E_OWNER_URL = database.ownerUrl
    process.env.EYES_OPEN_E2E_APP_URL = database.appUrl
    const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'eyes-open-apps-'))
    undo.push(async () => fs.rmSync(dataDir, { recursive: true }))
    // One folder of keys for both: either checks what the other has signed.
    process.env.EYES_OPEN_DATA_DIR = dataDir
    const secret = makeSecret() + makeSecret()
    for (const variable of APP_VARIABLES) {
      const app = await serveOn(projectRoot, await findFreePort(0, HOST), database.appUrl, secret)
      undo.push(app.stop)
      process.env[variable] = app.url
    }
    return tearDown
  } catch (error) {
    await tearDown()
    throw error
  }
}

async function serveOn(projectRoot: string, port: number, appUrl: string, secret: string): Promise<Served & { url: string }> {
  const url = `http://${HOST}:${port}`
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
    DATABASE_APP_URL: appUrl,
  }
  return { url, ...(await serveApp({ projectRoot, host: HOST, port, env })) }
}
