import { database } from '@/lib/data/client'
import type { IdentityScope } from '@/lib/data/identity-scope'

export interface Credential {
  personId: string
  passwordHash: string | null
}

/** The account behind an e-mail address, or null. */
export async function findCredential(email: string): Promise<Credential | null> {
  const [row] = await database().$queryRaw<{ person_id: string; password_hash: string | null }[]>`SELECT * FROM find_credential(${email})`
  return row ? { personId: row.person_id, passwordHash: row.password_hash } : null
}

/** Stores a new person. Throws AppError `conflict` when the address is taken. */
export async function insertPerson(scope: IdentityScope, email: string, passwordHash: string | null): Promise<void> {
  await scope.tx.person.create({ data: { id: scope.personId, email, passwordHash } })
}

/** Replaces the password hash of a person. */
export async function storePasswordHash(scope: IdentityScope, passwordHash: string): Promise<void> {
  await scope.tx.person.update({ where: { id: scope.personId }, data: { passwordHash, updatedAt: scope.now } })
}

export interface OwnMembership {
  workspaceId: string
  slug: string
  workspaceName: string
  name: string
}

/** The workspaces that a person belongs to now, by name. */
export async function listOwnMemberships(scope: IdentityScope): Promise<OwnMembership[]> {
  const rows = await scope.tx.membership.findMany({
    where: { personId: scope.personId, deletedAt: null },
    select: { workspaceId: true, name: true, workspace: { select: { slug: true, name: true } } },
    orderBy: [{ workspace: { name: 'asc' } }, { id: 'asc' }],
  })
  return rows.map(({ workspaceId, name, workspace }) => ({ workspaceId, name, slug: workspace.slug, workspaceName: workspace.name }))
}

/** Ids and slugs of all workspaces, the oldest first; nothing else about them. */
export async function listWorkspaces(): Promise<{ workspaceId: string; slug: string }[]> {
  const rows = await database().$queryRaw<{ workspace_id: string; slug: string }[]>`SELECT * FROM list_workspaces()`
  return rows.map((row) => ({ workspaceId: row.workspace_id, slug: row.slug }))
}

/** False until somebody administers a workspace: the first-run page is open as long. */
export async function hasAdministrator(): Promise<boolean> {
  const [row] = await database().$queryRaw<{ has_administrator: boolean }[]>`SELECT has_administrator()`
  return row?.has_administrator ?? false
}

/** The invitation behind a token's hash, and its workspace, or null. */
export async function findInvitation(tokenHash: string): Promise<{ invitationId: string; workspaceId: string } | null> {
  const [row] = await database().$queryRaw<{ invitation_id: string; workspace_id: string }[]>`SELECT * FROM find_invitation(${tokenHash})`
  return row ? { invitationId: row.invitation_id, workspaceId: row.workspace_id } : null
}
