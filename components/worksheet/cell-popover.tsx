'use client'

import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { keepBeside } from '@/components/worksheet/keep-beside'
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
    element.showPopover()
    const letGo = keepBeside(element, cell, place, minWidth)
    takeCursor(element)
    return letGo
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

/** Puts the cursor into what is written in: only here, because what is not shown yet takes no focus. */
function takeCursor(element: HTMLElement): void {
  const field = element.querySelector<HTMLElement>('[data-cursor]')
  field?.focus({ preventScroll: true })
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length)
}
