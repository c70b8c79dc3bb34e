'use client'

import { useDeferredValue } from 'react'
import { useRowIndex, type RowIndex } from '@/components/room/use-row-index'
import { OpenLines } from '@/lib/domain/coverage/open-lines'
import { lineContext, type WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import { nowIso } from '@/lib/kernel/clock'
import { present } from '@/lib/kernel/assert'
import type { RoomStore } from '@/lib/live/client/room-store'

/** The open lines of a room's register. */
export function indexOpenLines(store: RoomStore): RowIndex<readonly WorksheetLine[]> {
  const registerId = present(store.registerId, 'coverage is shown in the room of a register')
  const contextOf = (rows: Parameters<typeof lineContext>[0]) => lineContext(rows, registerId, nowIso().slice(0, 10))
  const lines = new OpenLines(contextOf(store.read().rows))
  return { update: (rows, touched) => lines.update(rows, touched, touched === 'all' ? contextOf(rows) : undefined) }
}

/** The open failure modes of the room, worst first. A change is shown at once where rows are few, and after what is typed where they are many. */
export function useOpenLines(): readonly WorksheetLine[] {
  return useDeferredValue(useRowIndex(indexOpenLines))
}
