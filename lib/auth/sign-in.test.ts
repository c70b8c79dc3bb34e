import { hash } from '@node-rs/argon2'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerPerson } from '@/lib/auth/account'
import { DEMONSTRATION_PEOPLE } from '@/lib/auth/demonstration-people'
import { signInToDemonstration, signInWithPassword } from '@/lib/auth/sign-in'
import { findSignedIn } from '@/lib/auth/signed-in'
import { SignInThrottle } from '@/lib/auth/throttle'
import { findCredential, insertPerson } from '@/lib/data/identity'
import { withIdentityScope } from '@/lib/data/identity-scope'
import { createWorkspace } from '@/lib/services/workspace/create-workspace'
import type { TestDatabase } from '@/lib/testing/test-database'
import { openTestDatabase } from '@/lib/testing/test-workspace'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

const SECRET = 'a secret of the tests that is long enough'
const throttle = new SignInThrottle(SECRET)
const PASSWORD = 'quiet river stone'
let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.drop())

function tryPassword(email: string, password: string, network = '10.0.0.1', isDemo = false) {
  return signInWithPassword({ email, password }, { network, userAgent: 'a test' }, { throttle, isDemo })
}

async function refusal(work: Promise<unknown>): Promise<{ code: unknown; message: string }> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof Error && 'code' in error ? { code: error.code, message: error.message } : { code: 'none', message: String(error) }
}

async function failTimes(times: number, email: string, network?: string): Promise<void> {
  for (let i = 0; i < times; i++) await refusal(tryPassword(email, 'not the password', network))
}

describe('signing in with a password', () => {
  it('SI-20 begins a session that names the person, however the address was typed', async () => {
    const personId = await registerPerson({ email: 'Ada@Sign-in.example ', password: PASSWORD })
    const session = await tryPassword(' ADA@sign-in.example', PASSWORD)
    expect(await findSignedIn(session)).toEqual({ ...session, personId, email: 'ada@sign-in.example', workspaceId: null })
  })

  it('SI-04 answers a wrong password, an unknown address and an account without password in the same words', async () => {
    await registerPerson({ email: 'bo@sign-in.example', password: PASSWORD })
    const silent = newId()
    await withIdentityScope(silent, (scope) => insertPerson(scope, 'silent@sign-in.example', null))
    const answers = await Promise.all([
      refusal(tryPassword('bo@sign-in.example', 'not the password')),
      refusal(tryPassword('nobody@sign-in.example', PASSWORD)),
      refusal(tryPassword('silent@sign-in.example', PASSWORD)),
      refusal(tryPassword('bo@sign-in.example', 'x'.repeat(5000))),
      refusal(signInWithPassword({ email: ['a'], password: 3 }, { network: 'n', userAgent: null }, { throttle, isDemo: false })),
    ])
    expect(new Set(answers.map(({ message }) => message)).size).toBe(1)
    expect(answers[0]?.code).toBe('unauthenticated')
  })

  it('SI-02 makes an old hash anew', async () => {
    const personId = newId()
    const old = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 })
    await withIdentityScope(personId, (scope) => insertPerson(scope, 'old@sign-in.example', old))
    await tryPassword('old@sign-in.example', PASSWORD)
    expect((await findCredential('old@sign-in.example'))?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=47104/)
    expect((await tryPassword('old@sign-in.example', PASSWORD)).personId).toBe(personId)
  })
})

