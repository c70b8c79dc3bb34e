'use client'

import { useState, type ReactNode } from 'react'
import { joinClasses } from '@/components/ui/class-names'

interface FoldedListProps<Item> {
  items: readonly Item[]
  /** How many there are, where only the first of them are here. */
  count?: number
  /** Makes the list item of one; only of those that are in the page, which are few of ten thousand. */
  show: (item: Item) => ReactNode
  /** How many stand open. */
  max: number
  /** How many of the folded ones are made when somebody unfolds them; the rest are only counted. */
  unfoldedMax?: number
  /** Puts the folded items into the page at once, where a search of the browser finds them. */
  eager?: boolean
  className: string
}

/** More than these in one place are looked at in the worksheet. */
const UNFOLDED_MAX = 1_000

/** A list whose end is folded away and counted. */
export function FoldedList<Item>({ items, count = items.length, show, max, unfoldedMax = UNFOLDED_MAX, eager = false, className }: FoldedListProps<Item>) {
  const [open, setOpen] = useState(false)
  const folded = count - max
  const inPage = Math.min(unfoldedMax, items.length - max)
  const rest = open || eager ? items.slice(max, max + unfoldedMax) : []
  return (
    <>
      <ul className={className}>{items.slice(0, max).map(show)}</ul>
      {folded > 0 && (
        <details className="relative z-1 mt-1 text-xs" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary className="tabular px-0.5 outline-current pointer-coarse:py-3">{folded} more</summary>
          <ul className={joinClasses(className, 'mt-1 max-h-56 overflow-y-auto print:max-h-none')}>{rest.map(show)}</ul>
          {folded > inPage && <p className="tabular pt-1">and {folded - inPage} more, which the worksheet shows.</p>}
        </details>
      )}
    </>
  )
}
