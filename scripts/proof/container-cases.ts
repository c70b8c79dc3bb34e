import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { locateDataHome } from '../database/data-home'
import { openEmbeddedDatabase } from '../database/embedded-database'
import { findFreePort } from '../database/server-process'
import { runAsAdmin } from '../database/test-server'
import { withDatabase } from '../database/database-url'
import type { ProofCase } from './proof-case'
import { runCommand, startCommand, waitForReady } from './started-command'

/**
 * The container's steps without an engine: what the Dockerfile says is done in a copy, by the user that it names, against a Postgres that
 * knows only an owner, as docker-compose.yml makes it.
 */
export function listContainerCases(projectRoot: string, image: string, account: { uid: number; gid: number }): ProofCase[] {
  return [
    { name: 'Dockerfile: builds, throws away what only building needs, and serves as the app’s role', run: () => proveImage(projectRoot, image, account) },
    { name: 'docker-compose.yml is well formed', run: () => proveCompose(projectRoot) },
  ]
}

async function proveImage(projectRoot: string, image: string, account: { uid: number; gid: number }): Promise<void> {
  const dockerfile = fs.readFileSync(path.join(projectRoot, 'Dockerfile'), 'utf8')
  for (const step of ['RUN npm run build', 'RUN npm prune --omit=dev', 'USER node', 'CMD ["node", "scripts/start.mjs"]']) {
    assert.ok(dockerfile.includes(step), `the Dockerfile no longer says ${step}`)
  }
  assert.equal((await runCommand('build.mjs', [], { cwd: image })).code, 0)
  execFileSync('npm', ['prune', '--omit=dev', '--no-audit', '--no-fund'], { cwd: image, stdio: 'ignore' })
  assert.ok(!fs.existsSync(path.join(image, 'node_modules/vitest')))
  const home = locateDataHome({ projectRoot: image, dataDir: '.data', asRoot: process.getuid?.() === 0 })
  const server = await openEmbeddedDatabase({ projectRoot, home, name: 'container' })
  try {
    await runAsAdmin(server.adminUrl, [
      'DROP DATABASE IF EXISTS eyes_open',
      'DROP ROLE IF EXISTS eyes_open_web',
      'DROP OWNED BY eyes_open_app',
      'DROP ROLE IF EXISTS eyes_open_app',
      'CREATE DATABASE eyes_open OWNER eyes_open_owner',
    ])
    await proveServing(image, withDatabase(server.ownerUrl, 'eyes_open'), account)
  } finally {
    await server.release()
  }
}

async function proveServing(image: string, databaseUrl: string, account: { uid: number; gid: number }): Promise<void> {
  const data = fs.mkdtempSync(`${image}-data-`)
  fs.chownSync(data, account.uid, account.gid)
  const port = String(await findFreePort(0))
  const env = { NODE_ENV: 'production', PORT: port, EYES_OPEN_DATA_DIR: data, EYES_OPEN_DEMO: '0', DATABASE_URL: databaseUrl }
  const started = startCommand('start.mjs', [], { cwd: image, account, env })
  try {
    await waitForReady(started)
    assert.equal((await runCommand('start/check-health.mjs', [], { cwd: image, account, env: { PORT: port } })).code, 0)
    assert.equal(fs.statSync(path.join(data, 'app-passwords.json')).mode & 0o777, 0o600)
  } finally {
    started.child.kill('SIGTERM')
    await started.ended
    fs.rmSync(data, { recursive: true, force: true })
  }
  assert.equal((await runCommand('start/check-health.mjs', [], { cwd: image, account, env: { PORT: port } })).code, 1)
}

async function proveCompose(projectRoot: string): Promise<string | null> {
  const env = { ...process.env, POSTGRES_PASSWORD: 'a', OWNER_PASSWORD: 'b', AUTH_SECRET: 'c' }
  const answer = spawnSync('docker', ['compose', 'config', '--quiet'], { cwd: projectRoot, env, encoding: 'utf8' })
  if (answer.error || /is not a docker command|unknown (command|flag|shorthand)/.test(answer.stderr)) return 'there is no docker compose here'
  assert.equal(answer.status, 0, answer.stderr)
  return null
}
