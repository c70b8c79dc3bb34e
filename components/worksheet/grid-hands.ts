'use client'

import { createContext, use } from 'react'
import type { AddPlace } from '@/components/worksheet/grid-item'
import { present } from '@/lib/kernel/assert'

/** Where the hands go when a value is committed. */
export type AfterCommit = 'down' | 'up' | 'next' | 'previous' | 'stay'

/** What cells, heads and groups ask of the grid around them. It stays the same object, so that nothing is drawn again because of it. */
export interface GridHands {
  /** Takes what was typed; a value that cannot be read stays in the editor with the reason. */
  commit(text: string, after: AfterCommit): void
  /** Closes a failure mode with the reason for it. */
  commitClosed(reason: string, after: AfterCommit): void
  cancel(): void
  /** Decides a conflict or a refusal that a cell shows. */
  resolve(lineId: string, columnId: string, choice: 'mine' | 'theirs'): void
  openRowMenu(lineId: string, at: Element): void
  openColumnMenu(columnId: string, at: Element): void
  openGroupMenu(key: string, at: Element): void
  toggleSort(columnId: string): void
  toggleFold(key: string): void
  moveColumn(columnId: string, target: string): void
  /** Adds a failure mode; true when it is done. */
  add(place: AddPlace, title: string): Promise<boolean>
  /** The typing of a new failure mode is left: by a key towards a neighbour, or because nothing is to be added. */
  leaveAdd(key: string, towards: -1 | 1 | null): void
  peek(code: string): void
}

export const GridHandsContext = createContext<GridHands | null>(null)

export function useGridHands(): GridHands {
  return present(use(GridHandsContext), 'a part of the grid stands inside it')
}
