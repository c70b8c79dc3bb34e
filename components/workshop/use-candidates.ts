'use client'

import { keyAtEnd } from '@/components/room/ordered-moves'
import { useActions } from '@/components/room/room-actions'
import { useCategoryGroups } from '@/components/register/use-register'
import { useWorkshop } from '@/components/workshop/use-workshop'
import type { FailureModeSummary } from '@/lib/domain/failure-mode/failure-mode-summary'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import type { BatchStep } from '@/lib/domain/row/batch'
import { compareScores } from '@/lib/domain/scoring/score'
import { becomeFailureMode, likelyCategory } from '@/lib/domain/workshop/become-failure-mode'
import { boardOf, type BoardGroup } from '@/lib/domain/workshop/board'
import { candidatesOf } from '@/lib/domain/workshop/rounds'
import type { CandidateRow } from '@/lib/domain/workshop/scoring-rows'
import type { CandidateState } from '@/lib/domain/workshop/workshop-words'
import { newId } from '@/lib/kernel/ids'
import { spreadOrderKeys } from '@/lib/kernel/order-key'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

/** How many groups are made failure modes at once: three steps each, and one for the candidates, fit into a batch. */
export const GROUPS_AT_ONCE = 33

/** The candidates of the workshop at hand, what could become one, and what who leads can do with them; each is one step back. */
export function useCandidates() {
  const { workshop } = useWorkshop()
  const { rows } = useRoomView()
  const store = useRoomStore()
  const { act } = useActions()
  const summaries = useCategoryGroups().flatMap(({ failureModes }) => failureModes)
  const candidates = candidatesOf(rows, workshop.id)
  const taken = new Set(candidates.map(({ failureModeId }) => failureModeId))
  const { groups, alone } = boardOf(rows, workshop.id)
  const mayMake = store.may('edit-rows')
  const isOpen = ({ group }: BoardGroup) => (group.failureModeId === null ? mayMake : !taken.has(group.failureModeId))
  const openGroups = groups.filter(isOpen)
  const rowsFor = (failureModeIds: readonly string[], state: CandidateState) => {
    const known = new Set(candidatesOf(store.read().rows, workshop.id).map(({ failureModeId }) => failureModeId))
    const fresh = [...new Set(failureModeIds)].filter((id) => !known.has(id))
    const last = listInOrder<'candidate'>(store.read().rows.where('candidate', 'workshopId', workshop.id)).at(-1)
    const keys = spreadOrderKeys(fresh.length, last?.orderKey ?? null)
    return fresh.map((failureModeId, i) => ({ id: newId(), workshopId: workshop.id, failureModeId, state, orderKey: keys[i] ?? 'a0' }))
  }
  const addStep = (ids: readonly string[], state: CandidateState = 'open'): BatchStep[] => {
    const added = rowsFor(ids, state)
    return added.length > 0 ? [{ verb: 'candidate.add', input: { rows: added } }] : []
  }
  const edit = (list: readonly CandidateRow[], stateOf: (one: CandidateRow, place: number) => CandidateState, done: string) => {
    const edits = list.flatMap((one, place) => {
      const after = stateOf(one, place)
      return after === one.state ? [] : [{ id: one.id, field: 'state', before: one.state, after }]
    })
    if (edits.length > 0) void act('candidate.edit', { edits }, { done })
  }
  return {
    candidates,
    /** Groups of today that are no candidate yet. */
    openGroups,
    /** Cards of today that lie in no group. */
    alone,
    /** Failure modes of the register that are no candidate yet, those that hurt most first. */
    others: summaries.filter(({ row }) => !taken.has(row.id)).sort((a, b) => compareScores(a.score, b.score)),
    addStep,
    /** Makes every group a failure mode that is none yet, and all of them candidates. */
    takeGroups(): void {
      const { steps, ids } = becomeAll(openGroups, store.read().rows)
      void act('register.batch', { steps: [...steps, ...addStep(ids)] }, { done: ids.length === 1 ? 'One candidate was taken up.' : `${ids.length} candidates were taken up.` })
    },
    take(list: readonly FailureModeSummary[]): void {
      const steps = addStep(list.map(({ row }) => row.id))
      if (steps.length > 0) void act('register.batch', { steps }, { done: list.length === 1 ? 'One candidate was taken up.' : `${list.length} candidates were taken up.` })
    },
    choose: (one: CandidateRow, state: CandidateState) => edit([one], () => state, state === 'chosen' ? 'It is scored today.' : 'It is left for another day.'),
    /** Chooses the first ones and leaves the others. */
    chooseTop: (count: number) => edit(candidates, (_, place) => (place < count ? 'chosen' : 'left'), `${Math.min(count, candidates.length)} are scored today.`),
    remove: (one: CandidateRow) => void act('candidate.delete', { ids: [one.id] }, { done: 'It is no candidate any more.' }),
  }
}

/** The steps that make every group a failure mode that is none yet, and the failure modes of all. A batch has at most so many steps. */
function becomeAll(groups: readonly BoardGroup[], rows: ReturnType<typeof useRoomView>['rows']): { steps: BatchStep[]; ids: string[] } {
  const categories = listInOrder<'category'>(rows.all('category')).map(({ id }) => id)
  const last = new Map<string, string>()
  const made = groups.slice(0, GROUPS_AT_ONCE).map((one): { steps: BatchStep[]; id: string } => {
    if (one.group.failureModeId !== null) return { steps: [], id: one.group.failureModeId }
    const categoryId = likelyCategory(one.cards, categories) ?? ''
    const before = last.get(categoryId)
    const there = listInOrder<'failure-mode'>(rows.where('failure-mode', 'categoryId', categoryId))
    const orderKey = keyAtEnd(before === undefined ? there : [{ id: '', orderKey: before }])
    last.set(categoryId, orderKey)
    const id = newId()
    return { steps: becomeFailureMode(one, { failureModeId: id, categoryId, orderKey, newId }), id }
  })
  return { steps: made.flatMap(({ steps }) => steps), ids: made.map(({ id }) => id) }
}

