import type { Asking } from '@/lib/data/reading'

/** Most members that a list to choose from holds. */
const MEMBERS_MAX = 500

/** The members now with a role other than that of a mere reader, by name: those who can take something over. */
export async function listActingMembers(asking: Asking): Promise<{ id: string; name: string }[]> {
  const sql = `SELECT m.id, m.name FROM membership m WHERE m.workspace_id = $1::uuid AND m.deleted_at IS NULL AND m.roles && $2::text[]
    ORDER BY m.name, m.id LIMIT ${MEMBERS_MAX}`
  return asking.ask(sql, asking.workspaceId, ['administrator', 'facilitator', 'contributor', 'signer'])
}

/** The name of a member, also of one who has left; null when there is no such member here. */
export async function findMemberName(asking: Asking, membershipId: string): Promise<string | null> {
  const sql = 'SELECT m.name FROM membership m WHERE m.workspace_id = $1::uuid AND m.id = $2::uuid'
  const [found] = await asking.ask<{ name: string }>(sql, asking.workspaceId, membershipId)
  return found?.name ?? null
}
