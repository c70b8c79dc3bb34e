import { refuse, refuseEnded } from '@/lib/domain/workshop/workshop-standing'
import { holdAnsweringPlace, readOwnPart } from '@/lib/data/hidden-ballots'
import type { Scope } from '@/lib/data/scope'
import { WritingPace } from '@/lib/services/workshop/writing-pace'
import { paceKey } from '@/lib/services/workshop/writing-place'

/** Most ballots and placings of one person in a minute: more than hands do, and few for a script. */
export const ANSWERS_A_MINUTE_MAX = 120

const pace = new WritingPace(ANSWERS_A_MINUTE_MAX)

/** Throws `limit` for who answers faster than hands do. */
export function refuseHaste(scope: Scope, workshopId: string): void {
  if (pace.allows(paceKey(scope, workshopId), scope.now)) return
  refuse('limit', 'workshopId', `At most ${ANSWERS_A_MINUTE_MAX} answers a minute.`, 'Nothing that you chose is lost; wait a moment and send it again.')
}

/** The participant who acts, by id. Throws `precondition` for somebody who takes no part or only watches. */
export async function requireScorer(scope: Scope, workshopId: string): Promise<string> {
  const own = await readOwnPart(scope, workshopId)
  if (!own) return refuse('precondition', 'workshopId', 'You do not take part in this workshop.', 'Open its page; that is joining it.')
  if (own.part === 'watches') refuse('precondition', 'workshopId', 'You are watching.', 'Say that you score too; then it counts.')
  return own.id
}

/**
 * Makes sure that this round takes ballots now; no reveal of it happens until the transaction ends. Throws `not-found`, and `precondition` after the
 * reveal, after the deadline, and where the workshop does not score.
 */
export async function enterAnsweringPlace(scope: Scope, registerId: string, workshopId: string, roundId: string): Promise<void> {
  const place = await holdAnsweringPlace(scope, registerId, workshopId, roundId)
  if (!place) return refuse('not-found', 'roundId', 'There is no such round here.', 'It may belong to another workshop, or the id is wrong.')
  refuseEnded(place.endedAt, 'workshopId')
  if (place.revealedAt !== null) refuse('precondition', 'roundId', 'This round is revealed.', 'Say what you think aloud, write a minority note, or ask for another round.')
  if (place.isClosed) refuse('precondition', 'roundId', 'The deadline of this round is over.', 'Say what you think at the reveal; who leads can open another round.')
  const isScoring = place.hasDeadline ? place.phase !== 'close' : place.phase === 'score'
  if (!isScoring) refuse('precondition', 'roundId', 'The workshop does not score now.', 'Who leads it can go back to the scoring.')
}
