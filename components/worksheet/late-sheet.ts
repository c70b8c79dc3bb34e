'use client'

import { useCallback, useEffect } from 'react'
import { useToast } from '@/components/ui/toast'
import { Late } from '@/lib/kernel/late'
import { fetchSoon } from '@/lib/live/client/fetch-soon'
import { useRoomStore } from '@/lib/live/client/room'

const lateSheet = new Late(async () => {
  const [{ parseCell }, { planClear, planFillDown, planPaste }, { makePlan, needsLook }, { batchProblem, planToBatch }, { leaveMoved, rebasePlan }] = await Promise.all([
    import('@/lib/domain/worksheet/parse-cell'),
    import('@/lib/domain/worksheet/clipboard/paste-plan'),
    import('@/lib/domain/worksheet/clipboard/plan'),
    import('@/lib/domain/worksheet/clipboard/plan-to-batch'),
    import('@/lib/domain/worksheet/clipboard/rebase-plan'),
  ])
  return { parseCell, planClear, planFillDown, planPaste, makePlan, needsLook, batchProblem, planToBatch, leaveMoved, rebasePlan }
})

/** What reads typed and pasted text into cells, and plans what becomes of it. */
export type SheetWork = NonNullable<typeof lateSheet.now>

/**
 * Gives what works on cells to whoever needs it: at once when it is here, else when it has come (`fetch-soon.ts`). Nobody waits for it to read the grid; nothing is done, and it is said, when it cannot be fetched.
 */
export function useSheetWork(): (work: (sheet: SheetWork) => void) => void {
  const toast = useToast()
  const { firstOf } = useRoomStore()
  const isRowsInHand = firstOf === null
  useEffect(() => fetchSoon(lateSheet, isRowsInHand), [isRowsInHand])
  return useCallback(
    (work) => {
      const { now } = lateSheet
      if (now) return work(now)
      lateSheet.load().then(work, () => toast.show({ tone: 'error', message: 'What it takes to change cells could not be fetched. Nothing was changed; try again.' }))
    },
    [toast],
  )
}
