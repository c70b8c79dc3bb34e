import type { Change, Row } from '@/lib/domain/row/change'
import type { RowByKind } from '@/lib/domain/row/row-catalogue'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { RowReader } from '@/lib/domain/row/row-reader'

type Index = Map<string, Set<string>>

/** Rows as they stand after changes that are not stored yet, over rows that were loaded: what the next step of a batch sees. */
export class ChangedRows implements RowReader {
  private readonly changed = new Map<RowKind, Map<string, Row>>()
  private readonly indexes = new Map<RowKind, Map<string, Index>>()

  constructor(private readonly base: RowReader) {}

  /** Applies changes. A change of a row that is not here is passed over. */
  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      const rows = this.changed.get(change.kind) ?? new Map<string, Row>()
      this.changed.set(change.kind, rows)
      this.indexes.delete(change.kind)
      if (change.field === null) {
        rows.set(change.id, change.after)
        continue
      }
      const row = rows.get(change.id) ?? this.base.get(change.kind, change.id)
      if (row) rows.set(change.id, { ...row, [change.field]: change.after } as Row)
    }
  }

  get<K extends RowKind>(kind: K, id: string): RowByKind[K] | undefined {
    // A changed row was made by a command from a row of its kind.
    return (this.changed.get(kind)?.get(id) as RowByKind[K] | undefined) ?? this.base.get(kind, id)
  }

  where<K extends RowKind>(kind: K, field: keyof RowByKind[K] & string, value: string): RowByKind[K][] {
    const changed = this.changed.get(kind)
    if (!changed) return this.base.where(kind, field, value)
    const same = this.base.where(kind, field, value).filter((row) => !changed.has(row.id))
    const ids = [...(this.indexOf(kind, field, changed).get(value) ?? [])]
    return [...same, ...ids.flatMap((id) => this.get(kind, id) ?? [])]
  }

  private indexOf(kind: RowKind, field: string, changed: ReadonlyMap<string, Row>): Index {
    const known = this.indexes.get(kind) ?? new Map<string, Index>()
    this.indexes.set(kind, known)
    const before = known.get(field)
    if (before) return before
    const index: Index = new Map()
    for (const row of changed.values()) {
      const value = row[field]
      if (typeof value === 'string') index.set(value, (index.get(value) ?? new Set()).add(row.id))
    }
    known.set(field, index)
    return index
  }
}
