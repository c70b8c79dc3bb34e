import type { Door } from '@/lib/domain/access/actor'
import type { MemberRole } from '@/lib/domain/access/roles'
import type { Change, Row } from '@/lib/domain/row/change'
import type { WorkspaceRowKind } from '@/lib/domain/row/row-kinds'
import type { Band } from '@/lib/domain/scoring/factor'
import { DEFAULT_POLICY } from '@/lib/domain/scoring/policy'
import { storePolicy } from '@/lib/domain/scoring/stored-policy'
import { appendEvent, openStream } from '@/lib/data/event-log'
import { storeChanges } from '@/lib/data/row-storage'
import { withScope, type Scope } from '@/lib/data/scope'
import { newId } from '@/lib/kernel/ids'
import { spreadOrderKeys } from '@/lib/kernel/order-key'

/** Owner roles that every workspace begins with (PRODUCT.md section 2). */
export const DEFAULT_OWNER_ROLES = [
  'Ingestion Owner',
  'SRE Lead',
  'Product Manager',
  'On-Call Primary',
  'Secondary On-Call',
  'Support Lead',
] as const

/** Which risks the holders of these roles may accept from the beginning; the others none, until an administrator says so. */
const ACCEPTS_UP_TO: Partial<Record<(typeof DEFAULT_OWNER_ROLES)[number], Band>> = { 'Ingestion Owner': 'moderate', 'SRE Lead': 'high', 'Product Manager': 'critical' }

export interface FirstMember {
  personId: string
  name: string
  roles: MemberRole[]
}

export interface NewWorkspace {
  slug: string
  name: string
  /** People who are members from the beginning; they exist as persons already. */
  members: FirstMember[]
  door: Door
}

/** Makes a workspace with its scoring policy, its owner roles and its first members, and returns its id. The slug must be free. */
export async function createWorkspace({ slug, name, members, door }: NewWorkspace): Promise<string> {
  const workspaceId = newId()
  await withScope({ personId: null, workspaceId, door }, async (scope) => {
    const keys = spreadOrderKeys(DEFAULT_OWNER_ROLES.length)
    const policy = { name: 'Product', version: 1, ...storePolicy(DEFAULT_POLICY) }
    await recordInWorkspace(scope, 'workspace.created', [
      added('workspace', { id: workspaceId, slug, name }),
      added('scoring-policy', { id: newId(), ...policy }),
      ...members.map((member) => added('membership', { id: newId(), ...member, workshopId: null })),
      ...DEFAULT_OWNER_ROLES.map((role, i) => added('owner-role', { id: newId(), name: role, orderKey: keys[i] ?? '', acceptsUpTo: ACCEPTS_UP_TO[role] ?? null })),
    ])
  })
  return workspaceId
}

/** Adds the first people of a workspace that has none, such as the one that the command line made. */
export async function addFirstMembers(workspaceId: string, members: FirstMember[], door: Door): Promise<void> {
  await withScope({ personId: null, workspaceId, door }, async (scope) => {
    await recordInWorkspace(
      scope,
      'membership.added',
      members.map((member) => added('membership', { id: newId(), ...member, workshopId: null })),
    )
  })
}

function added(kind: WorkspaceRowKind, row: Row): Change {
  const after = { ...row, deletedAt: null }
  return { kind, id: row.id, field: null, before: null, after }
}

/** Stores changes of the workspace's own rows and their event, where no verb can: before there is anybody who could ask for one. */
async function recordInWorkspace(scope: Scope, name: string, changes: Change[]): Promise<void> {
  await storeChanges(scope, scope.workspaceId, changes)
  if (changes.some((change) => change.kind === 'workspace')) await openStream(scope, scope.workspaceId)
  await appendEvent(scope, {
    streamId: scope.workspaceId,
    name,
    role: 'administrator',
    commandId: newId(),
    reason: null,
    changes,
    subjectOf: () => null,
  })
}
