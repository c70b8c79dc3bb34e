import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ENVIRONMENT_VARIABLES, isLoopback, parseEnvironment } from '@/lib/env'
import { AppError } from '@/lib/kernel/errors'

function problemsOf(source: Record<string, string>): string[] {
  try {
    parseEnvironment(source)
    return []
  } catch (error) {
    if (error instanceof AppError) return error.problems.map((problem) => problem.path)
    throw error
  }
}

const OTHER_DATABASE = { DATABASE_URL: 'postgresql://a:b@c/d', DATABASE_APP_URL: 'postgresql://e:f@c/d' }

describe('the environment', () => {
  it('ST-50 is complete when nothing is set', () => {
    expect(parseEnvironment({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      dataDir: '.data',
      isDemo: true,
      isDemoExposed: false,
      authSecret: null,
      signingKey: null,
      databaseUrl: null,
      databaseAppUrl: null,
      smtpUrl: null,
      smtpFrom: 'Eyes Open <no-reply@127.0.0.1>',
      oidc: null,
    })
  })
  it('ST-50 takes an empty variable for one that is not set', () => {
    expect(parseEnvironment({ PORT: '', HOST: '', PUBLIC_URL: '', EYES_OPEN_DEMO: '', AUTH_SECRET: '', DATABASE_URL: '' })).toEqual(parseEnvironment({}))
  })
  it.each([
    [{ HOST: '0.0.0.0', PORT: '80' }, 'http://localhost'],
    [{ HOST: '::1', PORT: '3001' }, 'http://[::1]:3001'],
    [{ PUBLIC_URL: 'https://risks.example.org/' }, 'https://risks.example.org'],
  ])('ST-50 %j is reached at %s', (source, url) => {
    expect(new URL(parseEnvironment(source).publicUrl).origin).toBe(url)
  })
  it.each([
    ['PORT', ['0', '65536', '3000.5', 'http', '-1', ' 80']],
    ['HOST', ['a b', 'http://x', '']],
    ['PUBLIC_URL', ['risks.example.org', 'ftp://x', 'https://x/path', 'https://user@x', 'https://x/?a']],
    ['EYES_OPEN_DEMO', ['yes', 'true', '2']],
    ['AUTH_SECRET', ['too short']],
    ['EYES_OPEN_SIGNING_KEY', ['MC4CAQAwBQYDK2VwBCIEIM9', '-----BEGIN PRIVATE KEY-----', `MC4CAQAwBQYDK2VwBCIEI${'='.repeat(43)}`]],
    ['DATABASE_URL', ['mysql://a/b', 'localhost', 'postgresql://']],
    ['DATABASE_APP_URL', ['file:///etc/passwd']],
  ])('ST-14 %s refuses what is not usable', (name, texts) => {
    for (const text of texts.filter((one) => one !== '')) expect({ text, problems: problemsOf({ [name]: text }) }).toEqual({ text, problems: [name] })
  })
  it.each(['smtp://mail.example.org', 'smtp://u:p@mail.example.org:587', 'smtps://mail.example.org:465'])('ST-50 takes the mail server %s', (url) => {
    expect(parseEnvironment({ SMTP_URL: url, SMTP_FROM: 'Eyes <eyes@example.org>' })).toMatchObject({ smtpUrl: url, smtpFrom: 'Eyes <eyes@example.org>' })
  })
  it.each([{ SMTP_URL: 'mail.example.org' }, { SMTP_URL: 'http://mail.example.org' }, { SMTP_URL: 'smtp://' }, { SMTP_FROM: 'nobody' }, { SMTP_FROM: 'a@b.c\nBcc: d@e.f' }])('ST-50 refuses %j', (source) => {
    expect(() => parseEnvironment(source)).toThrow(/^SMTP_(URL|FROM) is not usable/)
  })
  it('OI-3 knows an identity provider by its address and our id there, and calls it by its host', () => {
    const given = { EYES_OPEN_OIDC_ISSUER: 'https://login.example.org/realms/team', EYES_OPEN_OIDC_CLIENT_ID: 'eyes-open' }
    const oidc = { issuer: given.EYES_OPEN_OIDC_ISSUER, clientId: 'eyes-open', clientSecret: null, name: 'login.example.org' }
    expect(parseEnvironment(given).oidc).toEqual(oidc)
    expect(parseEnvironment({ ...given, EYES_OPEN_OIDC_CLIENT_SECRET: 's', EYES_OPEN_OIDC_NAME: 'Corp' }).oidc).toEqual({ ...oidc, clientSecret: 's', name: 'Corp' })
    expect(parseEnvironment({ ...given, EYES_OPEN_OIDC_ISSUER: 'http://127.0.0.1:9/' }).oidc?.issuer).toBe('http://127.0.0.1:9/')
  })
  it.each(['login.example.org', 'http://login.example.org', 'ftp://x', 'https://u:p@x.example', 'https://x.example/?a', 'https://x.example/#a'])('OI-3 refuses the provider %s', (issuer) => {
    expect(problemsOf({ EYES_OPEN_OIDC_ISSUER: issuer, EYES_OPEN_OIDC_CLIENT_ID: 'x' })).toEqual(['EYES_OPEN_OIDC_ISSUER'])
  })
  it('OI-3 names what is missing of a provider', () => {
    expect(problemsOf({ EYES_OPEN_OIDC_ISSUER: 'https://x.example' })).toEqual(['EYES_OPEN_OIDC_CLIENT_ID'])
    expect(problemsOf({ EYES_OPEN_OIDC_NAME: 'Corp' })).toEqual(['EYES_OPEN_OIDC_ISSUER', 'EYES_OPEN_OIDC_CLIENT_ID'])
  })
  it('ST-50 is listed in docs/operations.md, every variable of it', () => {
    const page = fs.readFileSync(path.resolve(import.meta.dirname, '../../docs/operations.md'), 'utf8')
    expect(ENVIRONMENT_VARIABLES.filter((name) => !page.includes(`\n| \`${name}\` |`))).toEqual([])
  })
  it('ST-14 names every wrong variable at once and repeats no value', () => {
    expect(problemsOf({ AUTH_SECRET: 'hunter2', PORT: 'x' })).toEqual(['PORT', 'AUTH_SECRET'])
    expect(() => parseEnvironment({ AUTH_SECRET: 'hunter2' })).toThrow(/^AUTH_SECRET is not usable\. Give it at least 32 characters/)
    expect(() => parseEnvironment({ AUTH_SECRET: 'hunter2' })).not.toThrow(/hunter2/)
  })
})

describe('the demonstration', () => {
  const cases: [string, Record<string, string>, boolean, boolean][] = [
    ['embedded on loopback', {}, true, false],
    ['embedded on loopback, turned off', { EYES_OPEN_DEMO: '0' }, false, false],
    ['embedded on another address', { HOST: '0.0.0.0' }, false, false],
    ['embedded on another address, asked for', { HOST: '0.0.0.0', EYES_OPEN_DEMO: '1' }, true, true],
    ['a database of one’s own', OTHER_DATABASE, false, false],
    ['a database of one’s own, asked for', { ...OTHER_DATABASE, EYES_OPEN_DEMO: '1' }, true, false],
  ]
  it.each(cases)('ST-51 ST-52 %s', (_, source, isDemo, isDemoExposed) => {
    expect(parseEnvironment(source)).toMatchObject({ isDemo, isDemoExposed })
  })
  it.each([
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['10.0.0.1', false],
    ['127.example.org', false],
    ['::', false],
  ])('ST-51 %s on loopback: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected)
  })
})
