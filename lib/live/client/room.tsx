'use client'

import { createContext, use, useCallback, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { commandHands } from '@/lib/live/client/command-hands'
import { fetchSoon } from '@/lib/live/client/fetch-soon'
import { LiveConnection } from '@/lib/live/client/live-connection'
import { openPresence, PresenceContext, receivePresence } from '@/lib/live/client/presence'
import type { RoomDoors, RoomStart } from '@/lib/live/client/room-doors'
import { RoomStore, type RoomView } from '@/lib/live/client/room-store'
import { present } from '@/lib/kernel/assert'

/** The store of a room, for whoever opens one. */
export const RoomContext = createContext<RoomStore | null>(null)

interface RoomProps {
  start: RoomStart
  doors: RoomDoors
  children: ReactNode
}

/** Opens a live room for everything inside it: the rows, the commands and the connection that keeps them true. */
export function Room({ start, doors, children }: RoomProps) {
  const [store] = useState(() => new RoomStore(start, doors))
  const [presence] = useState(() => openPresence(start.registerId))
  useEffect(() => {
    const connection = new LiveConnection({
      heads: () => store.readHeads(),
      workshopId: store.workshopId,
      onEvents: (events) => store.receive(events),
      onHeads: (heads) => store.advance(heads),
      onReload: () => void store.reload(),
      onState: (state) => {
        store.setState(state)
        presence.setLive(state === 'live')
      },
      takeSeat: () => presence.takeSeat(),
      onPresence: (data) => receivePresence(presence, data),
    })
    const stopWatching = whileVisible(connection)
    return () => {
      stopWatching()
      connection.close()
    }
  }, [store, presence])
  useEffect(() => fetchSoon(commandHands, store.firstOf === null), [store])
  useEffect(() => (store.firstOf === null ? undefined : whenIdle(() => void store.reload())), [store])
  useWarnBeforeLeaving(store)
  return (
    <RoomContext value={store}>
      <PresenceContext value={presence}>{children}</PresenceContext>
    </RoomContext>
  )
}

/** How long a hidden tab keeps its connection, for those who only look away. */
const HIDDEN_MS = 10_000

/** Browsers open six connections to a host at most, so a hidden tab lets its own go: a seventh tab would wait for ever. */
function whileVisible(connection: LiveConnection): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const follow = () => {
    clearTimeout(timer)
    if (document.visibilityState === 'visible') connection.open()
    else timer = setTimeout(() => connection.pause(), HIDDEN_MS)
  }
  follow()
  document.addEventListener('visibilitychange', follow)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', follow)
  }
}

/** The longest that hands which never rest keep the rest of a room waiting, in milliseconds. */
const IDLE_MS = 500

/** Does something when the page has drawn what it has and its hands rest. Returns what takes it back. */
function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, IDLE_MS / 4)
    return () => clearTimeout(timer)
  }
  const idle = requestIdleCallback(work, { timeout: IDLE_MS })
  return () => cancelIdleCallback(idle)
}

/** Something typed that the server has not confirmed would be lost with the page. */
function useWarnBeforeLeaving(store: RoomStore): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (store.read().unconfirmed > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [store])
}

/** The store of the room around this component. */
export function useRoomStore(): RoomStore {
  return present(use(RoomContext), 'a component that uses a room stands inside one')
}

/** What the room shows now; the component renders again when it changes. */
export function useRoomView(): RoomView {
  const store = useRoomStore()
  return useSyncExternalStore(store.subscribe, store.read, store.read)
}

/** Does a command of this room. */
export function useDo(): RoomStore['do'] {
  const store = useRoomStore()
  return useCallback((verb, input, reason) => store.do(verb, input, reason), [store])
}

/**
 * Fetches the texts of failure modes that are shown, and says which are in hand; the component renders again when more are. Fields that
 * are not in hand are absent from their rows.
 */
export function useWholeFailureModes(ids: readonly string[]): (id: string) => boolean {
  const store = useRoomStore()
  useRoomView()
  // A room that was read anew is slim again, so this looks each time and not only when the ids change.
  const missing = ids.filter((id) => !store.isWhole(id)).join()
  useEffect(() => {
    if (missing !== '') void store.see(missing.split(','))
  }, [store, missing])
  return useCallback((id) => store.isWhole(id), [store])
}

/** Fetches everything that a room leaves out, for a page that shows all of it; true when it is in hand. */
export function useWholeRegister(): boolean {
  const store = useRoomStore()
  useRoomView()
  useEffect(() => void store.seeAll(), [store])
  return store.isComplete
}
