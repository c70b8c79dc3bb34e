'use client'

import { useState, useSyncExternalStore } from 'react'
import type { RowSet } from '@/lib/domain/row/row-set'
import { useRoomStore } from '@/lib/live/client/room'
import type { RoomStore } from '@/lib/live/client/room-store'
import type { Touched } from '@/lib/live/client/touched-rows'

/** Something worked out from the rows of a room that is patched where they changed. It gives the same object while nothing in it changed. */
export interface RowIndex<View> {
  update(rows: RowSet, touched: Touched): View
}

/** Keeps an index true to a room: what the room says was touched is looked at again, nothing else. */
export class RowIndexFollower<View> {
  private view: View
  private seen: RowSet

  constructor(
    private readonly store: RoomStore,
    private readonly index: RowIndex<View>,
  ) {
    this.seen = store.read().rows
    this.view = index.update(this.seen, 'all')
  }

  readonly read = (): View => this.view

  readonly subscribe = (listener: () => void): (() => void) => {
    // What happened between the making and the listening was told to nobody.
    this.take('all')
    return this.store.subscribeToRows((touched) => {
      this.take(touched)
      listener()
    })
  }

  private take(touched: Touched): void {
    const { rows } = this.store.read()
    if (rows === this.seen) return
    this.seen = rows
    this.view = this.index.update(rows, touched)
  }
}

/** What an index makes of the room's rows; the component renders again when that is another object. */
export function useRowIndex<View>(make: (store: RoomStore) => RowIndex<View>): View {
  const store = useRoomStore()
  const [follower] = useState(() => new RowIndexFollower(store, make(store)))
  return useSyncExternalStore(follower.subscribe, follower.read, follower.read)
}
