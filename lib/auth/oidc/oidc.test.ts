import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listSessions, registerPerson } from '@/lib/auth/account'
import { DEMONSTRATION_PEOPLE } from '@/lib/auth/demonstration-people'
import { readInvitation } from '@/lib/auth/invitation-link'
import { beginOidc } from '@/lib/auth/oidc/begin-oidc'
import { finishOidc, type Arrival } from '@/lib/auth/oidc/finish-oidc'
import { beginLink, claimAccount, readWaysIn, unlinkProvider } from '@/lib/auth/oidc/linked-login'
import type { OidcGate } from '@/lib/auth/oidc/oidc-gate'
import { ProviderClient } from '@/lib/auth/oidc/provider-client'
import { openCookie, sealCookie, type Purpose } from '@/lib/auth/oidc/sealed-cookie'
import { provePassword } from '@/lib/auth/sign-in'
import { beginSession, findSignedIn, type SignedIn } from '@/lib/auth/signed-in'
import { findCredential } from '@/lib/data/identity'
import { takeIdentityProof } from '@/lib/data/identity-proofs'
import { withScope } from '@/lib/data/scope'
import { makeInvitationToken } from '@/lib/services/people/invitations'
import { verifyRecord } from '@/lib/services/baseline/verify-record'
import { readRegister, readWorkspaceRoom } from '@/lib/services/register/read-register'
import { createWorkspace } from '@/lib/services/workspace/create-workspace'
import { askTestAcceptance, makeAcceptingRole, makeScoredMode } from '@/lib/testing/acceptance-trials'
import { openIdentityProvider, type IdentityProvider } from '@/lib/testing/identity-provider'
import { ProviderVisit } from '@/lib/testing/provider-visit'
import type { TestDatabase } from '@/lib/testing/test-database'
import { askTestReview, makeHeldRole } from '@/lib/testing/signing-trials'
import { makeRegister, openTestDatabase, send } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

const PASSWORD = 'quiet river stone'
const SECRET = 'a secret of the tests that is long enough'
const RETURN = 'http://127.0.0.1:1/sign-in/oidc'
let database: TestDatabase
let provider: IdentityProvider
let gate: OidcGate
let mina: SignedIn
let workspaceId: string
/** A member who asks to live with risks. */
let askerId: string
let networks = 0

beforeAll(async () => {
  process.env.AUTH_SECRET ??= SECRET
  database = await openTestDatabase()
  const clients = [{ clientId: 'eyes-open', clientSecret: 'a secret of the client', redirectUris: [RETURN] }, { clientId: 'bare', redirectUris: [RETURN] }]
  provider = await openIdentityProvider(clients, (login) =>
    login.includes('@') ? { email: login.replace('unverified-', ''), email_verified: !login.startsWith('unverified-') } : {},
  )
  gate = gateOf('eyes-open', 'a secret of the client')
  const personId = await registerPerson({ email: 'mina@oidc.example', password: PASSWORD })
  askerId = await registerPerson({ email: 'asker@oidc.example', password: PASSWORD })
  const members = [{ personId, name: 'Mina', roles: ['administrator' as const] }, { personId: askerId, name: 'Asker', roles: ['contributor' as const] }]
  workspaceId = await createWorkspace({ slug: 'oidc', name: 'OIDC', members, door: 'seed' })
  mina = await signInAs(personId)
  await link(mina, 'corp-mina')
})
afterAll(async () => {
  await provider?.close()
  await database?.drop()
})

function gateOf(clientId: string, clientSecret: string | null): OidcGate {
  const client = new ProviderClient({ issuer: provider.issuer, clientId, clientSecret, name: 'Corp' }, RETURN)
  return { client, name: 'Corp', issuer: provider.issuer, secret: SECRET }
}

const network = () => `10.1.0.${++networks}`

async function signInAs(personId: string): Promise<SignedIn> {
  return present(await findSignedIn({ personId, sessionId: await beginSession(personId, null) }), 'the session is good')
}

