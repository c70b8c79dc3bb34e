import type { Actor } from '@/lib/domain/access/actor'
import { may } from '@/lib/domain/access/permissions'
import { BAND_LABELS } from '@/lib/domain/scoring/band'
import { BANDS } from '@/lib/domain/scoring/factor'
import { scoreOfRank } from '@/lib/domain/scoring/score-rank'
import { isId, parseDuePlace, parseRankPlace, printRankPlace } from '@/lib/domain/owners/list-place'
import {
  NOBODY,
  TEXT_ONLY,
  UNSCORED,
  type CutList,
  type DueItem,
  type OpenFailureMode,
  type OwnerGroup,
  type OwnerGrouping,
  type RoleHole,
  type RoleOffer,
  type RoleToday,
} from '@/lib/domain/owners/owner-view'
import { readHeadsToFollow } from '@/lib/data/heads-to-follow'
import { findMemberName, listActingMembers } from '@/lib/data/members'
import { listVacantLoads, type OpenFilter, type VacantLoad } from '@/lib/data/open-failure-modes'
import { listOpenGroups, type GroupRow } from '@/lib/data/open-groups'
import { withReading, type Asking, type Reading } from '@/lib/data/reading'
import { findRegisterHead } from '@/lib/data/register-lookup'
import { listRolesToday } from '@/lib/data/roles-today'
import { settleLapses } from '@/lib/services/acceptance/lapse-acceptances'
import { OwnerLines } from '@/lib/services/owners/owner-lines'
import { cutDue, cutOpen, OWNERS_READING } from '@/lib/services/owners/read-lists'

const GROUPS_MAX = 25
const EACH_MAX = 5
const LIST_MAX = 100
const ATTENTION_MAX = 8

export interface OwnersAttention {
  overdue: CutList<DueItem>
  holes: RoleHole[]
  /** Open failure modes for which nobody answers today: unowned, named in words only, or by roles that nobody holds. */
  unanswered: CutList<OpenFailureMode>
}

export interface OwnersPage {
  today: string
  groups: OwnerGroup[]
  next: string | null
  /** Null behind the first page: it stands on top of the whole. */
  attention: OwnersAttention | null
  /** Event numbers that the page is true at, of the streams that it follows. */
  heads: Record<string, number>
}

/** The open failure modes of a workspace by owner, with what needs somebody on top. `after` is the place that `next` named. */
export async function readOwners(actor: Actor, { by, after }: { by: OwnerGrouping; after?: string }): Promise<OwnersPage> {
  await settleLapses(actor.workspaceId)
  return withReading(actor, async (reading) => {
    const today = reading.now.slice(0, 10)
    const place = parseRankPlace(after)
    const roles = listRolesToday(reading, today)
    const coming = roles.then((known) => new OwnerLines(known))
    const [rows, lines, attention, heads] = await Promise.all([
      listOpenGroups(reading, by, { today, after: place, limit: GROUPS_MAX + 1, each: EACH_MAX }),
      coming,
      place === null ? readAttention(reading, coming, roles, today) : null,
      readHeadsToFollow(reading),
    ])
    const shown = rows.slice(0, GROUPS_MAX)
    const last = shown.at(-1)
    return {
      today,
      groups: shown.map((row) => ({ key: row.key, label: labelOf(by, row), count: row.count, bands: row.bands, worst: row.top.map((one) => lines.failureMode(one)) })),
      next: rows.length > GROUPS_MAX && last ? printRankPlace({ rank: last.worst, key: last.key }) : null,
      attention,
      heads,
    }
  }, OWNERS_READING)
}

async function readAttention(asking: Asking, lines: Promise<OwnerLines>, roles: Promise<readonly RoleToday[]>, today: string): Promise<OwnersAttention> {
  const [known, loads, overdue, unanswered] = await Promise.all([
    roles,
    listVacantLoads(asking, today),
    cutDue(asking, lines, { before: today }, null, ATTENTION_MAX),
    cutOpen(asking, lines, { by: NOBODY }, { today, after: null, limit: ATTENTION_MAX }),
  ])
  return { overdue, holes: listHoles(known, loads), unanswered }
}