describe('the throttle', () => {
  it('SI-10 SI-11 SI-12 stops guesses at one address from one network, and nobody else', async () => {
    for (const name of ['victim', 'colleague']) await registerPerson({ email: `${name}@throttle.example`, password: PASSWORD })
    await failTimes(5, 'victim@throttle.example', '192.0.2.7')
    expect(await refusal(tryPassword('victim@throttle.example', PASSWORD, '192.0.2.7'))).toEqual({
      code: 'limit',
      message: 'Too many attempts. Try again in a minute at the latest.',
    })
    await tryPassword('colleague@throttle.example', PASSWORD, '192.0.2.7')
    await tryPassword('victim@throttle.example', PASSWORD, '198.51.100.1')
  })

  it('SI-10 makes the waits grow and lets a wait end by itself', async () => {
    await registerPerson({ email: 'grow@throttle.example', password: PASSWORD })
    await failTimes(11, 'grow@throttle.example', '192.0.2.8')
    expect((await refusal(tryPassword('grow@throttle.example', PASSWORD, '192.0.2.8'))).message).toContain('15 minutes')
    await turnBack(2)
    expect((await refusal(tryPassword('grow@throttle.example', PASSWORD, '192.0.2.8'))).message).toContain('15 minutes')
    await turnBack(20)
    await tryPassword('grow@throttle.example', PASSWORD, '192.0.2.8')
  })

  it('SI-13 forgets the failures of a pair after a good sign-in', async () => {
    await registerPerson({ email: 'typo@throttle.example', password: PASSWORD })
    await askOwner('DELETE FROM sign_in_throttle')
    for (let round = 0; round < 3; round++) {
      await failTimes(4, 'typo@throttle.example', '192.0.2.9')
      await tryPassword('typo@throttle.example', PASSWORD, '192.0.2.9')
    }
    expect(await askOwner('SELECT failures FROM sign_in_throttle WHERE failures > 0')).toEqual([{ failures: 12 }])
  })

  it('SI-15 counts guesses that come all at once', async () => {
    await registerPerson({ email: 'rush@throttle.example', password: PASSWORD })
    const answers = await Promise.all(Array.from({ length: 20 }, () => refusal(tryPassword('rush@throttle.example', 'not the password', '192.0.2.10'))))
    expect(answers.filter(({ code }) => code === 'unauthenticated').length).toBeLessThanOrEqual(5)
  })

  it('SI-14 stores keyed hashes only', async () => {
    await failTimes(1, 'hashed@throttle.example')
    const rows = await askOwner('SELECT key_hash FROM sign_in_throttle')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((row) => /^[0-9a-f]{64}$/.test(String(row.key_hash)))).toBe(true)
  })
})

describe('the demonstration', () => {
  const person = present(DEMONSTRATION_PEOPLE[0], 'there are people')

  beforeAll(async () => {
    const { name, email, password } = person
    const personId = await registerPerson({ email, password })
    const stranger = await registerPerson({ email: 'stranger@demo.example', password: PASSWORD })
    await createWorkspace({ slug: 'demonstration', name: 'D', members: [{ personId, name, roles: ['administrator'] }], door: 'seed' })
    await createWorkspace({ slug: 'other', name: 'O', members: [{ personId: stranger, name: 'S', roles: ['viewer'] }], door: 'seed' })
  })

  it('SI-30 signs in by one click where it is on, and is refused where it is off', async () => {
    const origin = { network: 'n', userAgent: null }
    const session = await signInToDemonstration({ email: person.email }, origin, true)
    expect(await findSignedIn(session)).toMatchObject({ email: person.email })
    expect(await refusal(signInToDemonstration({ email: person.email }, origin, false))).toMatchObject({ code: 'forbidden' })
  })

  it.each(['stranger@demo.example', 'nobody@demo.example'])('SI-31 does not serve %s', async (email) => {
    expect(await refusal(signInToDemonstration({ email }, { network: 'n', userAgent: null }, true))).toMatchObject({ code: 'forbidden' })
  })

  it('SI-32 opens nothing with a published password where it is off', async () => {
    expect(await refusal(tryPassword(person.email, person.password, '10.1.1.1', false))).toMatchObject({ code: 'unauthenticated' })
    expect((await tryPassword(person.email, person.password, '10.1.1.1', true)).sessionId).toBeTruthy()
  })
})

/** Moves all windows into the past, as if so many minutes had gone by. */
async function turnBack(minutes: number): Promise<void> {
  await askOwner(`UPDATE sign_in_throttle SET window_start = window_start - make_interval(mins => ${minutes})`)
}

async function askOwner(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  return client.query<Record<string, unknown>>(sql).then(({ rows }) => rows).finally(() => client.end())
}
