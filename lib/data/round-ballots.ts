import { FACTORS, type Factor, type Level } from '@/lib/domain/scoring/factor'
import { spreadOf, type Counts } from '@/lib/domain/scoring/spread'
import { countsOf, type RevealedBallot } from '@/lib/domain/workshop/ballot'
import { wordsOf, type StoredBallot } from '@/lib/data/hidden-ballots'
import type { Scope } from '@/lib/data/scope'

/** A revealed ballot and how far it lies from the median on the factor where that is most, 0 to 4; -1 for one that passes. */
export type PlacedBallot = RevealedBallot & { distance: number }

/** The place of a ballot in the order of reading. */
export type BallotPlace = Pick<PlacedBallot, 'distance' | 'id'>

interface Asked {
  registerId: string
  roundId: string
  after: BallotPlace | null
  limit: number
}

/** The ballots of a revealed round after a place, those furthest from the medians first, of equals in the order of their random ids. */
export async function readRoundBallots(scope: Scope, { registerId, roundId, after, limit }: Asked): Promise<PlacedBallot[]> {
  const { likelihood, impact, detectability, recoverability, blastRadius } = await readMedians(scope, registerId, roundId)
  const found = await scope.tx.$queryRaw<(StoredBallot & PlacedBallot)[]>`SELECT * FROM (
      SELECT b.id, b.participant_id AS "participantId", b.stance, b.likelihood, b.impact, b.detectability, b.recoverability,
        b.blast_radius AS "blastRadius", b.confidence, b.reason,
        coalesce(greatest(abs(b.likelihood - ${likelihood}::int), abs(b.impact - ${impact}::int), abs(b.detectability - ${detectability}::int),
          abs(b.recoverability - ${recoverability}::int), abs(b.blast_radius - ${blastRadius}::int)), -1) AS distance
      FROM ballot b WHERE b.workspace_id = ${scope.workspaceId}::uuid AND b.register_id = ${registerId}::uuid AND b.round_id = ${roundId}::uuid
    ) AS placed
    WHERE ${after === null} OR distance < ${after?.distance ?? 0}::int OR (distance = ${after?.distance ?? 0}::int AND id > ${after?.id ?? null}::uuid)
    ORDER BY distance DESC, id LIMIT ${limit}`
  return found.map((one) => ({ id: one.id, participantId: one.participantId, distance: one.distance, ...wordsOf(one) }))
}

async function readMedians(scope: Scope, registerId: string, roundId: string): Promise<Record<Factor, Level>> {
  const tallies = await scope.tx.roundTally.findMany({ where: { workspaceId: scope.workspaceId, registerId, roundId } })
  const counts = new Map<string, Counts>(tallies.map((one) => [one.factor, countsOf(one)]))
  const medianOf = (factor: Factor) => spreadOf(counts.get(factor) ?? [0, 0, 0, 0, 0])?.median ?? 3
  return Object.fromEntries(FACTORS.map((factor) => [factor, medianOf(factor)])) as Record<Factor, Level>
}
