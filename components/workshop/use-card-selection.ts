'use client'

import { useState, type KeyboardEvent } from 'react'
import type { CardRow } from '@/lib/domain/workshop/workshop-rows'

/** Which cards are chosen, and how the focus goes between them. */
export function useCardSelection(cards: readonly CardRow[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  // A card that somebody else moved stays chosen; one that is gone does not count.
  const chosen = cards.filter(({ id }) => ids.has(id))
  const toggle = (id: string) => setIds((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])))
  const clear = () => setIds(new Set())
  return { chosen, isChosen: (id: string) => ids.has(id), toggle, clear }
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/** Moves the focus to the next or the previous card of the board; true when it did. */
export function moveBetweenCards(event: KeyboardEvent<HTMLElement>): boolean {
  const step = STEPS[event.key]
  if (step === undefined || !(event.target instanceof HTMLElement) || !event.target.matches('[data-card]')) return false
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-card]')]
  const next = all[all.indexOf(event.target) + step]
  next?.focus()
  return next !== undefined
}
