import type { MembershipRole } from '@/lib/domain/access/roles'
import type { Asking } from '@/lib/data/reading'

/** Most members that a list to choose from holds. */
const MEMBERS_MAX = 500

/** The members now with a role other than that of a mere reader, by name: those who can take something over. */
export async function listActingMembers(asking: Asking): Promise<{ id: string; name: string }[]> {
  const sql = `SELECT m.id, m.name FROM membership m WHERE m.workspace_id = $1::uuid AND m.deleted_at IS NULL AND m.roles && $2::text[]
    ORDER BY m.name, m.id LIMIT ${MEMBERS_MAX}`
  return asking.ask(sql, asking.workspaceId, ['administrator', 'facilitator', 'contributor', 'signer'])
}

/** A member who has not left, with the roles of the membership; null when there is none here. */
export async function findMember(asking: Asking, membershipId: string): Promise<{ id: string; name: string; roles: MembershipRole[] } | null> {
  const sql = 'SELECT m.id, m.name, m.roles FROM membership m WHERE m.workspace_id = $1::uuid AND m.id = $2::uuid AND m.deleted_at IS NULL'
  const [found] = await asking.ask<{ id: string; name: string; roles: MembershipRole[] }>(sql, asking.workspaceId, membershipId)
  return found ?? null
}

/** The name of a member, also of one who has left; null when there is no such member here. */
export async function findMemberName(asking: Asking, membershipId: string): Promise<string | null> {
  const sql = 'SELECT m.name FROM membership m WHERE m.workspace_id = $1::uuid AND m.id = $2::uuid'
  const [found] = await asking.ask<{ name: string }>(sql, asking.workspaceId, membershipId)
  return found?.name ?? null
}

/** The names of those who took part in workshops, by participant, of those who have left too; guests have theirs like everybody. */
export async function listParticipantNames(asking: Asking, participantIds: readonly string[]): Promise<Map<string, string>> {
  if (participantIds.length === 0) return new Map()
  const sql = `SELECT p.id, m.name FROM participant p JOIN membership m ON m.workspace_id = p.workspace_id AND m.id = p.membership_id
    WHERE p.workspace_id = $1::uuid AND p.id = ANY($2::uuid[])`
  const found = await asking.ask<{ id: string; name: string }>(sql, asking.workspaceId, [...new Set(participantIds)])
  return new Map(found.map(({ id, name }) => [id, name]))
}
