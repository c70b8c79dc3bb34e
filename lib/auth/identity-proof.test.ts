import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerPerson } from '@/lib/auth/account'
import { DEMONSTRATION_PEOPLE } from '@/lib/auth/demonstration-people'
import { proveIdentityByPassword } from '@/lib/auth/identity-proof'
import { takeIdentityProof } from '@/lib/data/identity-proofs'
import { withScope } from '@/lib/data/scope'
import type { Actor } from '@/lib/domain/access/actor'
import { createWorkspace } from '@/lib/services/workspace/create-workspace'
import { openTestDatabase } from '@/lib/testing/test-workspace'
import type { TestDatabase } from '@/lib/testing/test-database'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

const PASSWORD = 'quiet river stone'
const [demonstrated] = DEMONSTRATION_PEOPLE
let database: TestDatabase
let actors: Record<'mina' | 'demo', { actor: Actor; signedIn: { personId: string; sessionId: string; workspaceId: string; email: string } }>
let networks = 0

beforeAll(async () => {
  database = await openTestDatabase()
  process.env.AUTH_SECRET ??= 'a secret of at least thirty-two characters'
  const emails = { mina: 'mina@example.org', demo: present(demonstrated, 'a person of the demonstration').email }
  const people = { mina: await registerPerson({ email: emails.mina, password: PASSWORD }), demo: await registerPerson({ email: emails.demo, password: present(demonstrated, 'a person').password }) }
  const members = [{ personId: people.mina, name: 'Mina', roles: ['administrator' as const] }, { personId: people.demo, name: 'Demo', roles: ['signer' as const] }]
  const workspaceId = await createWorkspace({ slug: 'proofs', name: 'Proofs', members, door: 'seed' })
  const who = (name: 'mina' | 'demo') => ({ actor: { personId: people[name], workspaceId, door: 'page' as const }, signedIn: { personId: people[name], sessionId: newId(), workspaceId, email: emails[name] } })
  actors = { mina: who('mina'), demo: who('demo') }
})
afterAll(() => database?.drop())

const prove = (name: 'mina' | 'demo', password: string, { network = `10.0.0.${++networks}`, subjectId = newId(), isDemo = true } = {}) =>
  proveIdentityByPassword(actors[name].signedIn, { actor: actors[name].actor, password, network, isDemo }, { subjectId, meaning: 'approved' })

describe('a fresh proof of identity', () => {
  it('SG-4 comes of the right password and says how it was checked, once', async () => {
    const subjectId = newId()
    const token = await prove('mina', PASSWORD, { subjectId })
    const take = (meaning: 'approved' | 'reviewed') =>
      withScope(actors.mina.actor, (scope) => takeIdentityProof(scope, token, { membershipId: scope.membershipId ?? '', subjectId, meaning }))
    expect([await take('reviewed'), await take('approved'), await take('approved')]).toEqual([null, 'password', null])
  })

  it('SG-16 is refused for a wrong password, and after some of them for a right one too', async () => {
    const network = '10.9.9.9'
    for (let i = 0; i < 5; i += 1) await expect(prove('mina', 'something else', { network })).rejects.toMatchObject({ code: 'invalid', problems: [{ path: 'password' }] })
    await expect(prove('mina', PASSWORD, { network })).rejects.toMatchObject({ code: 'limit' })
    expect(await prove('mina', PASSWORD)).toMatch(/^[0-9a-f]{64}$/)
  })

  it('SG-16 is not had by what stands on the page of the demonstration, where that is off', async () => {
    const password = present(demonstrated, 'a person').password
    await expect(prove('demo', password, { isDemo: false })).rejects.toMatchObject({ code: 'invalid' })
    expect(await prove('demo', password)).toMatch(/^[0-9a-f]{64}$/)
  })
})
