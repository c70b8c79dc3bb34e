import type { Actor } from '@/lib/domain/access/actor'
import { openTestRound, openTestScoring, testBallot } from '@/lib/testing/test-workshop'
import { send } from '@/lib/testing/test-workspace'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

interface Place {
  actor: Actor
  registerId: string
  categoryId: string
}

/** Minimal valid inputs for the verbs of choosing and scoring, each made with what it needs to be there. */
export class ScoringTrials {
  constructor(private readonly place: () => Place) {}

  readonly all: Record<string, () => Promise<{ input: unknown }>> = {
    'participant.switch': async () => ({ input: { workshopId: (await this.scoringAt()).workshopId, part: 'watches' } }),
    'dot-vote.open': async () => ({ input: { workshopId: (await this.scoringAt()).workshopId, dots: 7 } }),
    'dot-vote.place': async () => {
      const { workshopId, candidateIds } = await this.votingAt()
      return { input: { workshopId, placed: [{ candidateId: candidateIds[0], dots: 2 }] } }
    },
    'dot-vote.close': async () => ({ input: { workshopId: (await this.votingAt()).workshopId } }),
    'scoring-round.open': async () => {
      const { workshopId, failureModeIds } = await this.scoringAt()
      return { input: { workshopId, rounds: [{ id: newId(), failureModeId: failureModeIds[0] }], closesAt: null } }
    },
    'ballot.cast': async () => {
      const { workshopId, roundId } = await this.roundAt('open')
      return { input: { workshopId, roundId, ...testBallot([1, 2, 3, 4, 5]) } }
    },
    'scoring-round.reveal': async () => {
      const { workshopId, roundId } = await this.roundAt('open')
      return { input: { workshopId, roundId } }
    },
    'scoring-round.agree': async () => {
      const round = await this.roundAt('revealed')
      return { input: { ...round, assessmentId: newId(), levels: testBallot([1, 2, 3, 4, 5]).levels, rationale: 'Agreed.' } }
    },
  }

  private scoringAt() {
    const { actor, registerId, categoryId } = this.place()
    return openTestScoring(actor, registerId, categoryId, { count: 1 })
  }

  /** A round of a workshop, open or revealed. */
  async roundAt(standing: 'open' | 'revealed'): Promise<{ workshopId: string; failureModeId: string; roundId: string }> {
    const { actor, registerId } = this.place()
    const { workshopId, failureModeIds } = await this.scoringAt()
    const failureModeId = present(failureModeIds[0], 'a failure mode')
    const roundId = await openTestRound(actor, registerId, workshopId, failureModeId)
    if (standing === 'revealed') await send(actor, 'scoring-round.reveal', { workshopId, roundId }, registerId)
    return { workshopId, failureModeId, roundId }
  }

  /** A workshop in which a vote is open. */
  private async votingAt(): Promise<{ workshopId: string; candidateIds: string[] }> {
    const { actor, registerId } = this.place()
    const { workshopId, candidateIds } = await this.scoringAt()
    await send(actor, 'dot-vote.open', { workshopId, dots: 5 }, registerId)
    return { workshopId, candidateIds }
  }
}
