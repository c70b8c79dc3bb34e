import type { Actor } from '@/lib/domain/access/actor'
import { may } from '@/lib/domain/access/permissions'
import type { HandOverRow } from '@/lib/domain/handover/hand-over-rows'
import { isId, parseDuePlace, parseRankPlace } from '@/lib/domain/owners/list-place'
import type { CutList, DueItem, HandOverView, OpenFailureMode, RoleToday } from '@/lib/domain/owners/owner-view'
import { readHeadsToFollow } from '@/lib/data/heads-to-follow'
import { listHandOvers } from '@/lib/data/hand-overs'
import { listActingMembers } from '@/lib/data/members'
import { countOpenByRole } from '@/lib/data/open-failure-modes'
import { findOwnMembershipId } from '@/lib/data/own-membership'
import { listRolesToday } from '@/lib/data/roles-today'
import { withReadScope, type Scope } from '@/lib/data/scope'
import { OwnerLines } from '@/lib/services/owners/owner-lines'
import { cutDue, cutOpen } from '@/lib/services/owners/read-lists'
import { rolesHeldBy } from '@/lib/services/owners/read-owners'

const OPEN_MAX = 50
const DUE_MAX = 50
/** How long the answer to an asking stays on the page of those whom it concerns, in days. */
const ANSWER_DAYS = 14

export interface MinePage {
  today: string
  name: string
  /** The roles that the reader holds today. */
  roles: RoleToday[]
  open: CutList<OpenFailureMode>
  due: CutList<DueItem>
  handOvers: HandOverView[]
  /** The reader's own membership; null for nobody. */
  membershipId: string | null
  mayEdit: boolean
  /** To whom the reader's roles can be handed over; empty where the reader may not. */
  takers: { id: string; name: string }[]
  heads: Record<string, number>
}

/** What is the reader's own today: open failure modes through the roles that they hold, what is due, and hand-overs that concern them. */
export async function readMine(actor: Actor, places: { after?: string; due?: string } = {}): Promise<MinePage> {
  return withReadScope(actor, async (scope) => {
    const today = scope.now.slice(0, 10)
    const roles = await listRolesToday(scope, today)
    const own = await findOwnMembershipId(scope)
    const mine = own === null ? [] : rolesHeldBy(roles, own)
    const lines = new OwnerLines(roles)
    const place = parseRankPlace(places.after)
    const after = place && isId(place.key) ? place : null
    return {
      today,
      name: scope.name,
      roles: roles.filter(({ id }) => mine.includes(id)),
      open: await cutOpen(scope, lines, { by: 'roles', roleIds: mine }, { today, after, limit: OPEN_MAX }),
      due: own === null ? NOTHING : await cutDue(scope, lines, { membershipId: own, roleIds: mine }, parseDuePlace(places.due), DUE_MAX),
      handOvers: own === null ? [] : await readHandOvers(scope, own, roles),
      mayEdit: may(scope.roles, 'edit-rows'),
      membershipId: own,
      takers: mine.length > 0 && may(scope.roles, 'hand-over') ? await listActingMembers(scope) : [],
      heads: await readHeadsToFollow(scope),
    }
  })
}

const NOTHING: CutList<DueItem> = { items: [], next: null, total: 0 }

async function readHandOvers(scope: Scope, own: string, roles: readonly RoleToday[]): Promise<HandOverView[]> {
  const since = new Date(Date.parse(scope.now) - ANSWER_DAYS * 86_400_000).toISOString()
  const rows = await listHandOvers(scope, own, since)
  const counts = await countOpenByRole(scope, [...new Set(rows.map(({ ownerRoleId }) => ownerRoleId))])
  return rows.map(({ names, ...row }) => ({
    id: row.id,
    state: row.state,
    roleName: roles.find(({ id }) => id === row.ownerRoleId)?.name ?? 'A role that was deleted',
    ...names,
    day: row.day,
    reason: row.reason,
    settledAt: row.settledAt,
    mine: partOf(row, own),
    failureModes: counts.get(row.ownerRoleId)?.count ?? 0,
  }))
}

function partOf(row: HandOverRow, own: string): HandOverView['mine'] {
  if (row.toMembershipId === own) return 'receiver'
  return row.fromMembershipId === own ? 'giver' : 'asker'
}
