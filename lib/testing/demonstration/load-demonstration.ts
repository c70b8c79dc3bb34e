import fs from 'node:fs'
import path from 'node:path'
import { registerPerson } from '@/lib/auth/account'
import { DEMONSTRATION_PEOPLE, DEMONSTRATION_SLUG } from '@/lib/auth/demonstration-people'
import { findCredential, listWorkspaces } from '@/lib/data/identity'
import type { Actor } from '@/lib/domain/access/actor'
import type { RegisterContent } from '@/lib/domain/document/content'
import type { Value } from '@/lib/domain/row/change'
import { RowSet } from '@/lib/domain/row/row-set'
import { readDocument } from '@/lib/exchange/markdown/read-document'
import { readWorkspaceRoom } from '@/lib/services/register/read-register'
import { runVerb } from '@/lib/services/run-verb'
import { createWorkspace, type FirstMember } from '@/lib/services/workspace/create-workspace'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

/** First day on which the demonstration's people hold their owner roles. */
const HELD_FROM = '2024-12-01'

/** The ingestion pre-mortem in our own words, with scores and controls that are made up. Throws when the file does not read without a problem. */
export function readDemonstrationContent(): RegisterContent {
  const { content, problems } = readDocument(fs.readFileSync(path.join(import.meta.dirname, 'd10.md')))
  const [first] = problems
  if (first) throw new Error(`The demonstration's document, line ${first.line}: ${first.message}`)
  return present(content, 'a document without problems has content')
}

/**
 * Makes the demonstration's people, workspace and register in an empty database; where there is any workspace already it does nothing.
 * Returns whether it did.
 */
export async function loadDemonstration(): Promise<boolean> {
  if ((await listWorkspaces()).length > 0) return false
  // Read first: a document that does not read must not leave half a demonstration behind.
  const content = readDemonstrationContent()
  const members = await Promise.all(DEMONSTRATION_PEOPLE.map(makeMember))
  const workspaceId = await createWorkspace({ slug: DEMONSTRATION_SLUG, name: 'Ingestion team', members, door: 'seed' })
  const actor: Actor = { personId: null, workspaceId, door: 'seed' }
  await giveOwnerRoles(actor, members)
  // A content is plain JSON; the round trip says so to the compiler as well.
  const input: Value = JSON.parse(JSON.stringify({ content }))
  await runVerb(actor, { commandId: newId(), verb: 'register.import', registerId: newId(), input })
  return true
}

/** An account that an interrupted start left behind serves again. */
async function makeMember({ name, email, password, roles }: (typeof DEMONSTRATION_PEOPLE)[number]): Promise<FirstMember> {
  const known = await findCredential(email)
  return { personId: known?.personId ?? (await registerPerson({ email, password })), name, roles: [...roles] }
}

async function giveOwnerRoles(actor: Actor, members: readonly FirstMember[]): Promise<void> {
  const rows = RowSet.of((await readWorkspaceRoom(actor)).rows)
  const holdings = DEMONSTRATION_PEOPLE.flatMap((person, i) => {
    const membership = rows.all('membership').find(({ personId }) => personId === members[i]?.personId)
    return person.ownerRoles.map((name) => ({
      id: newId(),
      ownerRoleId: present(rows.all('owner-role').find((role) => role.name === name), 'the workspace has the role').id,
      membershipId: present(membership, 'everybody is a member').id,
      validFrom: HELD_FROM,
      validTo: null,
    }))
  })
  await runVerb(actor, { commandId: newId(), verb: 'owner-role-holding.add', input: { rows: holdings } })
}
