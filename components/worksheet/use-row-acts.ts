'use client'

import type { AddPlace } from '@/components/worksheet/grid-item'
import { keyAtEnd, keyForStep } from '@/components/room/ordered-moves'
import { useActions } from '@/components/room/room-actions'
import type { CategoryRow } from '@/lib/domain/register/register-rows'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import { newId } from '@/lib/kernel/ids'
import { orderKeyBetween } from '@/lib/kernel/order-key'
import { useRoomStore } from '@/lib/live/client/room'
import type { RoomStore } from '@/lib/live/client/room-store'

/**
 * Does something as soon as a failure mode is shown: at once mostly; later while what it takes to add one is on its way. Returns what gives it up.
 */
function whenShown(store: RoomStore, id: string, work: () => void): () => void {
  const isShown = () => store.read().rows.get('failure-mode', id) !== undefined
  if (isShown()) {
    work()
    return () => undefined
  }
  const stop = store.subscribe(() => {
    if (!isShown()) return
    stop()
    work()
  })
  return stop
}

/** What can be done to whole rows: add, move within the category and to another one, delete; each with undo. */
export function useRowActs() {
  const store = useRoomStore()
  const { act } = useActions()
  const listOf = (categoryId: string) => listInOrder<'failure-mode'>(store.read().rows.where('failure-mode', 'categoryId', categoryId))
  return {
    /** Adds a failure mode; false when it was refused. `onShown` hears its id when the row is there, which is before the server has answered. */
    async add({ categoryId, after }: AddPlace, title: string, onShown?: (id: string) => void): Promise<boolean> {
      const list = listOf(categoryId)
      const next = after ? list[list.findIndex((row) => row.id === after.id) + 1] : undefined
      const orderKey = after ? orderKeyBetween(after.orderKey, next?.orderKey ?? null) : keyAtEnd(list)
      const id = newId()
      const doing = act('failure-mode.add', { rows: [{ id, title, categoryId, orderKey }] })
      const giveUp = onShown && whenShown(store, id, () => onShown(id))
      const { ok } = await doing
      // One that was refused before it was shown never will be.
      giveUp?.()
      return ok
    },
    move({ id, categoryId, orderKey }: WorksheetLine, step: -1 | 1): void {
      const after = keyForStep(listOf(categoryId), id, step)
      if (after) void act('failure-mode.edit', { edits: [{ id, field: 'orderKey', before: orderKey, after }] })
    },
    moveTo({ id, code, categoryId, orderKey }: WorksheetLine, category: CategoryRow): void {
      const edits = [
        { id, field: 'categoryId', before: categoryId, after: category.id },
        { id, field: 'orderKey', before: orderKey, after: keyAtEnd(listOf(category.id)) },
      ]
      void act('failure-mode.edit', { edits }, { done: `Moved ${code} to “${category.title}”.` })
    },
    delete(lines: readonly WorksheetLine[]): void {
      const [first] = lines
      if (!first) return
      const done = lines.length === 1 ? `Deleted ${first.code} ${first.title}.` : `Deleted ${lines.length.toLocaleString('en')} failure modes.`
      void act('failure-mode.delete', { ids: lines.map(({ id }) => id) }, { done })
    },
    /** Deletes a category that holds nothing; false for one that does, about which somebody must be asked. */
    deleteEmpty({ id, title }: CategoryRow): boolean {
      if (listOf(id).length > 0) return false
      void act('category.delete', { ids: [id] }, { done: `Deleted “${title}”.` })
      return true
    },
    moveCategory(categories: readonly CategoryRow[], category: CategoryRow, step: -1 | 1): void {
      const after = keyForStep(categories, category.id, step)
      if (after) void act('category.edit', { edits: [{ id: category.id, field: 'orderKey', before: category.orderKey, after }] })
    },
  }
}
