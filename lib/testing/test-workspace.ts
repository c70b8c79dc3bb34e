import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Actor } from '@/lib/domain/access/actor'
import type { MemberRole } from '@/lib/domain/access/roles'
import type { Value } from '@/lib/domain/row/change'
import { connectDatabase, disconnectDatabase } from '@/lib/data/client'
import { insertPerson } from '@/lib/data/identity'
import { withIdentityScope } from '@/lib/data/identity-scope'
import { useKeyFolder } from '@/lib/data/signing-key'
import { runVerb, type VerbResult } from '@/lib/services/run-verb'
import { createWorkspace } from '@/lib/services/workspace/create-workspace'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database'
import { newId } from '@/lib/kernel/ids'

export interface TestWorkspace {
  workspaceId: string
  /** One member for each role. */
  as: Record<MemberRole, Actor>
}

/** Connects this process to a database of its own, with a folder of its own for keys. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const opened = await createTestDatabase()
  connectDatabase(opened.appUrl)
  const keys = fs.mkdtempSync(path.join(os.tmpdir(), 'eyes-open-keys-'))
  useKeyFolder(keys)
  return {
    ...opened,
    drop: async () => {
      fs.rmSync(keys, { recursive: true })
      await disconnectDatabase()
      await opened.drop()
    },
  }
}

/** Makes a workspace with one member for each role. */
export async function makeTestWorkspace(slug: string): Promise<TestWorkspace> {
  const roles = ['administrator', 'facilitator', 'contributor', 'signer', 'viewer'] as const
  const members = roles.map((role) => ({ personId: newId(), name: `Test ${role}`, roles: [role] }))
  for (const { personId, name } of members) {
    const email = `${name.replace(' ', '.').toLowerCase()}@${slug}.example`
    await withIdentityScope(personId, (scope) => insertPerson(scope, email, null))
  }
  const workspaceId = await createWorkspace({ slug, name: slug, members, door: 'seed' })
  const actors = members.map(({ personId, roles: [role] }) => [role, { personId, workspaceId, door: 'api' } satisfies Actor])
  return { workspaceId, as: Object.fromEntries(actors) as TestWorkspace['as'] }
}

/** Sends one command with a fresh id. */
export async function send(actor: Actor, verb: string, input: unknown, registerId?: string, reason?: string): Promise<VerbResult> {
  return runVerb(actor, { commandId: newId(), verb, input: input as Value, registerId, reason })
}

/** Makes an empty register and returns its id. */
export async function makeRegister(actor: Actor, code: string): Promise<string> {
  const registerId = newId()
  await send(actor, 'register.create', { code, title: `Register ${code}` }, registerId)
  return registerId
}
