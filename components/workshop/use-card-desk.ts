'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { CardDesk, type CardDeskView } from '@/components/workshop/card-desk'
import { keepInTab, readFromTab } from '@/components/room/tab-storage'
import type { WorkshopRow } from '@/lib/domain/workshop/workshop-rows'
import type { Answer, Envelope } from '@/lib/live/client/command-sender'
import { present } from '@/lib/kernel/assert'
import { waitFor } from '@/lib/live/client/retry-pause'
import { useRoomStore } from '@/lib/live/client/room'

const NOTHING: CardDeskView = { cards: [], isUnreached: false }

/** The desk of one workshop in this tab; null on the server and before the first paint, where nothing typed is known. */
export function useCardDesk({ id, authorship, revealedAt }: WorkshopRow): { desk: CardDesk | null; view: CardDeskView } {
  const { registerId: place, doors: roomDoors } = useRoomStore()
  const registerId = present(place, 'a workshop stands in the room of a register')
  const [desk, setDesk] = useState<CardDesk | null>(null)
  useEffect(() => {
    const key = `workshop-cards ${id}`
    const doors = {
      // What it takes to send comes late, and may not come at all while there is no connection.
      send: (envelope: Envelope) => roomDoors.send(envelope).catch((): Answer => ({ ok: 'unreached' })),
      wait: waitFor,
      read: () => readFromTab(key),
      keep: (text: string) => keepInTab(key, text),
      newSecret,
    }
    setDesk(new CardDesk({ registerId, workshopId: id, authorship }, doors))
  }, [id, authorship, registerId, roomDoors])
  useEffect(() => {
    if (revealedAt !== null) desk?.forgetStored()
  }, [desk, revealedAt])
  const view = useSyncExternalStore(
    (listener) => desk?.subscribe(listener) ?? (() => undefined),
    () => desk?.read() ?? NOTHING,
    () => NOTHING,
  )
  return { desk, view }
}

/** 32 random bytes as hexadecimal digits. */
function newSecret(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
