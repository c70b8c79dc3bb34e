import type { Row } from '@/lib/domain/row/change'
import type { RowByKind } from '@/lib/domain/row/row-catalogue'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { RowReader } from '@/lib/domain/row/row-reader'

/**
 * Rows that are read once and never change, such as those of an export: as `RowSet`, without what lets that one share and patch. An index is made when
 * it is first asked for.
 */
export class PlainRows implements RowReader {
  private readonly byId = new Map<RowKind, Map<string, Row>>()
  private readonly indexes = new Map<string, Map<unknown, Row[]>>()

  constructor(private readonly rows: Partial<Record<RowKind, readonly Row[]>>) {}

  get<K extends RowKind>(kind: K, id: string): RowByKind[K] | undefined {
    const known = this.byId.get(kind) ?? new Map((this.rows[kind] ?? []).map((row) => [row.id, row]))
    this.byId.set(kind, known)
    // A row was loaded by the catalogue's columns, so a row of a kind has the type of that kind.
    return known.get(id) as RowByKind[K] | undefined
  }

  all<K extends RowKind>(kind: K): RowByKind[K][] {
    return [...(this.rows[kind] ?? [])] as unknown as RowByKind[K][]
  }

  where<K extends RowKind>(kind: K, field: keyof RowByKind[K] & string, value: string): RowByKind[K][] {
    const name = `${kind} ${field}`
    const known = this.indexes.get(name) ?? indexBy(this.rows[kind] ?? [], field)
    this.indexes.set(name, known)
    return [...(known.get(value) ?? [])] as unknown as RowByKind[K][]
  }
}

function indexBy(rows: readonly Row[], field: string): Map<unknown, Row[]> {
  const index = new Map<unknown, Row[]>()
  for (const row of rows) {
    const list = index.get(row[field])
    if (list) list.push(row)
    else index.set(row[field], [row])
  }
  return index
}
