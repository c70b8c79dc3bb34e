'use client'

import { useLayoutEffect, useRef, type RefObject } from 'react'
import { findTravels, type Snapshot, type Spot } from '@/components/matrix/cell-travel'

/** Under a quarter of a second (LOOK.md, "Numbers that move"). */
const TRAVEL_MS = 220

function takeSnapshot(table: HTMLElement): Snapshot {
  const corner = table.getBoundingClientRect()
  const spots = new Map<string, Spot>()
  for (const chip of table.querySelectorAll<HTMLElement>('[data-chip]')) {
    const box = chip.getBoundingClientRect()
    const { chip: id, cell } = chip.dataset
    if (id && cell && box.width > 0) spots.set(id, { cell, left: box.left - corner.left, top: box.top - corner.top })
  }
  return { width: corner.width, spots }
}

function sendOff(table: HTMLElement, id: string, fromX: number, fromY: number) {
  const chip = table.querySelector<HTMLElement>(`[data-chip="${CSS.escape(id)}"]`)
  chip?.animate(
    [
      { transform: `translate(${fromX}px, ${fromY}px)`, zIndex: 1 },
      { transform: 'none', zIndex: 1 },
    ],
    { duration: TRAVEL_MS, easing: 'cubic-bezier(0.2, 0, 0, 1)' },
  )
}

/** Lets chips (`data-chip`, `data-cell`) travel to a new cell when `shown` changes; reduced motion puts them there. */
export function useTravel(table: RefObject<HTMLElement | null>, shown: unknown) {
  const last = useRef<Snapshot | null>(null)
  useLayoutEffect(() => {
    const element = table.current
    if (!element) return
    const now = takeSnapshot(element)
    const before = last.current
    last.current = now
    if (!before || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
    for (const { id, fromX, fromY } of findTravels(before, now)) sendOff(element, id, fromX, fromY)
  }, [table, shown])
}
