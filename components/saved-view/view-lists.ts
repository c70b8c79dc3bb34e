import type { PrivateViewRow, SharedViewRow } from '@/lib/domain/saved-view/saved-view-rows'

/** A saved view as the menu shows it. */
export interface ViewEntry {
  kind: 'private-view' | 'shared-view'
  row: PrivateViewRow | SharedViewRow
}

/** The live views for a register, one's own and the shared ones, each by name; those of any register among them. */
export function listViews(own: readonly PrivateViewRow[], shared: readonly SharedViewRow[], registerId: string | null) {
  const fits = (row: PrivateViewRow | SharedViewRow) => row.deletedAt === null && (row.registerId === null || row.registerId === registerId)
  const byName = (a: ViewEntry, b: ViewEntry) => a.row.name.localeCompare(b.row.name, 'en') || (a.row.id < b.row.id ? -1 : 1)
  return {
    own: own.filter(fits).map((row): ViewEntry => ({ kind: 'private-view', row })).sort(byName),
    shared: shared.filter(fits).map((row): ViewEntry => ({ kind: 'shared-view', row })).sort(byName),
  }
}

// What is not part of a view: which view it is, and what is open beside the worksheet.
const NOT_KEPT = ['view', 'peek']

/** What a view keeps of a worksheet's query, without a question mark. */
export function stateOf(query: string): string {
  const kept = new URLSearchParams(query)
  for (const key of NOT_KEPT) kept.delete(key)
  return kept.toString()
}

/** The query that shows a view. */
export function queryOf({ row }: ViewEntry): string {
  return new URLSearchParams([['view', row.id], ...new URLSearchParams(row.state)]).toString()
}

/** The id of the view that a query names, or null. */
export function viewIdIn(query: string): string | null {
  return new URLSearchParams(query).get('view')
}

/** True when what is shown is not what the view keeps; the order of the keys says nothing. */
export function differs(query: string, { row }: ViewEntry): boolean {
  const sorted = (text: string) => [...new URLSearchParams(stateOf(text))].map((pair) => pair.join('=')).sort().join('&')
  return sorted(query) !== sorted(row.state)
}
