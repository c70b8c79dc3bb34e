'use client'

import { useToast } from '@/components/ui/toast'
import { useLateCommand } from '@/components/room/use-late-command'
import { useWorkshop } from '@/components/workshop/use-workshop'
import type { Levels } from '@/lib/domain/workshop/ballot'
import type { ScoringRoundRow } from '@/lib/domain/workshop/scoring-rows'
import { describeRefusal } from '@/lib/live/client/refusal'
import { newId } from '@/lib/kernel/ids'
import { useDo } from '@/lib/live/client/room'

/** What who leads does with rounds. None of it is taken back by an undo: a further round is the way back. */
export function useRoundActs() {
  const { workshop } = useWorkshop()
  const toast = useToast()
  const run = useDo()
  const { send, isSending } = useLateCommand()
  const say = (message: string) => toast.show({ tone: 'error', message })
  return {
    isRevealing: isSending,
    async open(failureModeIds: readonly string[], closesAt: string | null = null): Promise<boolean> {
      const rounds = failureModeIds.map((failureModeId) => ({ id: newId(), failureModeId }))
      const outcome = await run('scoring-round.open', { workshopId: workshop.id, rounds, closesAt })
      if (!outcome.ok) say(describeRefusal(outcome.refusal))
      return outcome.ok
    },
    async reveal(roundId: string): Promise<void> {
      const answer = await send('scoring-round.reveal', { workshopId: workshop.id, roundId })
      if (!answer.ok) say(describeRefusal(answer.refusal))
    },
    async agree({ id, failureModeId }: ScoringRoundRow, levels: Levels, rationale: string | null): Promise<void> {
      const outcome = await run('scoring-round.agree', { workshopId: workshop.id, failureModeId, roundId: id, assessmentId: newId(), levels, rationale })
      if (!outcome.ok) say(describeRefusal(outcome.refusal))
    },
  }
}
