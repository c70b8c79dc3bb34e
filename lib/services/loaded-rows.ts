import type { Row } from '@/lib/domain/row/change'
import type { RowByKind } from '@/lib/domain/row/row-catalogue'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { RowReader } from '@/lib/domain/row/row-reader'

/** Rows that storage has loaded for one command, as commands read them. */
export class LoadedRows implements RowReader {
  private readonly byKind = new Map<RowKind, Map<string, Row>>()

  // By kind and field, built when first asked for: a command over thousands of rows asks for the rows of each.
  private readonly indexes = new Map<RowKind, Map<string, Map<string, string[]>>>()

  add(loaded: ReadonlyMap<RowKind, readonly Row[]>): void {
    for (const [kind, rows] of loaded) {
      this.indexes.delete(kind)
      const known = this.byKind.get(kind) ?? new Map<string, Row>()
      for (const row of rows) known.set(row.id, row)
      this.byKind.set(kind, known)
    }
  }

  get<K extends RowKind>(kind: K, id: string): RowByKind[K] | undefined {
    // Storage reads exactly the columns that the catalogue names, so a row of a kind has the type of that kind.
    return this.byKind.get(kind)?.get(id) as RowByKind[K] | undefined
  }

  all<K extends RowKind>(kind: K): RowByKind[K][] {
    return [...(this.byKind.get(kind)?.values() ?? [])] as unknown as RowByKind[K][]
  }

  where<K extends RowKind>(kind: K, field: keyof RowByKind[K] & string, value: string): RowByKind[K][] {
    const ids = this.indexOf(kind, field).get(value) ?? []
    return ids.flatMap((id) => this.get(kind, id) ?? [])
  }

  private indexOf(kind: RowKind, field: string): ReadonlyMap<string, string[]> {
    const known = this.indexes.get(kind) ?? new Map<string, Map<string, string[]>>()
    this.indexes.set(kind, known)
    const before = known.get(field)
    if (before) return before
    const index = new Map<string, string[]>()
    for (const row of this.byKind.get(kind)?.values() ?? []) {
      const value = row[field]
      if (typeof value !== 'string') continue
      const ids = index.get(value)
      if (ids) ids.push(row.id)
      else index.set(value, [row.id])
    }
    known.set(field, index)
    return index
  }
}
