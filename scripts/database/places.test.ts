import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { explainConnection } from './connection'
import { locateDataHome, openDataHome, POINTER_FILE } from './data-home'
import { describeDatabaseUrl, localDatabaseUrl, withDatabase } from './database-url'
import { keepPasswords } from './server-passwords'
import { describeFailure, StartProblem } from './start-problem'

let folder = ''
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'eyes-open-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('where data is', () => {
  it('ST-20 in the named folder, relative to the clone', () => {
    expect(locateDataHome({ projectRoot: '/home/a/clone', dataDir: '.data', asRoot: false }).real).toBe('/home/a/clone/.data')
    expect(locateDataHome({ projectRoot: '/home/a/clone', dataDir: '/big/disk', asRoot: false }).real).toBe('/big/disk')
  })
  it('ST-20 as root in a folder of /var/lib/eyes-open that the clone determines', () => {
    const at = (projectRoot: string, dataDir = '.data') => locateDataHome({ projectRoot, dataDir, asRoot: true }).real
    expect(at('/root/clone')).toMatch(/^\/var\/lib\/eyes-open\/[0-9a-f]{16}$/)
    expect(at('/root/clone')).toBe(at('/root/../root/clone'))
    expect(new Set([at('/root/clone'), at('/root/other'), at('/root/clone', 'elsewhere')]).size).toBe(3)
  })
  it('ST-20 as root the named folder says where', () => {
    const home = locateDataHome({ projectRoot: folder, dataDir: '.data', asRoot: true, rootDataFolder: path.join(folder, 'var') })
    openDataHome(home)
    expect(fs.readFileSync(path.join(folder, '.data', POINTER_FILE), 'utf8').trim()).toBe(home.real)
    expect(fs.existsSync(home.real)).toBe(true)
  })
  it('ST-20 a folder that cannot be made is told', () => {
    const file = path.join(folder, 'file')
    fs.writeFileSync(file, '')
    const home = locateDataHome({ projectRoot: folder, dataDir: 'file/below', asRoot: false })
    expect(() => openDataHome(home)).toThrow(/cannot be made .* Give EYES_OPEN_DATA_DIR a folder/)
  })
})

describe('passwords', () => {
  it('ST-24 are made once and readable by their owner only', () => {
    const passwords = keepPasswords(folder, false)
    expect(new Set(Object.values(passwords)).size).toBe(3)
    expect(fs.statSync(path.join(folder, 'passwords.json')).mode & 0o777).toBe(0o600)
    expect(keepPasswords(folder, true)).toEqual(passwords)
  })
  it('ST-24 that were lost beside existing data are told and not made anew', () => {
    expect(() => keepPasswords(folder, true)).toThrow(/is gone/)
    expect(fs.readdirSync(folder)).toEqual([])
  })
})

describe('addresses', () => {
  it('ST-12 keep odd characters and show no password', () => {
    const url = localDatabaseUrl({ user: 'a b', password: 'p@:/ß', port: 5432, database: 'x' })
    expect(new URL(url).password).toBe(encodeURIComponent('p@:/ß'))
    expect(withDatabase(url, 'y')).toMatch(/5432\/y$/)
    expect(describeDatabaseUrl(url)).toBe('127.0.0.1:5432/x')
    expect(describeDatabaseUrl('nonsense')).toBe('the given address')
  })
})

describe('a connection that fails', () => {
  const url = 'postgresql://ann:s3cret@db.example:6000/risks'
  const withCode = (code: string, message = 'the reason') => Object.assign(new Error(message), { code })
  const cases: [string, Error, RegExp][] = [
    ['nothing listens', withCode('ECONNREFUSED'), /no Postgres answers at db\.example:6000\/risks \(ECONNREFUSED\)\. Start it, correct/],
    ['no such machine', withCode('ENOTFOUND'), /no Postgres answers .* \(ENOTFOUND\)/],
    ['no answer in time', new Error('timeout expired'), /no Postgres answers .* \(timeout expired\)/],
    ['wrong password', withCode('28P01'), /refuses the user ann or its password\. Correct DATABASE_URL/],
    ['missing database', withCode('3D000'), /has no database of that name/],
    ['anything else', withCode('53300', 'too many clients'), /cannot be used: too many clients/],
  ]
  it.each(cases)('ST-12 %s is told in one line without the password', (_, error, pattern) => {
    const problem = explainConnection(error, url, 'DATABASE_URL')
    expect(problem.message).toMatch(pattern)
    expect([problem.message, ...problem.details].join('\n')).not.toContain('s3cret')
    expect(problem.message).not.toContain('\n')
  })
  it('ST-12 a missing database comes with the SQL that makes it', () => {
    expect(explainConnection(withCode('3D000'), url, 'DATABASE_URL').details).toEqual(['CREATE DATABASE "risks" OWNER "ann";'])
  })
})

describe('a failure', () => {
  it('ST-12 of the surroundings is told as it says itself, our own with its stack', () => {
    expect(describeFailure(new StartProblem('the port is taken.', ['more']))).toEqual(['Eyes Open cannot start: the port is taken.', 'more'])
    expect(describeFailure(new Error('oops'))[0]).toMatch(/our own fault: Error: oops\n {4}at /)
  })
})
