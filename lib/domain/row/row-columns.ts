import type { Row, Value } from '@/lib/domain/row/change'

/** Rows of a kind on their way: one list for each field and for the id. The names of the fields travel once, not with every row. */
export type RowColumns = Record<string, Value[]>

// Of longer texts hardly two are the same; shorter ones are ids of parents, words of closed sets, components.
const SHARED_MAX = 60

/** The rows of columns. Equal short texts become one in all tables that share `known`, so that a thousand rows hold their parent's id once. */
export function readColumns(columns: RowColumns, known = new Map<string, string>()): Row[] {
  const fields = Object.entries(columns).filter(([field]) => field !== 'id')
  return (columns.id ?? []).map((id, i) => {
    const row: Row = { id: shareText(id, known) as string }
    for (const [field, values] of fields) row[field] = shareText(values[i] ?? null, known)
    // A kind that is never deleted sends no time for it.
    row.deletedAt ??= null
    return row
  })
}

function shareText(value: Value | undefined, known: Map<string, string>): Value {
  if (typeof value !== 'string' || value.length > SHARED_MAX) return value ?? null
  const shared = known.get(value)
  if (shared === undefined) known.set(value, value)
  return shared ?? value
}
