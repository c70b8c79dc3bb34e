import type { Change, Row } from '@/lib/domain/row/change'
import type { RowByKind } from '@/lib/domain/row/row-catalogue'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { PersistentMap, type MapDraft } from '@/lib/kernel/persistent-map'

type Rows = PersistentMap<Row>
/** The ids of the rows of a kind by the value of one field. */
type Index = PersistentMap<PersistentMap<true>>

interface IndexName {
  kind: RowKind
  field: string
}

/**
 * Rows in memory, found by id and by reference: the browser's room, an export, a test. Immutable from outside: `applied` gives a set that
 * shares everything that did not change, so that an unchanged row stays the same object, in time that grows with the changes and not
 * with the rows.
 */
export class RowSet implements RowReader {
  private constructor(
    private readonly rows: ReadonlyMap<RowKind, Rows>,
    // Built when first asked for, and patched for every set that comes of this one.
    private readonly indexes: Map<string, Index>,
    // What was ever asked for in this family of sets: one that was asked of a later set is built once in the earlier one and then carried on.
    private readonly asked: Map<string, IndexName>,
  ) {}

  static of(rows: Partial<Record<RowKind, readonly Row[]>>): RowSet {
    const entries = Object.entries(rows).map(([kind, list]) => [kind as RowKind, PersistentMap.of((list ?? []).map((row) => [row.id, row] as const))] as const)
    return new RowSet(new Map(entries), new Map(), new Map())
  }

  get<K extends RowKind>(kind: K, id: string): RowByKind[K] | undefined {
    // A row was made by a command or loaded by the catalogue's columns, so a row of a kind has the type of that kind.
    return this.rows.get(kind)?.get(id) as RowByKind[K] | undefined
  }

  all<K extends RowKind>(kind: K): RowByKind[K][] {
    return (this.rows.get(kind)?.values() ?? []) as unknown as RowByKind[K][]
  }

  where<K extends RowKind>(kind: K, field: keyof RowByKind[K] & string, value: string): RowByKind[K][] {
    const ids = this.indexOf({ kind, field }).get(value)?.keys() ?? []
    return ids.flatMap((id) => this.get(kind, id) ?? [])
  }

  /** The set after changes. A change of a row that is not here (yet) is passed over: it belongs to something that is not loaded. */
  applied(changes: readonly Change[]): RowSet {
    const next = new Map<RowKind, Map<string, Row>>()
    for (const change of changes) {
      const fresh = next.get(change.kind) ?? new Map<string, Row>()
      next.set(change.kind, fresh)
      if (change.field === null) fresh.set(change.id, change.after)
      else {
        const row = fresh.get(change.id) ?? this.rows.get(change.kind)?.get(change.id)
        if (row) fresh.set(change.id, { ...row, [change.field]: change.after })
      }
    }
    return this.with(next)
  }

  /** The set in which rows of each kind stand in the place of those with the same id, or, where null is given, are not there. */
  with(given: ReadonlyMap<RowKind, ReadonlyMap<string, Row | null>>): RowSet {
    if ([...given.values()].every((rows) => rows.size === 0)) return this
    const rows = new Map(this.rows)
    const indexes = new Map(this.indexes)
    for (const [kind, fresh] of given) {
      const old = this.rows.get(kind) ?? PersistentMap.of<Row>()
      rows.set(kind, replaceRows(old, fresh))
      for (const [key, name] of this.asked) {
        if (name.kind === kind) indexes.set(key, patchIndex(this.indexOf(name), name.field, old, fresh))
      }
    }
    return new RowSet(rows, indexes, this.asked)
  }

  private indexOf({ kind, field }: IndexName): Index {
    const key = `${kind} ${field}`
    const known = this.indexes.get(key)
    if (known) return known
    const rows = this.rows.get(kind)?.values() ?? []
    const index = patchIndex(PersistentMap.of(), field, PersistentMap.of(), new Map(rows.map((row) => [row.id, row])))
    this.indexes.set(key, index)
    this.asked.set(key, { kind, field })
    return index
  }
}

function replaceRows(old: Rows, fresh: ReadonlyMap<string, Row | null>): Rows {
  const draft = old.toDraft()
  for (const [id, row] of fresh) {
    if (row) draft.set(id, row)
    else draft.delete(id)
  }
  return draft.finish()
}

function patchIndex(index: Index, field: string, old: Rows, fresh: ReadonlyMap<string, Row | null>): Index {
  const buckets = new Map<string, MapDraft<true>>()
  const bucket = (value: string) => {
    const known = buckets.get(value) ?? (index.get(value) ?? PersistentMap.of<true>()).toDraft()
    buckets.set(value, known)
    return known
  }
  for (const [id, row] of fresh) {
    const [before, after] = [old.get(id)?.[field], row?.[field]]
    if (before === after) continue
    if (typeof before === 'string') bucket(before).delete(id)
    if (typeof after === 'string') bucket(after).set(id, true)
  }
  const draft = index.toDraft()
  for (const [value, ids] of buckets) {
    const finished = ids.finish()
    if (finished.size > 0) draft.set(value, finished)
    else draft.delete(value)
  }
  return draft.finish()
}
