import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openIdentityProvider } from '@/lib/testing/identity-provider'
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
const CLIENT = { clientId: 'eyes-open', clientSecret: 'known to this machine alone' }

/**
 * Playwright's global set-up: a fresh database with the demonstration, an identity provider on loopback, and two app processes of the production build. Their
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
    const ports = [await findFreePort(0, HOST), await findFreePort(0, HOST)]
    const origins = ports.map((port) => `http://${HOST}:${port}`)
    const redirects = { redirectUris: origins.map((origin) => `${origin}/sign-in/oidc`), postLogoutRedirectUris: origins.map((origin) => `${origin}/sign-in`) }
    const provider = await openIdentityProvider([{ ...CLIENT, ...redirects }])
    undo.push(provider.close)
    for (const [i, variable] of APP_VARIABLES.entries()) {
      const app = await serveOn(projectRoot, { port: ports[i] ?? 0, appUrl: database.appUrl, secret, issuer: provider.issuer })
      undo.push(app.stop)
      process.env[variable] = app.url
    }
    return tearDown
  } catch (error) {
    await tearDown()
    throw error
  }
}

interface AppSettings {
  port: number
  /** The database, as the app's role. */
  appUrl: string
  secret: string
  /** The identity provider. */
  issuer: string
}

async function serveOn(projectRoot: string, { port, appUrl, secret, issuer }: AppSettings): Promise<Served & { url: string }> {
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
    EYES_OPEN_OIDC_ISSUER: issuer,
    EYES_OPEN_OIDC_CLIENT_ID: CLIENT.clientId,
    EYES_OPEN_OIDC_CLIENT_SECRET: CLIENT.clientSecret,
    EYES_OPEN_OIDC_NAME: 'Corp login',
  }
  return { url, ...(await serveApp({ projectRoot, host: HOST, port, env })) }
}
