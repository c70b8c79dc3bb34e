'use client'

import { createContext, use, useCallback, useSyncExternalStore } from 'react'
import { present } from '@/lib/kernel/assert'
import { PresenceStore, type PresenceView } from '@/lib/live/client/presence-store'
import type { PresenceMessage, Tell } from '@/lib/live/protocol/presence'
import { waitFor } from '@/lib/live/client/retry-pause'

export type { PersonHere, Place } from '@/lib/live/protocol/presence'

export const PresenceContext = createContext<PresenceStore | null>(null)

/** The presence of a room, told to the server of the page. */
export function openPresence(registerId: string | null): PresenceStore {
  return new PresenceStore(registerId, { tell: sendTell, wait: waitFor })
}

async function sendTell(told: Tell): Promise<void> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(told) }
  // A place is worth no retry: the next one follows, and a connection that comes back tells it anew.
  await fetch('/api/presence', init).catch(() => undefined)
}

/** Takes what the live connection says of those who are here. A broken frame is mended by the next. */
export function receivePresence(store: PresenceStore, data: string): void {
  try {
    // What our own server sends is typed by `lib/live/protocol/presence`.
    store.receive(JSON.parse(data) as PresenceMessage)
  } catch {
    return
  }
}

function usePresenceStore(): PresenceStore {
  return present(use(PresenceContext), 'a component that uses presence stands inside a room')
}

/** Who the server says is in this register, oneself too. */
export function usePresenceView(): PresenceView {
  const store = usePresenceStore()
  return useSyncExternalStore(store.subscribe, store.read, store.read)
}

/** Tells where in the register one is: a failure mode and a column, or null. Call it as often as it changes; it is told now and then. */
export function useTellPlace(): PresenceStore['tell'] {
  const store = usePresenceStore()
  return useCallback((place) => store.tell(place), [store])
}
