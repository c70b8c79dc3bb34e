import type { Actor } from '@/lib/domain/access/actor'
import { may } from '@/lib/domain/access/permissions'
import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import type { ComparedPlaces } from '@/lib/domain/baseline/comparison'
import type { RoleToday } from '@/lib/domain/owners/owner-view'
import { gatherReviews } from '@/lib/domain/signature/gather-reviews'
import { isReviewOpen, standingOf, type ReviewParts } from '@/lib/domain/signature/review-standing'
import type { DelegationRow } from '@/lib/domain/signature/signature-rows'
import { findSigningRight, printDelegation } from '@/lib/domain/signature/signing-right'
import { DELTA_PLACES, type OwnPlace, type SigningDelta, type SigningView } from '@/lib/domain/signature/signing-view'
import { compareTextsAside, factsOfTextsAside } from '@/lib/exchange/frozen/frozen-apart'
import type { FrozenFacts } from '@/lib/exchange/frozen/frozen-views'
import { readBaselineContent } from '@/lib/data/baselines'
import { findMemberName } from '@/lib/data/members'
import { withReading, type Reading } from '@/lib/data/reading'
import { findRegisterId } from '@/lib/data/register-lookup'
import { loadStreamRows } from '@/lib/data/row-storage'
import { listRolesToday } from '@/lib/data/roles-today'
import { acceptancesAt } from '@/lib/domain/acceptance/acceptance-facts'
import { digestText } from '@/lib/services/baseline/baseline-digest'
import { openFrozen, type FrozenText } from '@/lib/services/baseline/frozen-text'
import { LastAnswers } from '@/lib/kernel/last-answers'
import type { LoadedRows } from '@/lib/services/loaded-rows'
import { loadReviews } from '@/lib/services/signature/load-reviews'
import { present } from '@/lib/kernel/assert'

/** Long enough for two versions of 20,000 failure modes. */
const TIMEOUT = { timeout: 60_000 }

/** What large baselines say to signers, and how they differ from each other: pages are opened again, and many are asked at once. */
const knownFacts = new LastAnswers<FrozenFacts>(50)
const knownDeltas = new LastAnswers<ComparedPlaces>(50)

/** What somebody who is asked to sign a baseline must see. Throws AppError `not-found` for a register or a baseline that is not here. */
export async function readSigning(actor: Actor, code: string, number: number): Promise<SigningView> {
  const { facts, delta, ...read } = await withReading(
    actor,
    async (reading) => {
      const registerId = await findRegisterId(reading, code)
      const frozen = await openFrozen(reading, registerId, number)
      const { head, isWhole } = frozen
      const day = reading.now.slice(0, 10)
      const [rows, roles, entry] = [await loadReviews(reading, registerId), await listRolesToday(reading, day), await reading.entry]
      const open = gatherReviews(rows, head.id).find(isReviewOpen)
      const who = { membershipId: may(entry.roles, 'sign') ? entry.membershipId : null, day }
      const { note, due, askedById } = open?.review ?? { note: null, due: null, askedById: null }
      return {
        ...{ head, isWhole },
        facts: await prepareFacts(reading, registerId, frozen),
        delta: await prepareDelta(reading, registerId, frozen, findSignedBefore(rows, head, entry.membershipId)),
        places: open ? ownPlaces(open, who, roles, rows.all('delegation')) : [],
        review: open ? { note, due, askedBy: askedById === null ? null : await findMemberName(reading, askedById) } : null,
      }
    },
    TIMEOUT,
  )
  // The connection has been given back: a large register is looked at in processes of their own.
  const [said, changed] = await Promise.all([facts(), delta()])
  return { ...read, ...said, delta: changed }
}

/** What is open in a frozen register today, with the acceptances as they stood when it was frozen. */
async function prepareFacts(reading: Reading, registerId: string, { head, largeKey, readRows }: FrozenText): Promise<() => Promise<FrozenFacts>> {
  const acceptances = acceptancesAt(await loadStreamRows(reading, registerId, ['acceptance', 'acceptance-decision']), head.frozenAt)
  const wanted = { registerId, day: reading.now.slice(0, 10), acceptances }
  return knownFacts.prepare(largeKey && `${largeKey} ${digestText(JSON.stringify(wanted))}`, readRows, (text) => factsOfTextsAside(text, wanted))
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

/** The earlier baseline that a member signed last. */
function findSignedBefore(rows: LoadedRows, head: BaselineRow, membershipId: string | null): BaselineRow | undefined {
  const own = rows.all('signature').filter((one) => one.membershipId === membershipId && one.baselineId !== head.id)
  const earlier = own.flatMap(({ baselineId }) => rows.get('baseline', baselineId) ?? []).filter(({ number }) => number < head.number)
  return earlier.sort((a, b) => b.number - a.number)[0]
}

/** What differs between a baseline and an earlier one. */
async function prepareDelta(reading: Reading, registerId: string, { head, largeKey }: FrozenText, earlier: BaselineRow | undefined): Promise<() => Promise<SigningDelta | null>> {
  if (!earlier) return async () => null
  const contentOf = async ({ id }: BaselineRow) => ({ content: present(await readBaselineContent(reading, registerId, id), 'frozen texts are never removed') })
  const read = async () => [await contentOf(earlier), await contentOf(head)] as const
  const places = await knownDeltas.prepare(largeKey && `${largeKey} ${earlier.contentDigest}`, read, ([before, after]) => compareTextsAside(before, after, DELTA_PLACES))
  return async () => ({ number: earlier.number, ...(await places()) })
}
