import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changePassword, listOwnWorkspaces, listSessions, openWorkspace, registerPerson, revokeAllSessions, revokeSession } from '@/lib/auth/account'
import { makeAuthOptions, sessionCookie } from '@/lib/auth/auth-options'
import { DEMONSTRATION_PEOPLE } from '@/lib/auth/demonstration-people'
import { describeUserAgent } from '@/lib/auth/describe-user-agent'
import { actorFor } from '@/lib/auth/session'
import { provePassword } from '@/lib/auth/sign-in'
import { beginSession, findSignedIn, SESSION_DAYS, type SignedIn } from '@/lib/auth/signed-in'
import { withIdentityScope } from '@/lib/data/identity-scope'
import { insertSession } from '@/lib/data/sessions'
import { createWorkspace } from '@/lib/services/workspace/create-workspace'
import type { TestDatabase } from '@/lib/testing/test-database'
import { readWorkspaceRoom } from '@/lib/services/register/read-register'
import { makeTestWorkspace, openTestDatabase, send } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'
import { nowIso } from '@/lib/kernel/clock'

const PASSWORD = 'quiet river stone'
const SETTINGS = { secret: 'a secret of the tests that is long enough', origin: 'http://127.0.0.1:3000', isDemo: false }
let database: TestDatabase
beforeAll(async () => {
  process.env.AUTH_SECRET = SETTINGS.secret
  database = await openTestDatabase()
})
afterAll(() => database?.drop())

async function signInAs(personId: string): Promise<SignedIn> {
  return present(await findSignedIn({ personId, sessionId: await beginSession(personId, null) }), 'the session is good')
}

async function makePerson(name: string): Promise<SignedIn> {
  return signInAs(await registerPerson({ email: `${name}@account.example`, password: PASSWORD }))
}

describe('a session', () => {
  it('SI-20 is over at once when it was revoked, wherever the token is', async () => {
    const first = await makePerson('revoked')
    const second = await signInAs(first.personId)
    await revokeSession(second, first.sessionId)
    expect(await findSignedIn(first)).toBeNull()
    expect(await findSignedIn(second)).toEqual(second)
    await revokeAllSessions(second)
    expect(await findSignedIn(second)).toBeNull()
  })

  it('SI-20 is what next-auth answers with, and the token alone proves nothing', async () => {
    const signedIn = await makePerson('row')
    const options = makeAuthOptions(SETTINGS)
    const read = (token: { personId?: string; sessionId?: string }) => {
      const given = { session: { expires: 'later', signedIn: null }, token, user: { id: '', sessionId: '', email: '', emailVerified: null }, newSession: null, trigger: 'update' as const }
      return present(options.callbacks?.session, 'there is a callback')(given)
    }
    expect(await read(signedIn)).toEqual({ expires: 'later', signedIn })
    expect(await read({ personId: signedIn.personId, sessionId: newId() })).toMatchObject({ signedIn: null })
    expect(await read({})).toMatchObject({ signedIn: null })
    await options.events?.signOut?.({ token: { ...signedIn }, session: { expires: '', signedIn: null } })
    expect(await read(signedIn)).toMatchObject({ signedIn: null })
  })

  it('SI-21 lasts 14 days and no longer', async () => {
    const signedIn = await makePerson('fortnight')
    const [session] = await listSessions(signedIn)
    const { createdAt, expiresAt } = present(session, 'the session is listed')
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(SESSION_DAYS * 86_400_000)
    const over = { id: newId(), workspaceId: null, userAgent: null, createdAt: '2020-01-01T00:00:00.000Z', expiresAt: nowIso() }
    await withIdentityScope(signedIn.personId, (scope) => insertSession(scope, over))
    expect(await findSignedIn({ personId: signedIn.personId, sessionId: over.id })).toBeNull()
  })

  it('SI-22 stands in the workspace that was opened, and in another once that one was left', async () => {
    const { personId } = await makePerson('moving')
    const member = { personId, name: 'Moving', roles: ['viewer' as const] }
    const one = await makeTestWorkspace('one')
    const extra = await createWorkspace({ slug: 'extra', name: 'Extra', members: [member, { ...member, personId: present(one.as.administrator.personId, 'a person'), roles: ['administrator'] }], door: 'seed' })
    const later = await createWorkspace({ slug: 'later', name: 'Later', members: [member], door: 'seed' })
    const signedIn = await signInAs(personId)
    expect(signedIn.workspaceId).toBe(extra)
    await openWorkspace(signedIn, later)
    expect((await findSignedIn(signedIn))?.workspaceId).toBe(later)
    await expect(openWorkspace(signedIn, one.workspaceId)).rejects.toMatchObject({ code: 'not-found' })
    await openWorkspace(signedIn, extra)
    const membership = await membershipOf(extra, personId)
    await send({ ...one.as.administrator, workspaceId: extra }, 'membership.delete', { ids: [membership] })
    expect((await findSignedIn(signedIn))?.workspaceId).toBe(later)
    expect((await listOwnWorkspaces(signedIn)).map(({ slug }) => slug)).toEqual(['later'])
  })

  it('SI-22 of a member of no workspace gives no actor', async () => {
    const signedIn = await makePerson('alone')
    expect(signedIn.workspaceId).toBeNull()
    expect(() => actorFor(signedIn)).toThrow('member of no workspace')
  })

  it('SI-23 is neither seen nor ended by another person', async () => {
    const [mine, theirs] = [await makePerson('mine'), await makePerson('theirs')]
    await revokeSession(mine, theirs.sessionId)
    expect(await findSignedIn(theirs)).toEqual(theirs)
    expect((await listSessions(mine)).map(({ id }) => id)).toEqual([mine.sessionId])
    expect(await findSignedIn({ personId: mine.personId, sessionId: theirs.sessionId })).toBeNull()
  })

  it.each([[null], [{}], ['x'], [{ personId: 'x', sessionId: 'y' }], [{ personId: newId() }]])('SI-20 is not made by the claims %j', async (claims) => {
    expect(await findSignedIn(claims)).toBeNull()
  })
})

