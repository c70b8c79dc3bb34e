'use client'

import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'

interface ChipDragOptions {
  /** Called when a code (`data-chip`) is picked up; false refuses. */
  onBegin(id: string): boolean
  /** Called with the name of the cell (`data-place`) that the pointer comes over. */
  onOver(place: string | null): void
  onEnd(place: string | null): void
  onCancel(): void
}

/** A mouse that moves less than this presses, and a finger that moves more before it has held still scrolls. */
const SLACK_PX = 7
/** How long a finger holds still to pick up. */
const HOLD_MS = 300
/** Near the edge of the window the page comes along. */
const EDGE_PX = 48

export interface DragGhost {
  code: string
  element: RefObject<HTMLDivElement | null>
  x: number
  y: number
}

interface Press {
  id: string
  code: string
  x: number
  y: number
  isTouch: boolean
}

/** Carries codes by pointer: mouse and pen as soon as they move, a finger after it has held still, so that the page still scrolls. */
export function useChipDrag(options: ChipDragOptions) {
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  const area = useRef<HTMLDivElement>(null)
  const element = useRef<HTMLDivElement>(null)
  const isDragging = useRef(false)
  const stop = useRef<AbortController | null>(null)
  const [ghost, setGhost] = useState<DragGhost | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  useHeldTouch(area, isDragging)

  const end = () => {
    stop.current?.abort()
    isDragging.current = false
    setGhost(null)
  }
  const begin = (press: Press) => {
    if (!latest.current.onBegin(press.id)) return end()
    isDragging.current = true
    setGhost({ code: press.code, element, x: press.x, y: press.y })
  }
  const follow = (x: number, y: number) => {
    element.current?.style.setProperty('transform', `translate(${x}px, ${y}px)`)
    if (y < EDGE_PX || y > window.innerHeight - EDGE_PX) window.scrollBy(0, y < EDGE_PX ? -EDGE_PX / 3 : EDGE_PX / 3)
    latest.current.onOver(placeAt(x, y))
  }

  const watch = (press: Press) => {
    stop.current?.abort()
    const controller = new AbortController()
    stop.current = controller
    const { signal } = controller
    const timer = press.isTouch ? setTimeout(() => begin(press), HOLD_MS) : undefined
    signal.addEventListener('abort', () => clearTimeout(timer))
    const onMove = (event: globalThis.PointerEvent) => {
      const isFar = Math.hypot(event.clientX - press.x, event.clientY - press.y) > SLACK_PX
      if (isDragging.current) follow(event.clientX, event.clientY)
      else if (isFar && press.isTouch) end()
      else if (isFar) begin(press)
    }
    const onUp = (event: globalThis.PointerEvent) => {
      const wasDragging = isDragging.current
      end()
      if (!wasDragging) return
      swallowClick()
      latest.current.onEnd(placeAt(event.clientX, event.clientY))
    }
    const giveUp = () => {
      const wasDragging = isDragging.current
      end()
      if (wasDragging) latest.current.onCancel()
    }
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape') giveUp()
    }
    window.addEventListener('pointermove', onMove, { signal })
    window.addEventListener('pointerup', onUp, { signal })
    window.addEventListener('pointercancel', giveUp, { signal })
    window.addEventListener('keydown', onKey, { signal })
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const chip = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-chip]') : null
    if (!chip || event.button !== 0 || !event.isPrimary || event.metaKey || event.ctrlKey || event.shiftKey) return
    const { chip: id = '', code = '' } = chip.dataset
    watch({ id, code, x: event.clientX, y: event.clientY, isTouch: event.pointerType === 'touch' })
  }
  return { area, onPointerDown, ghost, isDragging: ghost !== null }
}

function placeAt(x: number, y: number): string | null {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-place]')?.dataset.place ?? null
}

/** A code is a link, and letting go of it would follow it. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0)
}

/** While a finger carries a code, the page stays where it is and no menu of the browser opens. */
function useHeldTouch(area: RefObject<HTMLElement | null>, isDragging: RefObject<boolean>): void {
  useEffect(() => {
    const element = area.current
    if (!element) return
    const hold = (event: Event) => {
      if (isDragging.current) event.preventDefault()
    }
    // Not passive: only a listener that was there when the finger came down may keep the page from scrolling.
    element.addEventListener('touchmove', hold, { passive: false })
    element.addEventListener('contextmenu', hold)
    return () => {
      element.removeEventListener('touchmove', hold)
      element.removeEventListener('contextmenu', hold)
    }
  }, [area, isDragging])
}
