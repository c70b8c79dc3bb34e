import type { PlacedDots } from '@/lib/domain/workshop/dot-vote'
import type { Scope } from '@/lib/data/scope'

/*
 * Dots before they are counted. The application has no right on their table: the functions of the database know the workspace and the
 * participant from the transaction, and show everybody their own and how many have placed some.
 */

/** How a vote stands, as far as it decides whether somebody may place dots. */
export interface VotingPlace {
  voting: string
  dots: number
  endedAt: string | null
}

/** The vote of a workshop, held so that nobody counts while dots are being placed; null for a workshop that is not here. */
export async function holdVotingPlace(scope: Scope, registerId: string, workshopId: string): Promise<VotingPlace | null> {
  const [place] = await scope.tx.$queryRaw<VotingPlace[]>`SELECT w.voting, w.dots, w.ended_at::text AS "endedAt" FROM workshop w
    WHERE w.workspace_id = ${scope.workspaceId}::uuid AND w.register_id = ${registerId}::uuid AND w.id = ${workshopId}::uuid FOR SHARE`
  return place ?? null
}

/** How many of these are live candidates of the workshop. */
export async function countCandidates(scope: Scope, workshopId: string, ids: readonly string[]): Promise<number> {
  return scope.tx.candidate.count({ where: { workspaceId: scope.workspaceId, workshopId, id: { in: [...ids] }, deletedAt: null } })
}

/** Places all dots of the acting participant; those of before go. */
export async function placeHiddenDots(scope: Scope, registerId: string, workshopId: string, placed: readonly PlacedDots[]): Promise<void> {
  await scope.tx.$executeRaw`SELECT place_hidden_dots(${registerId}::uuid, ${workshopId}::uuid, ${JSON.stringify(placed)}::text::jsonb)`
}

/** The dots of the acting participant, by candidate. */
export async function readOwnHiddenDots(scope: Scope, workshopId: string): Promise<PlacedDots[]> {
  return scope.tx.$queryRaw<PlacedDots[]>`SELECT candidate_id AS "candidateId", dots FROM read_own_hidden_dots(${workshopId}::uuid)`
}

/** How many people have placed dots. */
export async function countHiddenVoters(scope: Scope, workshopId: string): Promise<number> {
  const [found] = await scope.tx.$queryRaw<{ voters: number }[]>`SELECT count_hidden_voters(${workshopId}::uuid) AS voters`
  return found?.voters ?? 0
}

/** Takes all dots of a workshop out and counts them, for the command that closes the vote. */
export async function takeHiddenDots(scope: Scope, workshopId: string): Promise<PlacedDots[]> {
  return scope.tx.$queryRaw<PlacedDots[]>`SELECT candidate_id AS "candidateId", dots FROM take_hidden_dots(${workshopId}::uuid)`
}
