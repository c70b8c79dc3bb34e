import { printDuePlace, printRankPlace } from '@/lib/domain/owners/list-place'
import type { CutList, DueItem, OpenFailureMode } from '@/lib/domain/owners/owner-view'
import { countDueRows, listDueRows, type DueFilter, type DuePlace } from '@/lib/data/due-items'
import { listOpenRows, type OpenFilter } from '@/lib/data/open-failure-modes'
import type { Asking } from '@/lib/data/reading'
import type { OwnerLines } from '@/lib/services/owners/owner-lines'

interface OpenCut {
  today: string
  after: { rank: number; key: string } | null
  limit: number
}

/** The lists of owners ask for a workspace, teams and the front of an index, whoever they are: one plan is right for all. */
export const OWNERS_READING = { keepPlans: true }

/** Lines, or lines on their way: what is asked for them travels with what they show. */
type Lines = OwnerLines | Promise<OwnerLines>

/** A page of open failure modes, worst first. */
export async function cutOpen(asking: Asking, lines: Lines, filter: OpenFilter, { today, after, limit }: OpenCut): Promise<CutList<OpenFailureMode>> {
  const place = after && { rank: after.rank, id: after.key }
  const [{ rows, total }, shownBy] = await Promise.all([listOpenRows(asking, filter, { today, after: place, limit: limit + 1 }), lines])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last ? printRankPlace({ rank: Number(last.rank), key: last.id }) : null
  return { items: shown.map((row) => shownBy.failureMode(row)), next, total }
}

/** A page of what is due, the earliest first. */
export async function cutDue(asking: Asking, lines: Lines, filter: DueFilter, place: DuePlace | null, limit: number): Promise<CutList<DueItem>> {
  const [rows, total, shownBy] = await Promise.all([listDueRows(asking, filter, place, limit + 1), countDueRows(asking, filter), lines])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => shownBy.due(row)),
    next: rows.length > limit && last ? printDuePlace(last) : null,
    total,
  }
}
