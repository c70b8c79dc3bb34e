import { DEMONSTRATION_PEOPLE, DEMONSTRATION_SLUG, type DemonstrationPerson } from '@/lib/auth/demonstration-people'
import { demonstrationMode } from '@/lib/auth/gate-settings'
import { findCredential, listWorkspaces } from '@/lib/data/identity'
import { RowSet } from '@/lib/domain/row/row-set'
import { membersNow } from '@/lib/domain/workspace/members'
import { isHeldOn } from '@/lib/domain/workspace/role-holders'
import { readWorkspaceRoom } from '@/lib/services/register/read-register'
import { nowIso } from '@/lib/kernel/clock'

/** The demonstration's people as they stand in its workspace today; an empty list where the demonstration is off or was never loaded. */
export async function listDemonstrationPeople(): Promise<DemonstrationPerson[]> {
  if (!demonstrationMode().isOn) return []
  const workspace = (await listWorkspaces()).find(({ slug }) => slug === DEMONSTRATION_SLUG)
  if (!workspace) return []
  const room = await readWorkspaceRoom({ personId: null, workspaceId: workspace.workspaceId, door: 'page' })
  const rows = RowSet.of(room.rows)
  const shown = await Promise.all(DEMONSTRATION_PEOPLE.map((person) => describePerson(person, rows)))
  return shown.flat()
}

/** The password that the demonstration shows for an address; null where it is off, and for everybody who is none of its people. */
export function demonstrationPasswordOf(email: string): string | null {
  if (!demonstrationMode().isOn) return null
  return DEMONSTRATION_PEOPLE.find((person) => person.email === email)?.password ?? null
}

async function describePerson(person: DemonstrationPerson, rows: RowSet): Promise<DemonstrationPerson[]> {
  const credential = await findCredential(person.email)
  const member = membersNow(rows).find((one) => one.personId === credential?.personId)
  if (!member) return []
  const today = nowIso().slice(0, 10)
  const held = rows.all('owner-role-holding').filter((one) => one.membershipId === member.id && isHeldOn(one, today))
  const ownerRoles = held.flatMap(({ ownerRoleId }) => rows.get('owner-role', ownerRoleId)?.name ?? [])
  return [{ ...person, name: member.name, roles: member.roles, ownerRoles }]
}
