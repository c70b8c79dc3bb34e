'use client'

import { useState } from 'react'
import { useSheetWork, type SheetWork } from '@/components/worksheet/late-sheet'
import { callForSteps } from '@/components/worksheet/plan-call'
import { useActions } from '@/components/room/room-actions'
import { useToast } from '@/components/ui/toast'
import type { Plan } from '@/lib/domain/worksheet/clipboard/plan'
import { sheetSource, type SheetSource } from '@/lib/domain/worksheet/clipboard/sheet-source'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
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

/** A plan of which something would not be done, or not as it may be expected, until somebody has decided. */
export interface PlanReview {
  title: string
  plan: Plan
  take(): void
}

/** Plans what is done to many cells, fetches the texts that it needs, shows what cannot be done, and does the rest as one command with one undo. */
export function useSheetPlans(allLines: () => readonly WorksheetLine[]) {
  const store = useRoomStore()
  const { act } = useActions()
  const toast = useToast()
  const withSheet = useSheetWork()
  const [review, setReview] = useState<PlanReview | null>(null)

  const take = async ({ planToBatch, batchProblem }: SheetWork, wish: PlanWish, plan: Plan, source: SheetSource) => {
    setReview(null)
    const steps = planToBatch(plan, source)
    const problem = batchProblem(steps)
    if (problem) return void toast.show({ tone: 'error', message: `${problem.message} ${problem.hint}` })
    const call = callForSteps(steps)
    if (!call) return void toast.show({ message: `${wish.title}: nothing would change.` })
    await act(call.verb, call.input, { done: wish.done?.(plan) })
  }
  const runWith = async (sheet: SheetWork, wish: PlanWish) => {
    const begin = () => {
      const source = sheetSource(store.read().rows, allLines(), newId, wish.categoryId ?? null)
      return { source, plan: wish.make(source) }
    }
    let { source, plan } = begin()
    if (plan.missing.length > 0) {
      const reading = toast.show({ message: 'Reading the texts that would be replaced…' })
      await store.see(plan.missing)
      toast.dismiss(reading)
      ;({ source, plan } = begin())
    }
    if (!sheet.needsLook(plan)) return take(sheet, wish, plan, source)
    setReview({ title: wish.title, plan, take: () => void take(sheet, wish, plan, source) })
  }
  const run = (wish: PlanWish) => withSheet((sheet) => void runWith(sheet, wish))
  return { run, review, closeReview: () => setReview(null) }
}

/** A number of failure modes in words. */
export function countModes(count: number): string {
  return `${count.toLocaleString('en')} failure ${count === 1 ? 'mode' : 'modes'}`
}
