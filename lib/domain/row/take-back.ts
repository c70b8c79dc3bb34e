import type { Row, Value } from '@/lib/domain/row/change'

/**
 * The first thing that happened to a field of a row after a moment: `before` is what stood there at the moment. With `field` null the row
 * came to be after it.
 */
export interface FirstChange {
  id: string
  field: string | null
  before: Value
}

/**
 * Rows of one kind as they stood at a moment, from the rows as they stand now. Rows that came to be since are left out; since rows never
 * vanish, none is missing. The order stays, and what did not change stays the same object.
 */
export function takeBack<R extends Row>(rows: readonly R[], since: readonly FirstChange[]): R[] {
  const born = new Set<string>()
  const fields = new Map<string, Record<string, Value>>()
  for (const { id, field, before } of since) {
    if (field === null) born.add(id)
    else fields.set(id, { ...fields.get(id), [field]: before })
  }
  return rows.flatMap((row) => {
    if (born.has(row.id)) return []
    const then = fields.get(row.id)
    return [then ? { ...row, ...then } : row]
  })
}