/** Leaves for the provider, says there who one is, and comes back. */
async function travel(purpose: Purpose, login: string | null, { signedIn = null, by = gate, visit = new ProviderVisit() }: { signedIn?: SignedIn | null; by?: OidcGate; visit?: ProviderVisit } = {}): Promise<Arrival> {
  const { url, cookie } = await beginOidc(by, purpose)
  return finishOidc(by, { cookie, query: await visit.visit(url, login), signedIn, userAgent: 'a test' })
}

const signIn = (login: string | null, more?: Parameters<typeof travel>[2]) => travel({ kind: 'sign-in', next: '/registers' }, login, more)

async function link(signedIn: SignedIn, login: string): Promise<Arrival> {
  const { url, cookie } = await beginLink(gate, signedIn, { password: PASSWORD, network: network() })
  return finishOidc(gate, { cookie, query: await new ProviderVisit().visit(url, login), signedIn, userAgent: null })
}

async function makePerson(name: string): Promise<SignedIn> {
  return signInAs(await registerPerson({ email: `${name}@oidc.example`, password: PASSWORD }))
}

async function invite(email: string): Promise<string> {
  const { token, hash } = makeInvitationToken()
  await send({ personId: mina.personId, workspaceId, door: 'page' }, 'invitation.create', { email, roles: ['signer'], tokenHash: hash })
  return token
}

const join = (token: string, login: string) => travel({ kind: 'join', next: `/invitations/${token}`, invitation: token }, login)