async function membershipOf(workspaceId: string, personId: string): Promise<string> {
  const room = await readWorkspaceRoom({ personId: null, workspaceId, door: 'seed' })
  return present(room.rows.membership?.find((row) => row.personId === personId), 'the person is a member').id
}

describe('a new password', () => {
  const change = { current: PASSWORD, next: 'loud mountain cloud', network: '10.9.9.9', isDemo: false }

  it('SI-24 ends all other sessions', async () => {
    const signedIn = await makePerson('changes')
    for (let i = 0; i < 55; i++) await beginSession(signedIn.personId, null)
    await changePassword(signedIn, change)
    expect((await listSessions(signedIn)).map(({ id }) => id)).toEqual([signedIn.sessionId])
    expect(await provePassword(signedIn.email, PASSWORD)).toBeNull()
    expect(await provePassword(signedIn.email, change.next)).toBe(signedIn.personId)
  })

  it('SI-03 is refused when it is weak or the present one is wrong, and nothing changes', async () => {
    const signedIn = await makePerson('keeps')
    await expect(changePassword(signedIn, { ...change, next: 'short' })).rejects.toMatchObject({ code: 'invalid', problems: [{ path: 'next' }] })
    await expect(changePassword(signedIn, { ...change, current: 'wrong' })).rejects.toMatchObject({ code: 'invalid', problems: [{ path: 'current' }] })
    expect(await provePassword(signedIn.email, PASSWORD)).toBe(signedIn.personId)
  })

  it('SI-33 is refused for the people of the demonstration while it is on', async () => {
    const { email, password } = present(DEMONSTRATION_PEOPLE[0], 'there are people')
    const signedIn = await signInAs(await registerPerson({ email, password }))
    await expect(changePassword(signedIn, { ...change, current: password, isDemo: true })).rejects.toMatchObject({ code: 'precondition' })
    expect(await provePassword(email, password)).toBe(signedIn.personId)
  })
})

describe('an account', () => {
  it('SI-54 is refused when the address is taken, however it is written', async () => {
    await makePerson('taken')
    await expect(registerPerson({ email: ' TAKEN@account.example', password: PASSWORD })).rejects.toMatchObject({ code: 'conflict' })
    await expect(registerPerson({ email: 'no address', password: PASSWORD })).rejects.toMatchObject({ code: 'invalid', problems: [{ path: 'email' }] })
  })
})

describe('the gate', () => {
  it('SI-25 keeps its cookies from scripts and from other sites', () => {
    const { cookies } = makeAuthOptions(SETTINGS)
    for (const cookie of Object.values(cookies ?? {})) expect(cookie?.options).toEqual({ httpOnly: true, sameSite: 'strict', path: '/', secure: false })
    expect(Object.keys(cookies ?? {}).sort()).toEqual(['callbackUrl', 'csrfToken', 'sessionToken'])
  })

  it('SI-25 ties them to the host where there is TLS', () => {
    const { name, options } = sessionCookie('https://risks.example.org')
    expect(name).toBe('__Host-eyes-open.session')
    expect(options).toEqual({ httpOnly: true, sameSite: 'strict', path: '/', secure: true })
  })

  it('SI-30 offers the demonstration in demonstration mode only', () => {
    const idsOf = (isDemo: boolean) => makeAuthOptions({ ...SETTINGS, isDemo }).providers.map((provider) => provider.options.id)
    expect(idsOf(false)).toEqual(['password'])
    expect(idsOf(true)).toEqual(['password', 'demonstration'])
  })

  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36', 'Chrome on Linux'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1', 'Safari on iOS'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0', 'Firefox on Windows'],
    [null, 'A program on an unknown system'],
  ])('SI-23 names a device that its owner knows again: %s', (userAgent, words) => {
    expect(describeUserAgent(userAgent)).toBe(words)
  })
})
