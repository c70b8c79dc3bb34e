import type { Row } from '@/lib/domain/row/change'
import type { RowByKind } from '@/lib/domain/row/row-catalogue'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { RowReader } from '@/lib/domain/row/row-reader'

/** Rows that storage has loaded for one command, as commands read them. */
export class LoadedRows implements RowReader {
  private readonly byKind = new Map<RowKind, Map<string, Row>>()

  add(loaded: ReadonlyMap<RowKind, readonly Row[]>): void {
    for (const [kind, rows] of loaded) {
      const known = this.byKind.get(kind) ?? new Map<string, Row>()
      for (const row of rows) known.set(row.id, row)
      this.byKind.set(kind, known)
    }
  }

  get<K extends RowKind>(kind: K, id: string): RowByKind[K] | undefined {
    // Storage reads exactly the columns that the catalogue names, so a row of a kind has the type of that kind.
    return this.byKind.get(kind)?.get(id) as RowByKind[K] | undefined
  }

  where<K extends RowKind>(kind: K, field: keyof RowByKind[K] & string, value: string): RowByKind[K][] {
    const rows = [...(this.byKind.get(kind)?.values() ?? [])]
    return rows.filter((row) => row[field] === value) as unknown as RowByKind[K][]
  }
}