describe('signing in at a provider', () => {
  it('OI-1 OI-10 begins a session of the account that the login was linked with, with a password of its own or PKCE alone', async () => {
    const person = await makePerson('linked')
    expect(await link(person, 'corp-linked')).toEqual({ kind: 'linked', next: '/account' })
    for (const by of [gate, gateOf('bare', null)]) {
      const arrival = await signIn('corp-linked', { by })
      expect(arrival).toMatchObject({ kind: 'signed-in', next: '/registers' })
      expect(await findSignedIn(arrival.kind === 'signed-in' ? arrival.session : null)).toMatchObject({ personId: person.personId, email: 'linked@oidc.example' })
    }
    expect((await listSessions(person)).map(({ userAgent }) => userAgent)).toEqual(['a test', 'a test', null])
  })

  it('OI-11 lets nobody in whose login opens no account, with a known address neither', async () => {
    const outside = { code: 'unauthenticated', message: 'This login at Corp opens no account here.' }
    await expect(signIn('stranger@oidc.example')).rejects.toMatchObject(outside)
    await expect(signIn('no-address')).rejects.toMatchObject(outside)
    await makePerson('target')
    await expect(signIn('unverified-target@oidc.example')).rejects.toMatchObject(outside)
    expect(await findCredential('stranger@oidc.example')).toBeNull()
    const { email, password } = present(DEMONSTRATION_PEOPLE[0], 'a person of the demonstration')
    await registerPerson({ email, password })
    await expect(signIn(email)).rejects.toMatchObject(outside)
  })

  it('OI-12 asks once for the password of the account that has the verified address, and links them by that', async () => {
    const person = await makePerson('claimed')
    const arrival = await signIn('Claimed@oidc.example')
    if (arrival.kind !== 'claim') throw new Error(`expected a claim, and came ${arrival.kind}`)
    const cookie = await sealCookie('claim', arrival.claim, SECRET, 60)
    const claim = (password: string) => claimAccount(gate, cookie, { password, network: network(), userAgent: null })
    await expect(claim('not the password')).rejects.toMatchObject({ code: 'invalid', problems: [{ path: 'password' }] })
    expect((await readWaysIn(gate, person)).login).toBeNull()
    expect(await claim(PASSWORD)).toMatchObject({ session: { personId: person.personId }, next: '/registers' })
    expect(await signIn('Claimed@oidc.example')).toMatchObject({ kind: 'signed-in', session: { personId: person.personId } })
    await expect(claimAccount(gate, 'made up', { password: PASSWORD, network: network(), userAgent: null })).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('OI-13 counts wrong passwords of a claim and of a link in the throttle of signing in', async () => {
    const person = await makePerson('guessed')
    const from = network()
    for (let i = 0; i < 5; i += 1) await expect(beginLink(gate, person, { password: 'a guess', network: from })).rejects.toMatchObject({ code: 'invalid' })
    await expect(beginLink(gate, person, { password: PASSWORD, network: from })).rejects.toMatchObject({ code: 'limit' })
  })
})

describe('a link between account and login', () => {
  it('OI-14 is one for an account and one for a login', async () => {
    const [first, second] = [await makePerson('first'), await makePerson('second')]
    await link(first, 'corp-first')
    await expect(link(second, 'corp-first')).rejects.toMatchObject({ code: 'conflict', message: 'This login opens another account here.' })
    await expect(link(first, 'corp-other')).rejects.toMatchObject({ code: 'conflict', message: 'Your account has a login of this provider already.' })
  })

  it('OI-15 ends with the password, and with it all other sessions; then the login opens nothing, and may be linked again', async () => {
    const person = await makePerson('leaving')
    await link(person, 'corp-leaving')
    const other = await signIn('corp-leaving')
    await expect(unlinkProvider(gate, person, { password: 'not it', network: network() })).rejects.toMatchObject({ code: 'invalid' })
    await unlinkProvider(gate, person, { password: PASSWORD, network: network() })
    expect(await readWaysIn(gate, person)).toEqual({ hasPassword: true, login: null })
    expect([await findSignedIn(other.kind === 'signed-in' ? other.session : null), await findSignedIn(person)]).toEqual([null, person])
    await expect(signIn('corp-leaving')).rejects.toMatchObject({ code: 'unauthenticated' })
    await link(person, 'corp-leaving')
    expect((await readWaysIn(gate, person)).login).toMatchObject({ issuer: provider.issuer, subject: 'corp-leaving' })
  })

  it('OI-16 is made in the session that began it, and in no other', async () => {
    const [person, other] = [await makePerson('own'), await makePerson('foreign')]
    const { url, cookie } = await beginLink(gate, person, { password: PASSWORD, network: network() })
    const query = await new ProviderVisit().visit(url, 'corp-own')
    for (const signedIn of [other, null, await signInAs(person.personId)]) {
      await expect(finishOidc(gate, { cookie, query, signedIn, userAgent: null })).rejects.toMatchObject({ code: 'unauthenticated' })
    }
    expect((await readWaysIn(gate, other)).login).toBeNull()
  })
})

describe('an invitation', () => {
  it('OI-17 makes an account without a password, which the login opens, and joins', async () => {
    const token = await invite('new@oidc.example')
    const arrival = await join(token, 'new@oidc.example')
    if (arrival.kind !== 'signed-in') throw new Error(`expected a session, and came ${arrival.kind}`)
    const signedIn = present(await findSignedIn(arrival.session), 'a session')
    expect([arrival.next, signedIn.email, signedIn.workspaceId]).toEqual([`/invitations/${token}`, 'new@oidc.example', null])
    expect(await readWaysIn(gate, signedIn)).toMatchObject({ hasPassword: false, login: { subject: 'new@oidc.example' } })
    expect(await provePassword('new@oidc.example', '')).toBeNull()
  })

  it('OI-17 is taken from a login that names no address, and from none that names another', async () => {
    const token = await invite('meant@oidc.example')
    await expect(join(token, 'other@oidc.example')).rejects.toMatchObject({ code: 'forbidden', message: 'This invitation is for meant@oidc.example. At Corp you are other@oidc.example.' })
    expect(await findCredential('meant@oidc.example')).toBeNull()
    expect(await join(token, 'nameless')).toMatchObject({ kind: 'signed-in' })
    expect((await readInvitation(token))?.hasAccount).toBe(true)
  })

  it('OI-17 opens no account that exists', async () => {
    await makePerson('known')
    const token = await invite('known@oidc.example')
    expect(await join(token, 'known@oidc.example')).toMatchObject({ kind: 'claim', claim: { email: 'known@oidc.example' } })
    await expect(join(token, 'somebody')).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(join('no such link', 'late@oidc.example')).rejects.toMatchObject({ code: 'precondition' })
  })
})

describe('a fresh login as proof for a signature', () => {
  const subjectId = newId()
  const proving = (): Extract<Purpose, { kind: 'prove' }> => ({ kind: 'prove', next: '/sign', personId: mina.personId, sessionId: mina.sessionId, workspaceId, subjectId, meaning: 'approved' })

  it('OI-20 asks for the password there though somebody is signed in, and makes a proof of this person, thing and meaning, good once', async () => {
    const visit = new ProviderVisit()
    await signIn('corp-mina', { visit })
    const { url } = await beginOidc(gate, proving())
    expect([new URL(url).searchParams.get('prompt'), new URL(url).searchParams.get('max_age')]).toEqual(['login', '0'])
    const arrival = await travel(proving(), 'corp-mina', { signedIn: mina, visit })
    if (arrival.kind !== 'proved') throw new Error(`expected a proof, and came ${arrival.kind}`)
    const { membershipId, actor } = await asMember()
    const take = (meaning: 'approved' | 'reviewed') => withScope(actor, (scope) => takeIdentityProof(scope, arrival.proof.proof, { membershipId, subjectId, meaning }))
    expect([arrival.proof.subjectId, await take('reviewed'), await take('approved'), await take('approved')]).toEqual([subjectId, null, 'oidc', null])
  })

  it('OI-24 stands in the signature with the provider that vouched, under its seal', async () => {
    const { membershipId, actor } = await asMember()
    const registerId = await makeRegister(actor, 'SEAL')
    const { baselineId, placeIds: [placeId] } = await askTestReview(actor, registerId, [await makeHeldRole(actor, 'Release Lead', membershipId)])
    const arrival = await travel({ ...proving(), subjectId: baselineId }, 'corp-mina', { signedIn: mina })
    const proof = arrival.kind === 'proved' ? arrival.proof.proof : ''
    await send(actor, 'baseline.sign', { id: newId(), placeId, meaning: 'approved', zone: 'UTC', proof }, registerId)
    expect((await readRegister(actor, 'SEAL')).rows.signature).toMatchObject([{ checkedHow: 'oidc', checkedIssuer: provider.issuer }])
    expect((await verifyRecord(actor, { code: 'SEAL' })).findings).toEqual([])
  })

  it('OI-26 stands in the acceptance of a risk in the same way, under its seal', async () => {
    const { membershipId, actor } = await asMember()
    const registerId = await makeRegister(actor, 'LIVE')
    const categoryId = present((await readRegister(actor, 'LIVE')).rows.category?.[0], 'a category').id
    const mode = await makeScoredMode(actor, registerId, categoryId, 2)
    const acceptanceId = await askTestAcceptance({ ...actor, personId: askerId }, registerId, mode)
    const ownerRoleId = await makeAcceptingRole(actor, 'Launch Lead', membershipId, 'low')
    const arrival = await travel({ ...proving(), subjectId: acceptanceId, meaning: 'accepts-the-risk' }, 'corp-mina', { signedIn: mina })
    const proof = arrival.kind === 'proved' ? arrival.proof.proof : ''
    await send(actor, 'acceptance.approve', { id: newId(), acceptanceId, ownerRoleId, zone: 'UTC', proof }, registerId)
    expect((await readRegister(actor, 'LIVE')).rows['acceptance-decision']).toMatchObject([{ checkedHow: 'oidc', checkedIssuer: provider.issuer }])
    expect((await verifyRecord(actor, { code: 'LIVE' })).findings).toEqual([])
  })

  it('OI-21 is none by the login of somebody else, linked or not', async () => {
    await link(await makePerson('colleague'), 'corp-colleague')
    for (const login of ['corp-colleague', 'corp-nobody']) {
      await expect(travel(proving(), login, { signedIn: mina })).rejects.toMatchObject({ code: 'forbidden', message: 'You signed in at Corp as somebody else.' })
    }
  })

  it('OI-22 is none by a login that came before it was asked for', async () => {
    const visit = new ProviderVisit()
    await signIn('corp-mina', { visit })
    const { url, cookie } = await beginOidc(gate, proving())
    const lazy = new URL(url)
    lazy.searchParams.delete('prompt')
    lazy.searchParams.set('max_age', '9999')
    const query = await visit.visit(lazy.href, 'corp-mina')
    const later = await beginLater(cookie, 60_000)
    await expect(finishOidc(gate, { cookie: later, query, signedIn: mina, userAgent: null })).rejects.toMatchObject({ code: 'precondition', message: 'Corp did not ask you to sign in anew.' })
  })

  it('OI-23 is none where the provider does not say when it was', async () => {
    const { url, cookie } = await beginOidc(gate, proving())
    const silent = new URL(url)
    for (const name of ['prompt', 'max_age']) silent.searchParams.delete(name)
    const query = await new ProviderVisit().visit(silent.href, 'corp-mina')
    await expect(finishOidc(gate, { cookie, query, signedIn: mina, userAgent: null })).rejects.toMatchObject({ code: 'precondition', message: 'Corp does not say when you signed in there.' })
  })
})

/** The same request, as if it had been begun so many milliseconds later. */
async function beginLater(cookie: string, milliseconds: number): Promise<string> {
  const request = present(await openCookie('request', cookie, SECRET), 'a request')
  return sealCookie('request', { ...request, startedAt: request.startedAt + milliseconds }, SECRET, 60)
}

async function asMember() {
  const actor = { personId: mina.personId, workspaceId, door: 'page' } as const
  const { rows } = await readWorkspaceRoom(actor)
  return { actor, membershipId: present(rows.membership?.find((row) => row.personId === mina.personId), 'a member').id }
}

describe('what does not fit', () => {
  it('OI-30 an answer is taken once', async () => {
    const { url, cookie } = await beginOidc(gate, { kind: 'sign-in', next: '/' })
    const query = await new ProviderVisit().visit(url, 'corp-mina')
    const again = () => finishOidc(gate, { cookie, query, signedIn: null, userAgent: null })
    const both = await Promise.allSettled([again(), again()])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(again()).rejects.toMatchObject({ code: 'unauthenticated', message: 'This answer of Corp was used already.' })
  })

  it('OI-31 an answer belongs to the browser that asked', async () => {
    const [own, other] = [await beginOidc(gate, { kind: 'sign-in', next: '/' }), await beginOidc(gate, { kind: 'sign-in', next: '/' })]
    const query = await new ProviderVisit().visit(own.url, 'corp-mina')
    const claim = await sealCookie('claim', { issuer: 'x', subject: 'y', email: 'z', next: '/' }, SECRET, 60)
    const foreign = await sealCookie('request', { id: newId(), checks: { state: 's', nonce: 'n', verifier: 'v' }, startedAt: 0, purpose: { kind: 'sign-in', next: '/' } }, 'another secret that is long enough', 60)
    for (const cookie of [undefined, '', 'made up', other.cookie, claim, foreign]) {
      await expect(finishOidc(gate, { cookie, query, signedIn: null, userAgent: null })).rejects.toMatchObject({ code: 'unauthenticated' })
    }
    await finishOidc(gate, { cookie: own.cookie, query, signedIn: null, userAgent: null })
  })

  it('OI-32 a code of another request is refused by the provider, because PKCE and nonce are those of that one', async () => {
    const [own, other] = [await beginOidc(gate, { kind: 'sign-in', next: '/' }), await beginOidc(gate, { kind: 'sign-in', next: '/' })]
    const stolen = new URLSearchParams(await new ProviderVisit().visit(other.url, 'corp-mina'))
    stolen.set('state', new URL(own.url).searchParams.get('state') ?? '')
    await expect(finishOidc(gate, { cookie: own.cookie, query: stolen.toString(), signedIn: null, userAgent: null })).rejects.toMatchObject({ code: 'precondition' })
  })

  it('OI-33 says calmly that somebody stopped at the provider', async () => {
    await expect(signIn(null)).rejects.toMatchObject({ code: 'forbidden', message: 'You stopped at Corp.' })
  })
})