/** Roles that nobody holds and that answer for something, the worst first. */
function listHoles(roles: readonly RoleToday[], loads: readonly VacantLoad[]): RoleHole[] {
  const order = new Map(roles.map(({ id }, place) => [id, place]))
  const heavy = loads.filter(({ failureModes, controls }) => failureModes + controls > 0)
  const sorted = heavy.sort((a, b) => (b.worst ?? -1) - (a.worst ?? -1) || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
  return sorted.flatMap(({ id, worst, ...counts }): RoleHole[] => {
    const role = roles.find((one) => one.id === id)
    return role ? [{ role, ...counts, worst: worst === null ? null : scoreOfRank(worst) }] : []
  })
}

function labelOf(by: OwnerGrouping, { key, label }: Pick<GroupRow, 'key' | 'label'>): string {
  if (key === NOBODY) return by === 'role' ? 'No owner' : 'Nobody'
  if (key === TEXT_ONLY) return 'Named in a text only'
  if (key === UNSCORED) return 'Not scored yet'
  const band = BANDS.find((one) => one === key)
  return band ? BAND_LABELS[band] : (label ?? 'Deleted')
}

export interface OwnerList extends CutList<OpenFailureMode> {
  label: string
  /** The role, where the group is one, and what the reader may do with it. */
  role: RoleOffer | null
  heads: Record<string, number>
}

/** All open failure modes of one group, worst first, in pages; null when there is no such group here. */
export async function readOwnerGroup(actor: Actor, { by, key, after }: { by: OwnerGrouping; key: string; after?: string }): Promise<OwnerList | null> {
  await settleLapses(actor.workspaceId)
  return withReading(actor, async (reading) => {
    const today = reading.now.slice(0, 10)
    const coming = listRolesToday(reading, today)
    const [roles, chosen, heads] = await Promise.all([coming, chooseGroup(reading, coming, by, key), readHeadsToFollow(reading)])
    if (chosen === null) return null
    const role = by === 'role' ? roles.find(({ id }) => id === key) : undefined
    const [list, offer] = await Promise.all([
      cutOpen(reading, new OwnerLines(roles), chosen.filter, { today, after: idPlace(after), limit: LIST_MAX }),
      role ? offerRole(reading, role) : null,
    ])
    return { ...list, label: chosen.label, role: offer, heads }
  }, OWNERS_READING)
}

/** A holder hands the own role over; whoever runs registers does it for others. */
async function offerRole(reading: Reading, role: RoleToday): Promise<RoleOffer> {
  const { membershipId: own, roles } = await reading.entry
  const givers = role.holders.filter(({ membershipId }) => may(roles, 'manage-register') || (membershipId === own && may(roles, 'hand-over')))
  return { role, givers, takers: givers.length > 0 ? await listActingMembers(reading) : [] }
}

function idPlace(after: string | undefined) {
  const place = parseRankPlace(after)
  return place && isId(place.key) ? place : null
}

interface ChosenGroup {
  filter: OpenFilter
  label: string
}

async function chooseGroup(asking: Asking, coming: Promise<readonly RoleToday[]>, by: OwnerGrouping, key: string): Promise<ChosenGroup | null> {
  if (key === NOBODY && by === 'person') return { filter: { by: NOBODY }, label: labelOf(by, { key, label: null }) }
  if (key === NOBODY && by === 'role') return { filter: { by: 'unowned' }, label: labelOf(by, { key, label: null }) }
  if (key === TEXT_ONLY && by === 'role') return { filter: { by: TEXT_ONLY }, label: labelOf(by, { key, label: null }) }
  if (by === 'band') {
    const band = ([...BANDS, UNSCORED] as const).find((one) => one === key)
    return band ? { filter: { by: 'band', band }, label: labelOf(by, { key, label: null }) } : null
  }
  if (!isId(key)) return null
  if (by === 'register') {
    const register = await findRegisterHead(asking, key)
    return register && { filter: { by: 'register', registerId: key }, label: `${register.code} ${register.title}` }
  }
  if (by === 'role') {
    const role = (await coming).find(({ id }) => id === key)
    return role ? { filter: { by: 'roles', roleIds: [key] }, label: role.name } : null
  }
  const [name, roles] = await Promise.all([findMemberName(asking, key), coming])
  return name === null ? null : { filter: { by: 'roles', roleIds: rolesHeldBy(roles, key) }, label: name }
}

/** Ids of the roles that a member holds today. */
export function rolesHeldBy(roles: readonly RoleToday[], membershipId: string): string[] {
  return roles.filter(({ holders }) => holders.some((holder) => holder.membershipId === membershipId)).map(({ id }) => id)
}

/** Everything that is overdue, the longest first, in pages. */
export async function readOverdue(actor: Actor, { after }: { after?: string }): Promise<CutList<DueItem> & { today: string }> {
  return withReading(actor, async (reading) => {
    const today = reading.now.slice(0, 10)
    const coming = listRolesToday(reading, today).then((roles) => new OwnerLines(roles))
    return { today, ...(await cutDue(reading, coming, { before: today }, parseDuePlace(after), LIST_MAX)) }
  }, OWNERS_READING)
}
