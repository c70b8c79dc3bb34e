import type { Actor } from '@/lib/domain/access/actor'
import { send, type TestWorkspace } from '@/lib/testing/test-workspace'
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
