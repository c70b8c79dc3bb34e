'use client'

import { useEffect, useMemo, useState } from 'react'
import { keepInTab, readFromTab } from '@/components/room/tab-storage'
import { alikePiles } from '@/lib/domain/workshop/likeness'
import type { CardRow } from '@/lib/domain/workshop/workshop-rows'

export interface AlikePile {
  key: string
  cards: CardRow[]
}

/** Cards that look alike and lie alone, without those of which this tab has said that they are not. */
export function useAlikePiles(workshopId: string, alone: readonly CardRow[]): { piles: AlikePile[]; dismiss: (pile: AlikePile) => void } {
  const place = `workshop-not-alike ${workshopId}`
  const [dismissed, setDismissed] = useState<readonly string[]>([])
  useEffect(() => setDismissed(readFromTab(place)?.split('\n') ?? []), [place])
  // The board is made anew with every change of the room; a card never changes what it says, so only other cards are compared anew.
  const ids = alone.map(({ id }) => id).join()
  const found = useMemo(() => alikePiles(alone).map((cards): AlikePile => ({ key: cards.map(({ id }) => id).join(), cards })), [ids])
  const dismiss = ({ key }: AlikePile) => {
    const next = [...dismissed, key]
    setDismissed(next)
    keepInTab(place, next.join('\n'))
  }
  const now = new Map(alone.map((card) => [card.id, card]))
  const piles = found
    .filter(({ key }) => !dismissed.includes(key))
    .map(({ key, cards }): AlikePile => ({ key, cards: cards.flatMap(({ id }) => now.get(id) ?? []) }))
  return { piles, dismiss }
}
