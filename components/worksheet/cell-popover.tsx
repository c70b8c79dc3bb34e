'use client'

import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { joinClasses } from '@/components/ui/class-names'

interface CellPopoverProps {
  /** Least width in pixels; the cell's own width where that is more. */
  minWidth?: number
  /** Over the cell, as an editor stands, or under it, as words about it stand. */
  place?: 'over' | 'under'
  className?: string
  children: ReactNode
}

/** What belongs to a cell and is larger than it: in the top layer, so that no frame cuts it off, and with the cell when that moves. */
export function CellPopover({ minWidth = 0, place = 'over', className, children }: CellPopoverProps) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = box.current
    const cell = element?.closest<HTMLElement>('[role=gridcell]')
    if (!element || !cell) return
    const put = () => putBeside(element, cell.getBoundingClientRect(), place, minWidth)
    element.showPopover()
    put()
    const watch = new ResizeObserver(put)
    watch.observe(element)
    window.addEventListener('scroll', put, { capture: true, passive: true })
    window.addEventListener('resize', put)
    return () => {
      watch.disconnect()
      window.removeEventListener('scroll', put, { capture: true })
      window.removeEventListener('resize', put)
    }
  }, [place, minWidth])
  return (
    <div
      ref={box}
      popover="manual"
      // What happens in here is no business of the cell beneath.
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      className={joinClasses('fixed inset-auto m-0 max-h-[60dvh] max-w-[calc(100vw-1rem)] cursor-auto overflow-auto bg-raised text-ink shadow-pop', className)}
    >
      {children}
    </div>
  )
}

const EDGE = 8

function putBeside(element: HTMLElement, cell: DOMRect, place: 'over' | 'under', minWidth: number): void {
  element.style.minWidth = `${Math.min(Math.max(cell.width, minWidth), window.innerWidth - 2 * EDGE)}px`
  const { width, height } = element.getBoundingClientRect()
  const wanted = place === 'over' ? cell.top : cell.bottom + 2
  const isFitting = wanted + height <= window.innerHeight - EDGE
  const above = place === 'over' ? window.innerHeight - EDGE - height : cell.top - height - 2
  element.style.top = `${Math.max(EDGE, isFitting ? wanted : above)}px`
  element.style.left = `${Math.max(EDGE, Math.min(cell.left, document.documentElement.clientWidth - width - EDGE))}px`
}
