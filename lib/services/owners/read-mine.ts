import type { Actor } from '@/lib/domain/access/actor'
import { may } from '@/lib/domain/access/permissions'
import type { HandOverRow } from '@/lib/domain/handover/hand-over-rows'
import { isId, parseDuePlace, parseRankPlace } from '@/lib/domain/owners/list-place'
import type { CutList, DueItem, HandOverView, OpenFailureMode, RoleToday, WaitingYes } from '@/lib/domain/owners/owner-view'
import type { LapsingAcceptance, WaitingAcceptance } from '@/lib/domain/acceptance/own-acceptances'
import type { WaitingSignature } from '@/lib/domain/signature/own-signatures'
import { describeTerms } from '@/lib/domain/workshop/duties'
import { listLapsingAcceptances, listWaitingAcceptances } from '@/lib/data/acceptances'
import { readHeadsToFollow } from '@/lib/data/heads-to-follow'
import { listHandOvers } from '@/lib/data/hand-overs'
import { listActingMembers } from '@/lib/data/members'
import { countOpenByRole } from '@/lib/data/open-failure-modes'
import { listRolesToday } from '@/lib/data/roles-today'
import { withReading, type Reading } from '@/lib/data/reading'
import { listWaitingRows } from '@/lib/data/waiting-duties'
import { listSignedRegisters, listWaitingSignatures } from '@/lib/data/waiting-signatures'
import { settleLapses } from '@/lib/services/acceptance/lapse-acceptances'
import { OwnerLines } from '@/lib/services/owners/owner-lines'
import { cutDue, cutOpen, OWNERS_READING } from '@/lib/services/owners/read-lists'
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
  /** What meetings gave the reader and they have not said yes to, that of the newest meeting first. */
  waiting: WaitingYes[]
  /** Baselines that wait for the reader's signature. */
  signing: WaitingSignature[]
  /** Requests that wait for the reader's decision. */
  accepting: WaitingAcceptance[]
  /** Acceptances of the reader's, as approver or accountable, that lapse within thirty days. */
  lapsing: LapsingAcceptance[]
  /** Whether the reader has signed anything that may be stale by now. */
  hasSigned: boolean
  mayAnswer: boolean
  /** The reader's own membership; null for nobody. */
  membershipId: string | null
  mayEdit: boolean
  /** To whom the reader's roles can be handed over; empty where the reader may not. */
  takers: { id: string; name: string }[]
  heads: Record<string, number>
}

/** What is the reader's own today: open failure modes through the roles that they hold, what is due, and hand-overs that concern them. */
export async function readMine(actor: Actor, places: { after?: string; due?: string } = {}): Promise<MinePage> {
  await settleLapses(actor.workspaceId)
  return withReading(actor, async (reading) => {
    const today = reading.now.slice(0, 10)
    const [{ membershipId: own, name, roles: rights }, roles, heads] = await Promise.all([reading.entry, listRolesToday(reading, today), readHeadsToFollow(reading)])
    const mine = own === null ? [] : rolesHeldBy(roles, own)
    const lines = new OwnerLines(roles)
    const place = parseRankPlace(places.after)
    const after = place && isId(place.key) ? place : null
    const [open, due, handOvers, waiting, signing, accepting, lapsing, signed, takers] = await Promise.all([
      cutOpen(reading, lines, { by: 'roles', roleIds: mine }, { today, after, limit: OPEN_MAX }),
      own === null ? NOTHING : cutDue(reading, lines, { membershipId: own, roleIds: mine }, parseDuePlace(places.due), DUE_MAX),
      own === null ? [] : readHandOvers(reading, own, roles),
      own === null ? [] : readWaiting(reading, own, mine),
      own === null || !may(rights, 'sign') ? [] : listWaitingSignatures(reading, own, mine, today),
      own === null || !may(rights, 'sign') ? [] : listWaitingAcceptances(reading, own, mine, today),
      own === null ? [] : listLapsingAcceptances(reading, own, mine, today),
      own === null ? [] : listSignedRegisters(reading, own),
      mine.length > 0 && may(rights, 'hand-over') ? listActingMembers(reading) : [],
    ])
    return {
      today,
      name,
      roles: roles.filter(({ id }) => mine.includes(id)),
      open,
      due,
      handOvers,
      waiting,
      signing,
      accepting,
      lapsing,
      hasSigned: signed.length > 0,
      mayAnswer: may(rights, 'take-part'),
      mayEdit: may(rights, 'edit-rows'),
      membershipId: own,
      takers,
      heads,
    }
  }, OWNERS_READING)
}

const NOTHING: CutList<DueItem> = { items: [], next: null, total: 0 }

async function readHandOvers(reading: Reading, own: string, roles: readonly RoleToday[]): Promise<HandOverView[]> {
  const since = new Date(Date.parse(reading.now) - ANSWER_DAYS * 86_400_000).toISOString()
  const rows = await listHandOvers(reading, own, since)
  const counts = await countOpenByRole(reading, [...new Set(rows.map(({ ownerRoleId }) => ownerRoleId))])
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

async function readWaiting(reading: Reading, own: string, roleIds: readonly string[]): Promise<WaitingYes[]> {
  const rows = await listWaitingRows(reading, own, roleIds)
  return rows.flatMap(({ kind, id, given, registerId, registerCode, workshopId, workshopTitle, failureModeCode, failureModeTitle, ...said }): WaitingYes[] => {
    const terms = describeTerms(kind, said, said.roleName)
    if (given.includes(terms)) return []
    return [{ kind, id, terms, isChanged: given.length > 0, registerId, registerCode, workshopId, workshopTitle, failureModeCode, failureModeTitle }]
  })
}

function partOf(row: HandOverRow, own: string): HandOverView['mine'] {
  if (row.toMembershipId === own) return 'receiver'
  return row.fromMembershipId === own ? 'giver' : 'asker'
}
