import { sameValue, type Row, type Value } from '@/lib/domain/row/change'
import { definitionOf } from '@/lib/domain/row/row-catalogue'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { Asking } from '@/lib/data/reading'
import { listToldChanges } from '@/lib/data/told-changes'

/** Something that does not fit: which record, and what is wrong with it. */
export interface RecordFinding {
  record: string
  message: string
}

/** A row as the events of its register tell of it. */
export interface ToldRow {
  kind: RowKind
  row: Row
}

/** The rows of some kinds as the events of their register tell of them, by id, in the order in which they came to be. */
export async function readTold(asking: Asking, registerId: string, kinds: readonly RowKind[]): Promise<Map<string, ToldRow>> {
  const told = new Map<string, ToldRow>()
  for (const { kind, id, field, after } of await listToldChanges(asking, registerId, kinds)) {
    const row = field === null ? (after as Row) : { ...told.get(id)?.row, id, [field]: after as Value }
    told.set(id, { kind, row })
  }
  return told
}

/** The fields in which a row is not what its events say. Of a field that came later an older event says nothing, and it is empty then. */
export function checkTold(record: string, { kind, row: said }: ToldRow, row: object): RecordFinding[] {
  const values = new Map<string, Value>(Object.entries(row))
  return Object.entries(definitionOf(kind).fields).flatMap(([name, { label }]) =>
    sameValue(values.get(name), said[name] ?? null) ? [] : [{ record, message: `${label.toLowerCase()} is not what its event says.` }],
  )
}
