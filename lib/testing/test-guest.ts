import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/domain/access/actor'
import { insertPerson } from '@/lib/data/identity'
import { withIdentityScope } from '@/lib/data/identity-scope'
import { send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

interface GuestPlace {
  registerId: string
  workshopId: string
}

/** Lets a guest into a workshop by a fresh link, without a browser, and joins. */
export async function enterTestGuest(workspace: TestWorkspace, { registerId, workshopId }: GuestPlace, name = 'Test guest'): Promise<Actor> {
  const { membershipId, arriving, input } = await openTestDoor(workspace, { registerId, workshopId }, name)
  await send(arriving, 'guest.enter', input)
  const guest: Actor = { personId: membershipId, workspaceId: workspace.workspaceId, door: 'page', guest: true }
  await send(guest, 'workshop.join', { workshopId, participantId: newId() }, registerId)
  return guest
}

/** Opens the door of a workshop to guests, and says what whoever comes by it asks with. */
export async function openTestDoor(workspace: TestWorkspace, { registerId, workshopId }: GuestPlace, name = 'Test guest') {
  const [linkId, membershipId] = [newId(), newId()]
  await send(workspace.as.administrator, 'guest-link.open', { workshopId, linkId }, registerId)
  const arriving: Actor = { personId: membershipId, workspaceId: workspace.workspaceId, door: 'page', guest: true, invited: true }
  return { membershipId, arriving, input: { workshopId, linkId, membershipId, name } }
}

/** Somebody new accepts an invitation as a contributor, in the browser of a guest where one is named; the member that they become. */
export async function acceptTestInvitation(workspace: TestWorkspace, wasGuest: string | undefined): Promise<Actor> {
  const [personId, token] = [newId(), newId()]
  const tokenHash = createHash('sha256').update(token).digest('hex')
  await withIdentityScope(personId, (scope) => insertPerson(scope, `${personId}@example.org`, null))
  const { changes } = await send(workspace.as.administrator, 'invitation.create', { email: `${personId}@example.org`, roles: ['contributor'], tokenHash })
  const joining: Actor = { personId, workspaceId: workspace.workspaceId, door: 'page', invited: true, wasGuest }
  await send(joining, 'invitation.accept', { invitationId: present(changes[0], 'an invitation').id, tokenHash, name: 'Nadia Brandt' })
  return { personId, workspaceId: workspace.workspaceId, door: 'page' }
}
