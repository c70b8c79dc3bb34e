import { FROZEN } from '@/components/worksheet/use-grid-columns'
import { DEFAULT_COLUMNS } from '@/lib/domain/worksheet/columns'
import type { SortKey } from '@/lib/domain/worksheet/sort'

/** Ids of the columns that are shown, the frozen ones first; null in the address stands for those that are shown at first. */
export function shownColumns(columns: readonly string[] | null): string[] {
  return [...new Set([...FROZEN, ...(columns ?? DEFAULT_COLUMNS)])]
}

/** The choice as it stands in the address: null where it is the one that is shown at first. */
function asChoice(shown: readonly string[]): string[] | null {
  return shown.length === DEFAULT_COLUMNS.length && shown.every((id, i) => id === DEFAULT_COLUMNS[i]) ? null : [...shown]
}

/** Without a column, or with it at the end. The frozen ones stay. */
export function toggleColumn(columns: readonly string[] | null, id: string): string[] | null {
  const shown = shownColumns(columns)
  if (FROZEN.includes(id)) return columns ? [...columns] : null
  return asChoice(shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id])
}

/** One place to the left or right, as far as the frozen ones. */
export function stepColumn(columns: readonly string[] | null, id: string, step: -1 | 1): string[] | null {
  const shown = shownColumns(columns)
  const at = shown.indexOf(id)
  const to = at + step
  if (at < FROZEN.length || to < FROZEN.length || to >= shown.length) return columns ? [...columns] : null
  const next = shown.filter((one) => one !== id)
  next.splice(to, 0, id)
  return asChoice(next)
}

/** A column carried to the place of another one. */
export function carryColumn(columns: readonly string[] | null, id: string, target: string): string[] | null {
  const shown = shownColumns(columns)
  const [from, to] = [shown.indexOf(id), shown.indexOf(target)]
  if (from < FROZEN.length || to < FROZEN.length || from === to) return columns ? [...columns] : null
  const next = shown.filter((one) => one !== id)
  next.splice(to, 0, id)
  return asChoice(next)
}

/** What a press on a head does: first one direction, then the other, then none. Numbers begin with the worst. */
export function nextSort(sort: readonly SortKey[], column: string, beginsDesc: boolean): SortKey[] {
  const now = sort.length === 1 && sort[0]?.column === column ? sort[0] : null
  if (!now) return [{ column, desc: beginsDesc }]
  return now.desc === beginsDesc ? [{ column, desc: !beginsDesc }] : []
}

/** The sort with a column in a direction behind the others, or changed where it stands. */
export function withSort(sort: readonly SortKey[], key: SortKey): SortKey[] {
  const isThere = sort.some(({ column }) => column === key.column)
  return isThere ? sort.map((one) => (one.column === key.column ? key : one)) : [...sort, key]
}
