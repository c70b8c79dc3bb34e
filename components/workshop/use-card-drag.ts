'use client'

import { useEffect, useRef, useState, type PointerEvent } from 'react'

/** A card in the hand: where it is, and over what. */
export interface Dragged {
  cardId: string
  x: number
  y: number
  /** The `data-drop` of what is under the hand; null for nothing. */
  over: string | null
}

/** So far a press may slip, in pixels, and still be a press. */
const SLIP = 6

/**
 * Drags cards by mouse or pen; a finger scrolls, and chooses cards instead. Cards carry `data-card`, places to drop `data-drop`. Escape puts
 * the card back. A browser's own drag and drop would not begin on a button everywhere.
 */
export function useCardDrag(isAllowed: boolean, onDrop: (cardId: string, over: string) => void) {
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const drop = useRef(onDrop)
  useEffect(() => {
    drop.current = onDrop
  })
  const stop = useRef<() => void>(undefined)
  useEffect(() => () => stop.current?.(), [])
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card]') : null
    const cardId = card?.dataset.card
    if (!isAllowed || !cardId || event.button !== 0 || event.pointerType === 'touch') return
    stop.current?.()
    stop.current = follow({ cardId, x: event.clientX, y: event.clientY }, setDragged, (over) => drop.current(cardId, over))
  }
  return { dragged, onPointerDown }
}

/** Follows the hand until it lets go; returns what ends that without a drop. */
function follow(start: Omit<Dragged, 'over'>, show: (dragged: Dragged | null) => void, drop: (over: string) => void): () => void {
  let isMoving = false
  const move = ({ clientX: x, clientY: y }: globalThis.PointerEvent) => {
    isMoving ||= Math.hypot(x - start.x, y - start.y) > SLIP
    if (isMoving) show({ cardId: start.cardId, x, y, over: placeAt(x, y) })
  }
  const release = ({ clientX, clientY }: globalThis.PointerEvent) => {
    const over = isMoving ? placeAt(clientX, clientY) : null
    if (isMoving) swallowClick()
    end()
    if (over !== null) drop(over)
  }
  const cancel = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') end()
  }
  const end = () => {
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', release)
    window.removeEventListener('pointercancel', end)
    window.removeEventListener('keydown', cancel)
    show(null)
  }
  window.addEventListener('pointermove', move)
  window.addEventListener('pointerup', release)
  window.addEventListener('pointercancel', end)
  window.addEventListener('keydown', cancel)
  return end
}

function placeAt(x: number, y: number): string | null {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]')?.dataset.drop ?? null
}

/** The click that follows a drag onto itself chooses nothing. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => event.stopPropagation()
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }))
}
