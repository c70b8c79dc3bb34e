import { dueStateOf } from '@/lib/domain/action/due'
import type { DueItem } from '@/lib/domain/owners/owner-view'

/** What is due, by how soon: what has passed or falls into the next seven days stands before everything else. */
export interface DueParts {
  pressing: DueItem[]
  /** How many of the pressing have passed their day. */
  overdue: number
  /** Within thirty days. */
  soon: DueItem[]
  later: DueItem[]
}

/** Puts due items into their parts on an ISO day; each part keeps their order. */
export function splitDue(items: readonly DueItem[], today: string): DueParts {
  const parts: DueParts = { pressing: [], overdue: 0, soon: [], later: [] }
  for (const item of items) {
    const state = dueStateOf(item.due, today)
    if (state === 'overdue') parts.overdue += 1
    if (state === 'later') parts.later.push(item)
    else if (state === 'this-month') parts.soon.push(item)
    else parts.pressing.push(item)
  }
  return parts
}
