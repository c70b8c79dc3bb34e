import type { Change, Row } from '@/lib/domain/row/change'
import type { RowByKind } from '@/lib/domain/row/row-catalogue'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { RowReader } from '@/lib/domain/row/row-reader'

type Index = Map<string, Set<string>>

/**
 * Rows in memory, found by id and by reference: the browser's room, an export, a test. Immutable from outside: `applied` gives a set that
 * shares everything that did not change, so that an unchanged row stays the same object.
 */
export class RowSet implements RowReader {
  private constructor(
    private readonly rows: ReadonlyMap<RowKind, ReadonlyMap<string, Row>>,
    // Built when first asked for; a set of another generation builds its own for the kinds that changed.
    private readonly indexes = new Map<string, Index>(),
  ) {}

  static of(rows: Partial<Record<RowKind, readonly Row[]>>): RowSet {
    const entries = Object.entries(rows).map(([kind, list]) => [kind as RowKind, new Map((list ?? []).map((row) => [row.id, row]))] as const)
    return new RowSet(new Map(entries))
  }

  get<K extends RowKind>(kind: K, id: string): RowByKind[K] | undefined {
    // A row was made by a command or loaded by the catalogue's columns, so a row of a kind has the type of that kind.
    return this.rows.get(kind)?.get(id) as RowByKind[K] | undefined
  }

  all<K extends RowKind>(kind: K): RowByKind[K][] {
    return [...(this.rows.get(kind)?.values() ?? [])] as unknown as RowByKind[K][]
  }

  where<K extends RowKind>(kind: K, field: keyof RowByKind[K] & string, value: string): RowByKind[K][] {
    const ids = this.indexOf(kind, field).get(value) ?? []
    return [...ids].flatMap((id) => this.get(kind, id) ?? [])
  }

  /** The set after changes. A change of a row that is not here (yet) is passed over: it belongs to something that is not loaded. */
  applied(changes: readonly Change[]): RowSet {
    if (changes.length === 0) return this
    const rows = new Map(this.rows)
    const touched = new Map<RowKind, Map<string, Row>>()
    for (const change of changes) {
      const kind = touched.get(change.kind) ?? new Map(rows.get(change.kind) ?? [])
      touched.set(change.kind, kind)
      if (change.field === null) kind.set(change.id, change.after)
      else {
        const row = kind.get(change.id)
        if (row) kind.set(change.id, { ...row, [change.field]: change.after })
      }
    }
    for (const [kind, list] of touched) rows.set(kind, list)
    const kept = [...this.indexes].filter(([key]) => !touched.has(key.slice(0, key.indexOf(' ')) as RowKind))
    return new RowSet(rows, new Map(kept))
  }

  private indexOf(kind: RowKind, field: string): Index {
    const key = `${kind} ${field}`
    const known = this.indexes.get(key)
    if (known) return known
    const index: Index = new Map()
    for (const row of this.rows.get(kind)?.values() ?? []) {
      const value = row[field]
      if (typeof value !== 'string') continue
      const ids = index.get(value) ?? new Set()
      index.set(value, ids.add(row.id))
    }
    this.indexes.set(key, index)
    return index
  }
}
