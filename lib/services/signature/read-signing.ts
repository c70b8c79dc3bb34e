import type { Actor } from '@/lib/domain/access/actor'
import { may } from '@/lib/domain/access/permissions'
import type { BaselineContent } from '@/lib/domain/baseline/baseline-content'
import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import { compareContent } from '@/lib/domain/baseline/compare-content'
import { countDifferences, groupDifferences } from '@/lib/domain/baseline/comparison'
import type { RoleToday } from '@/lib/domain/owners/owner-view'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { RowSet } from '@/lib/domain/row/row-set'
import { readStoredPolicy } from '@/lib/domain/scoring/stored-policy'
import { gatherReviews } from '@/lib/domain/signature/gather-reviews'
import { isReviewOpen, standingOf, type ReviewParts } from '@/lib/domain/signature/review-standing'
import type { DelegationRow } from '@/lib/domain/signature/signature-rows'
import { signingFacts } from '@/lib/domain/signature/signing-facts'
import { findSigningRight, printDelegation } from '@/lib/domain/signature/signing-right'
import { DELTA_PLACES, type OwnPlace, type SigningDelta, type SigningView } from '@/lib/domain/signature/signing-view'
import { readBaselineContent } from '@/lib/data/baselines'
import { findMemberName } from '@/lib/data/members'
import { withReading, type Reading } from '@/lib/data/reading'
import { findRegisterId } from '@/lib/data/register-lookup'
import { loadStreamRows } from '@/lib/data/row-storage'
import { listRolesToday } from '@/lib/data/roles-today'
import { acceptancesAt } from '@/lib/domain/acceptance/acceptance-facts'
import { openBaseline } from '@/lib/services/baseline/read-baseline'
import type { LoadedRows } from '@/lib/services/loaded-rows'
import { loadReviews } from '@/lib/services/signature/load-reviews'
import { present } from '@/lib/kernel/assert'

/** Long enough for two versions of 20,000 failure modes. */
const TIMEOUT = { timeout: 60_000 }

/** What somebody who is asked to sign a baseline must see. Throws AppError `not-found` for a register or a baseline that is not here. */
export async function readSigning(actor: Actor, code: string, number: number): Promise<SigningView> {
  return withReading(
    actor,
    async (reading) => {
      const registerId = await findRegisterId(reading, code)
      const { head, rows: frozen, content, isWhole } = await openBaseline(reading, registerId, number)
      const [rows, roles, entry] = [await loadReviews(reading, registerId), await listRolesToday(reading, reading.now.slice(0, 10)), await reading.entry]
      const open = gatherReviews(rows, head.id).find(isReviewOpen)
      const register = present(frozen.get('register', registerId), 'a baseline holds its register')
      const policy = readStoredPolicy(present(frozen.get('scoring-policy', register.scoringPolicyId), 'a baseline holds its policy'))
      const who = { membershipId: may(entry.roles, 'sign') ? entry.membershipId : null, day: reading.now.slice(0, 10) }
      const { note, due, askedById } = open?.review ?? { note: null, due: null, askedById: null }
      return {
        ...{ code: register.code, title: register.title, head, isWhole, facts: signingFacts(await withAcceptances(reading, registerId, frozen, head.frozenAt), policy, who.day) },
        delta: await readDelta(reading, { registerId, head, content, membershipId: entry.membershipId }, rows),
        places: open ? ownPlaces(open, who, roles, rows.all('delegation')) : [],
        review: open ? { note, due, askedBy: askedById === null ? null : await findMemberName(reading, askedById) } : null,
      }
    },
    TIMEOUT,
  )
}

/** Frozen rows with the acceptances as they stood when they were frozen. */
async function withAcceptances(reading: Reading, registerId: string, frozen: RowSet, frozenAt: string): Promise<RowSet> {
  const then = acceptancesAt(await loadStreamRows(reading, registerId, ['acceptance', 'acceptance-decision']), frozenAt)
  return frozen.with(new Map(Object.entries(then).map(([kind, rows]) => [kind as RowKind, new Map(rows.map((row) => [row.id, row]))])))
}

/** The places of a review in which a member may speak today, signed ones left out. */
function ownPlaces(parts: ReviewParts, { membershipId, day }: { membershipId: string | null; day: string }, roles: readonly RoleToday[], delegations: readonly DelegationRow[]): OwnPlace[] {
  const standing = standingOf(parts)
  const next = standing.find(({ state }) => state !== 'signed')?.place.roleName ?? null
  return standing.flatMap(({ place, state }): OwnPlace[] => {
    const { ownerRoleId, roleName } = place
    const holders = roles.find(({ id }) => id === ownerRoleId)?.holders ?? []
    const right = membershipId === null ? null : findSigningRight({ membershipId, ownerRoleId, day }, holders.map((one) => one.membershipId), delegations)
    if (state === 'signed' || !right) return []
    const giver = holders.find((one) => one.membershipId === right.delegation?.fromMembershipId)
    const onBehalfOf = right.delegation && giver ? printDelegation(right.delegation, giver.name) : null
    return [{ placeId: place.id, roleName, onBehalfOf, state, waitsFor: state === 'later' ? next : null }]
  })
}

interface Signed {
  registerId: string
  head: BaselineRow
  content: BaselineContent
  membershipId: string | null
}

/** What differs between a baseline and the earlier one that a member signed last. */
async function readDelta(reading: Reading, { registerId, head, content, membershipId }: Signed, rows: LoadedRows): Promise<SigningDelta | null> {
  const earlier = rows
    .all('signature')
    .filter((one) => one.membershipId === membershipId && one.baselineId !== head.id)
    .flatMap(({ baselineId }) => rows.get('baseline', baselineId) ?? [])
    .filter(({ number }) => number < head.number)
    .sort((a, b) => b.number - a.number)[0]
  const text = earlier && (await readBaselineContent(reading, registerId, earlier.id))
  if (!earlier || !text) return null
  const differences = compareContent(JSON.parse(text) as BaselineContent, content)
  const groups = groupDifferences(differences)
  return { number: earlier.number, counts: countDifferences(differences), groups: groups.slice(0, DELTA_PLACES), placeCount: groups.length }
}
