import { printDuePlace, printRankPlace } from '@/lib/domain/owners/list-place'
import type { CutList, DueItem, OpenFailureMode } from '@/lib/domain/owners/owner-view'
import { countDueRows, listDueRows, type DueFilter, type DuePlace } from '@/lib/data/due-items'
import { listOpenRows, type OpenFilter } from '@/lib/data/open-failure-modes'
import type { Scope } from '@/lib/data/scope'
import type { OwnerLines } from '@/lib/services/owners/owner-lines'

interface OpenCut {
  today: string
  after: { rank: number; key: string } | null
  limit: number
}

/** A page of open failure modes, worst first. */
export async function cutOpen(scope: Scope, lines: OwnerLines, filter: OpenFilter, { today, after, limit }: OpenCut): Promise<CutList<OpenFailureMode>> {
  const place = after && { rank: after.rank, id: after.key }
  const { rows, total } = await listOpenRows(scope, filter, { today, after: place, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last ? printRankPlace({ rank: Number(last.rank), key: last.id }) : null
  return { items: shown.map((row) => lines.failureMode(row)), next, total }
}

/** A page of what is due, the earliest first. */
export async function cutDue(scope: Scope, lines: OwnerLines, filter: DueFilter, place: DuePlace | null, limit: number): Promise<CutList<DueItem>> {
  const rows = await listDueRows(scope, filter, place, limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const isWhole = place === null && rows.length <= limit
  return {
    items: shown.map((row) => lines.due(row)),
    next: rows.length > limit && last ? printDuePlace(last) : null,
    total: isWhole ? shown.length : await countDueRows(scope, filter),
  }
}
