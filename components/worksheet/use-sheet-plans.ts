'use client'

import { useState } from 'react'
import { useSheetWork, type SheetWork } from '@/components/worksheet/late-sheet'
import { callForSteps } from '@/components/worksheet/plan-call'
import { useActions } from '@/components/room/room-actions'
import { useToast } from '@/components/ui/toast'
import type { Plan } from '@/lib/domain/worksheet/clipboard/plan'
import { sheetSource, type SheetSource } from '@/lib/domain/worksheet/clipboard/sheet-source'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import { describeRefusal } from '@/lib/live/client/refusal'
import { newId } from '@/lib/kernel/ids'
import { useRoomStore } from '@/lib/live/client/room'

/** Something that is done to many cells at once. */
export interface PlanWish {
  /** What it is called when some of it cannot be done, such as “Paste”. */
  title: string
  make(source: SheetSource): Plan
  /** What to say when it is done, with an undo beside it; nothing is said of what is seen at once. */
  done?(plan: Plan): string
  /** Where new rows go that name no category; null for the first one. */
  categoryId?: string | null
}

/** A plan of which something would not be done, or not as it may be expected, or that was refused: until somebody has decided. */
export interface PlanReview {
  title: string
  /** What was said when it was taken; null before. */
  refusal: string | null
  /** The plan over the rows as they are now: others go on working while it is looked at. */
  read(): Plan
  /** Takes the good rows of the plan as it was looked at; over what others wrote, or beside it. */
  take(plan: Plan, over: boolean): void
}

/** Plans what is done to many cells, fetches the texts that it needs, shows what cannot be done, and does the rest as one command with one undo. */
export function useSheetPlans(allLines: () => readonly WorksheetLine[]) {
  const store = useRoomStore()
  const { act } = useActions()
  const toast = useToast()
  const withSheet = useSheetWork()
  const [review, setReview] = useState<PlanReview | null>(null)
  const sourceOf = ({ categoryId }: PlanWish) => sheetSource(store.read().rows, allLines(), newId, categoryId ?? null)

  const look = (sheet: SheetWork, wish: PlanWish, plan: Plan, refusal: string | null) =>
    setReview({
      ...{ title: wish.title, refusal },
      read: () => {
        const lines = new Map(allLines().map((line) => [line.id, line]))
        return sheet.rebasePlan(plan, (id) => lines.get(id), sourceOf(wish))
      },
      take: (seen, over) => void take(sheet, wish, over ? seen : sheet.leaveMoved(seen, sourceOf(wish))),
    })
  const take = async (sheet: SheetWork, wish: PlanWish, plan: Plan) => {
    setReview(null)
    const steps = sheet.planToBatch(plan, sourceOf(wish))
    const problem = sheet.batchProblem(steps)
    if (problem) return void toast.show({ tone: 'error', message: `${problem.message} ${problem.hint}` })
    const call = callForSteps(steps)
    if (!call) return void toast.show({ message: `${wish.title}: nothing would change.` })
    const outcome = await act(call.verb, call.input, { done: wish.done?.(plan), quiet: true })
    // Nothing of what was pasted is lost: it comes back with what was said, over the rows as they are then.
    if (!outcome.ok) look(sheet, wish, plan, describeRefusal(outcome.refusal))
  }
  const runWith = async (sheet: SheetWork, wish: PlanWish) => {
    let plan = wish.make(sourceOf(wish))
    if (plan.missing.length > 0) {
      const reading = toast.show({ message: 'Reading the texts that would be replaced…' })
      await store.see(plan.missing)
      toast.dismiss(reading)
      plan = wish.make(sourceOf(wish))
    }
    if (!sheet.needsLook(plan)) return take(sheet, wish, plan)
    look(sheet, wish, plan, null)
  }
  const run = (wish: PlanWish) => withSheet((sheet) => void runWith(sheet, wish))
  return { run, review, closeReview: () => setReview(null) }
}

/** A number of failure modes in words. */
export function countModes(count: number): string {
  return `${count.toLocaleString('en')} failure ${count === 1 ? 'mode' : 'modes'}`
}
