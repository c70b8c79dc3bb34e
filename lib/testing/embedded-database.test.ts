import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { locateDataHome, type DataHome } from '@/scripts/database/data-home'
import { openEmbeddedDatabase, type EmbeddedDatabase } from '@/scripts/database/embedded-database'
import { markProcess } from '@/scripts/database/living-process'

const projectRoot = path.resolve(import.meta.dirname, '../..')
const isRoot = process.getuid?.() === 0
let folder = ''
let home: DataHome

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'eyes-open-'))
  // As root the server runs as another user, who must be able to walk to its folder.
  fs.chmodSync(folder, 0o755)
  home = locateDataHome({ projectRoot: folder, dataDir: '.data', asRoot: isRoot, rootDataFolder: path.join(folder, 'var') })
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const open = (name = 'postgres') => openEmbeddedDatabase({ projectRoot, home, name })
const pidFile = () => path.join(home.real, 'postgres/data/postmaster.pid')
const readPid = () => Number(fs.readFileSync(pidFile(), 'utf8').split('\n')[0])

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  // A server that is killed under the connection is what some of these tests are about.
  client.on('error', () => undefined)
  await client.connect()
  return client.query(sql).then((result) => result.rows).finally(() => client.end())
}

async function killServer(database: EmbeddedDatabase): Promise<number> {
  const pid = readPid()
  process.kill(pid, 'SIGKILL')
  while (markProcess(pid) !== null) await new Promise((resolve) => setImmediate(resolve))
  // A crashed run does not give its lease back either.
  for (const name of fs.readdirSync(path.join(database.folder, 'leases'))) {
    fs.writeFileSync(path.join(database.folder, 'leases', name), JSON.stringify({ pid: process.pid, began: 'in another life' }))
  }
  return pid
}

describe('the embedded database', () => {
  it('ST-21 opens again after server and starter were killed, with everything that was acknowledged', async () => {
    const first = await open()
    await ask(first.ownerUrl, 'CREATE TABLE kept (word text)')
    await ask(first.ownerUrl, "INSERT INTO kept VALUES ('acknowledged')")
    await killServer(first)
    expect(fs.existsSync(pidFile())).toBe(true)
    const second = await open()
    expect(await ask(second.ownerUrl, 'SELECT word FROM kept')).toEqual([{ word: 'acknowledged' }])
    await second.release()
    expect(fs.existsSync(pidFile())).toBe(false)
  })

  it('ST-22 takes no notice of a pid file whose number now belongs to another process', async () => {
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    fs.writeFileSync(pidFile(), `${stranger.pid}\n${path.join(home.real, 'postgres/data')}\n1\n5432\n\n127.0.0.1\n\nready\n`, { mode: 0o600 })
    const database = await open()
    expect(await ask(database.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await database.release()
    expect(markProcess(stranger.pid ?? 0)).not.toBeNull()
    stranger.kill()
    await once(stranger, 'exit')
  })

  it('ST-23 is one server for all; the last one out stops it, and a second goodbye does nothing', async () => {
    const [first, second] = [await open(), await open()]
    expect(second.ownerUrl).toBe(first.ownerUrl)
    const pid = readPid()
    await first.release()
    await first.release()
    expect(await ask(second.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await second.release()
    expect(markProcess(pid)).toBeNull()
  })

  it('ST-23 is opened by many at once without a quarrel', async () => {
    const all = await Promise.all([open(), open(), open()])
    expect(new Set(all.map((one) => one.ownerUrl)).size).toBe(1)
    await Promise.all(all.map((one) => one.release()))
    expect(fs.existsSync(pidFile())).toBe(false)
  })

  it('ST-24 keeps its data and passwords from other users', async () => {
    expect(fs.statSync(path.join(home.real, 'postgres/data')).mode & 0o777).toBe(0o700)
    expect(fs.statSync(path.join(home.real, 'postgres/passwords.json')).mode & 0o777).toBe(0o600)
    expect(fs.statSync(path.join(home.real, 'postgres/server.log')).mode & 0o777).toBe(0o600)
  })

  it('ST-15 leaves data of another major version alone', async () => {
    const file = path.join(home.real, 'other/data/PG_VERSION')
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, '12\n')
    fs.copyFileSync(path.join(home.real, 'postgres/passwords.json'), path.join(home.real, 'other/passwords.json'))
    await expect(open('other')).rejects.toThrow(/is from Postgres 12 and this version brings Postgres \d+/)
    expect(fs.readFileSync(file, 'utf8')).toBe('12\n')
    expect(fs.readdirSync(path.join(home.real, 'other/leases'))).toEqual([])
  })
})
