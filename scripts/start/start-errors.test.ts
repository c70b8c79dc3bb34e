import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFreePort } from '../database/server-process'

const projectRoot = path.resolve(import.meta.dirname, '../..')
let folder = ''
let port = 0
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'eyes-open-'))
  port = await findFreePort(0)
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

interface Answer {
  code: number | null
  out: string
  lines: string[]
}

/** Runs `node scripts/start.mjs` as `npm start` does, in a data folder of its own. */
function start(env: Record<string, string>, nodeFlags: string[] = []): Promise<Answer> {
  return new Promise((resolve) => {
    const surroundings = { ...process.env, PORT: String(port), EYES_OPEN_DATA_DIR: path.join(folder, 'data'), ...env }
    const child = spawn(process.execPath, [...nodeFlags, 'scripts/start.mjs'], { cwd: projectRoot, env: surroundings })
    const said = { out: '', err: '' }
    child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString('utf8')))
    child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString('utf8')))
    child.once('close', (code) => resolve({ code, out: said.out, lines: said.err.trim().split('\n') }))
  })
}

function expectRefusal(answer: Answer, pattern: RegExp): void {
  expect(answer).toMatchObject({ code: 1, out: '', lines: [expect.stringMatching(pattern)] })
  expect(fs.existsSync(path.join(folder, 'data'))).toBe(false)
}

describe('a start that cannot be', () => {
  it('ST-10 on an old Node says which one it needs', async () => {
    const fake = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '16.20.2' } })`
    expectRefusal(await start({}, ['--import', fake]), /^Eyes Open needs Node 20\.19 or newer and this is Node 16\.20\.2\./)
  })
  it('ST-11 on a taken port says so and proposes another', async () => {
    const server = net.createServer()
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    expectRefusal(await start({}), new RegExp(`port ${port} on 127\\.0\\.0\\.1 is taken\\. .*PORT=${port + 1} npm start$`))
    await new Promise((resolve) => server.close(resolve))
  })
  it('ST-12 with a DATABASE_URL that points nowhere says so', async () => {
    const nowhere = await findFreePort(0)
    const answer = await start({ DATABASE_URL: `postgresql://ann:s3cret@127.0.0.1:${nowhere}/risks` })
    expectRefusal(answer, /no Postgres answers at 127\.0\.0\.1:\d+\/risks \(ECONNREFUSED\)/)
    expect(answer.lines[0]).not.toContain('s3cret')
  })
  it('ST-14 with a variable that is not usable names it', async () => {
    expectRefusal(await start({ PUBLIC_URL: 'risks.example.org' }), /PUBLIC_URL is not usable\. Give it an address without a path/)
  })
  it('ST-12 with an app’s address alone asks for both', async () => {
    expectRefusal(await start({ DATABASE_APP_URL: 'postgresql://a:b@127.0.0.1/risks' }), /DATABASE_APP_URL is set without DATABASE_URL/)
  })
})
