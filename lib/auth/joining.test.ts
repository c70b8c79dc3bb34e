import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerPerson } from '@/lib/auth/account'
import { describeClosed, joinAsNewPerson, joinAsSignedIn, readInvitation } from '@/lib/auth/invitation-link'
import { provePassword } from '@/lib/auth/sign-in'
import { beginSession, findSignedIn, type SignedIn } from '@/lib/auth/signed-in'
import { findCredential } from '@/lib/data/identity'
import { makeInvitationToken } from '@/lib/services/people/invitations'
import { readWorkspaceRoom } from '@/lib/services/register/read-register'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'

const PASSWORD = 'quiet river stone'
let database: TestDatabase
let team: TestWorkspace
beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTestWorkspace('team')
})
afterAll(() => database?.drop())

async function invite(email: string): Promise<string> {
  const { token, hash } = makeInvitationToken()
  await send(team.as.administrator, 'invitation.create', { email, roles: ['contributor', 'signer'], tokenHash: hash })
  return token
}

async function signInAs(personId: string): Promise<SignedIn> {
  return present(await findSignedIn({ personId, sessionId: await beginSession(personId, null) }), 'the session is good')
}

async function membersNamed(name: string) {
  const { rows } = await readWorkspaceRoom(team.as.administrator)
  return (rows.membership ?? []).filter((row) => row.name === name)
}

describe('an invitation', () => {
  it('SI-50 shows who invites to what, and lets a new person in with its roles', async () => {
    const token = await invite('New@Joining.example')
    expect(await readInvitation(token)).toMatchObject({
      state: 'open',
      workspaceName: 'team',
      inviter: 'Test administrator',
      email: 'new@joining.example',
      roles: ['contributor', 'signer'],
      hasAccount: false,
    })
    await joinAsNewPerson({ token, name: 'New Person', password: PASSWORD })
    const signedIn = await signInAs(present(await provePassword('new@joining.example', PASSWORD), 'the account is there'))
    expect(signedIn.workspaceId).toBe(team.workspaceId)
    expect(await membersNamed('New Person')).toMatchObject([{ personId: signedIn.personId, roles: ['contributor', 'signer'] }])
  })

  it('SI-51 works once', async () => {
    const token = await invite('once@joining.example')
    const both = await Promise.allSettled([1, 2].map(() => joinAsNewPerson({ token, name: 'Once', password: PASSWORD })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(joinAsNewPerson({ token, name: 'Once', password: PASSWORD })).rejects.toThrow('used already')
    expect(await membersNamed('Once')).toHaveLength(1)
    expect(await readInvitation(token)).toMatchObject({ state: 'used' })
  })

  it('SI-52 says that it was withdrawn', async () => {
    const token = await invite('withdrawn@joining.example')
    const { invitationId } = present(await readInvitation(token), 'it exists')
    await send(team.as.administrator, 'invitation.delete', { ids: [invitationId] })
    expect(await readInvitation(token)).toMatchObject({ state: 'withdrawn' })
    await expect(joinAsNewPerson({ token, name: 'W', password: PASSWORD })).rejects.toMatchObject({ code: 'precondition', message: 'This invitation was withdrawn.' })
    expect(await findCredential('withdrawn@joining.example')).toBeNull()
  })

  it('SI-52 says that it has expired', async () => {
    const token = await invite('expired@joining.example')
    const { invitationId } = present(await readInvitation(token), 'it exists')
    await askOwner("UPDATE invitation SET created_at = created_at - interval '8 days', expires_at = expires_at - interval '8 days' WHERE id = $1", invitationId)
    expect(await readInvitation(token)).toMatchObject({ state: 'expired' })
    await expect(joinAsNewPerson({ token, name: 'E', password: PASSWORD })).rejects.toMatchObject({ code: 'precondition', message: 'This invitation has expired.' })
    expect(await findCredential('expired@joining.example')).toBeNull()
  })

  it.each(['', 'x', 'x'.repeat(5000), "' OR 1=1 --"])('SI-52 does not know the link %s', async (token) => {
    expect(await readInvitation(token)).toBeNull()
    await expect(joinAsNewPerson({ token, name: 'X', password: PASSWORD })).rejects.toThrow(describeClosed('unknown').title)
  })

  it('SI-53 lets the owner of an account join with it and never touches its password', async () => {
    const signedIn = await signInAs(await registerPerson({ email: 'known@joining.example', password: PASSWORD }))
    const token = await invite('known@joining.example')
    expect(await readInvitation(token)).toMatchObject({ hasAccount: true })
    await expect(joinAsNewPerson({ token, name: 'Thief', password: 'another good password' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await provePassword('known@joining.example', PASSWORD)).toBe(signedIn.personId)
    await joinAsSignedIn(signedIn, { token, name: 'Known Person' })
    expect((await findSignedIn(signedIn))?.workspaceId).toBe(team.workspaceId)
    expect(await membersNamed('Known Person')).toHaveLength(1)
  })

  it('SI-54 is for the invited address only', async () => {
    const other = await signInAs(await registerPerson({ email: 'other@joining.example', password: PASSWORD }))
    const token = await invite('meant@joining.example')
    await expect(joinAsSignedIn(other, { token, name: 'Other' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await readInvitation(token)).toMatchObject({ state: 'open' })
  })

  it('SI-50 makes no account when the name or the password does not do', async () => {
    const token = await invite('weak@joining.example')
    await expect(joinAsNewPerson({ token, name: ' ', password: PASSWORD })).rejects.toMatchObject({ problems: [{ path: 'name' }] })
    await expect(joinAsNewPerson({ token, name: 'Weak', password: 'short' })).rejects.toMatchObject({ problems: [{ path: 'password' }] })
    expect(await findCredential('weak@joining.example')).toBeNull()
  })
})

async function askOwner(sql: string, id: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query(sql, [id]).finally(() => client.end())
}
