import type { BallotWords, CastBallotInput, OwnBallot, RevealedBallot } from '@/lib/domain/workshop/ballot'
import type { Factor, Level } from '@/lib/domain/scoring/factor'
import type { Confidence, Part, PhaseKind, Stance } from '@/lib/domain/workshop/workshop-words'
import type { Scope } from '@/lib/data/scope'

/*
 * Ballots before the reveal. The application has no right on their table: the functions of the database know the workspace and the participant
 * from the transaction, show everybody their own, and hand all of a round over to who leads, once.
 */

/** How a round stands, as far as it decides whether somebody may answer in it; times are ISO in UTC. */
export interface AnsweringPlace {
  revealedAt: string | null
  /** Whether its deadline is over. */
  isClosed: boolean
  hasDeadline: boolean
  phase: PhaseKind
  endedAt: string | null
}

/** The round in which somebody answers, held so that no reveal passes a ballot that is being cast; null for one that is not here. */
export async function holdAnsweringPlace(scope: Scope, registerId: string, workshopId: string, roundId: string): Promise<AnsweringPlace | null> {
  const [place] = await scope.tx.$queryRaw<AnsweringPlace[]>`SELECT r.revealed_at::text AS "revealedAt", w.ended_at::text AS "endedAt", p.kind AS phase,
      r.closes_at IS NOT NULL AS "hasDeadline", coalesce(r.closes_at <= ${scope.now}::timestamptz, false) AS "isClosed"
    FROM scoring_round r JOIN workshop w ON w.workspace_id = r.workspace_id AND w.id = r.workshop_id
      JOIN workshop_phase p ON p.workspace_id = w.workspace_id AND p.workshop_id = w.id AND p.id = w.phase_id
    WHERE r.workspace_id = ${scope.workspaceId}::uuid AND r.register_id = ${registerId}::uuid AND r.workshop_id = ${workshopId}::uuid
      AND r.id = ${roundId}::uuid FOR SHARE OF r`
  return place ?? null
}

/** The participant as whom somebody acts, and what they do there; null for somebody who takes no part. */
export async function readOwnPart(scope: Scope, workshopId: string): Promise<{ id: string; part: Part } | null> {
  const [own] = await scope.tx.$queryRaw<{ id: string; part: Part }[]>`SELECT p.id, p.part FROM participant p
    WHERE p.workspace_id = ${scope.workspaceId}::uuid AND p.id = own_participant(${workshopId}::uuid)`
  return own ?? null
}

/** Casts the ballot of the acting participant, or changes it; true for the first. */
export async function castHiddenBallot(scope: Scope, registerId: string, { workshopId, roundId, levels, confidence, reason }: CastBallotInput): Promise<boolean> {
  const stance: Stance = levels ? 'scores' : 'passes'
  const level = (factor: Factor) => levels?.[factor] ?? null
  const [done] = await scope.tx.$queryRaw<{ first: boolean }[]>`SELECT cast_hidden_ballot(${registerId}::uuid, ${workshopId}::uuid, ${roundId}::uuid, ${stance},
    ${level('likelihood')}::smallint, ${level('impact')}::smallint, ${level('detectability')}::smallint, ${level('recoverability')}::smallint,
    ${level('blastRadius')}::smallint, ${confidence}, ${reason}) AS first`
  return done?.first ?? false
}

/** The ballots of the acting participant in rounds that are not revealed. */
export async function readOwnHiddenBallots(scope: Scope, workshopId: string): Promise<OwnBallot[]> {
  const found = await scope.tx.$queryRaw<(StoredBallot & { roundId: string })[]>`SELECT round_id AS "roundId", stance, likelihood, impact, detectability,
    recoverability, blast_radius AS "blastRadius", confidence, reason FROM read_own_hidden_ballots(${workshopId}::uuid)`
  return found.map((one) => ({ roundId: one.roundId, ...wordsOf(one) }))
}

/** Takes all ballots of a round out, for the command that reveals them, in the order of their new random ids. */
export async function takeHiddenBallots(scope: Scope, workshopId: string, roundId: string): Promise<RevealedBallot[]> {
  const taken = await scope.tx.$queryRaw<(StoredBallot & { id: string; participantId: string | null })[]>`SELECT id, participant_id AS "participantId", stance,
    likelihood, impact, detectability, recoverability, blast_radius AS "blastRadius", confidence, reason
    FROM take_hidden_ballots(${workshopId}::uuid, ${roundId}::uuid)`
  return taken.map((one) => ({ id: one.id, participantId: one.participantId, ...wordsOf(one) }))
}

/** A ballot as a table holds it; the levels are all there where it scores, and none where it passes. */
export type StoredBallot = Record<Factor, Level> & { stance: Stance; confidence: Confidence | null; reason: string | null }

/** What a stored ballot says. */
export function wordsOf({ stance, confidence, reason, likelihood, impact, detectability, recoverability, blastRadius }: StoredBallot): BallotWords {
  const levels = { likelihood, impact, detectability, recoverability, blastRadius }
  return { levels: stance === 'scores' ? levels : null, confidence, reason }
}
