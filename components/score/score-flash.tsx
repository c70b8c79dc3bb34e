'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import { joinClasses } from '@/components/ui/class-names'

export interface ScoreFlashProps {
  /** What the flash watches: a text or number that is new when the score is. */
  value: string | number
  /** Who changed it; shown for a moment. Left out for one's own change. */
  by?: string
  children: ReactNode
}

const FLASH_MS = 1600

// Laid over what stands beside it: a table must not change its widths because of a name.
const BY_LOOK = joinClasses(
  'fade-away pointer-events-none absolute left-full z-1 ml-1.5 rounded-sm bg-ground px-1',
  'text-xs whitespace-nowrap text-muted print:hidden',
)

/** A ring that fades; under reduced motion it stands still and then goes. */
function flash(element: HTMLElement) {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  element.animate([{ boxShadow: '0 0 0 3px var(--accent)' }, { boxShadow: '0 0 0 3px transparent' }], {
    duration: FLASH_MS,
    easing: still ? 'step-end' : 'ease-out',
  })
}

/** Marks a changed score once, quietly, with who did it. The first value never flashes. */
export function ScoreFlash({ value, by, children }: ScoreFlashProps) {
  const element = useRef<HTMLSpanElement>(null)
  const [turn, setTurn] = useState({ value, count: 0 })
  if (turn.value !== value) setTurn({ value, count: turn.count + 1 })
  useEffect(() => {
    if (turn.count > 0 && element.current) flash(element.current)
  }, [turn.count])
  return (
    <span className="relative inline-flex items-baseline gap-2">
      <span ref={element} className="rounded-sm">
        {children}
      </span>
      {turn.count > 0 && by && (
        <span key={turn.count} className={BY_LOOK} aria-hidden="true">
          {by}
        </span>
      )}
    </span>
  )
}
