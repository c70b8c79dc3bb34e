import type { RowByKind } from '@/lib/domain/row/row-catalogue'
import type { RowKind } from '@/lib/domain/row/row-kinds'

/**
 * Rows as a command sees them: in the browser the room's own rows, on the server those that the command's needs named, locked. A command
 * that reads what it did not name finds it in the browser and misses it on the server, so the tests of every command run both.
 */
export interface RowReader {
  get<K extends RowKind>(kind: K, id: string): RowByKind[K] | undefined
  /** Rows whose reference `field` is `value`, the deleted ones too, in no promised order. */
  where<K extends RowKind>(kind: K, field: keyof RowByKind[K] & string, value: string): RowByKind[K][]
}

/** Rows that a command must see before it decides: by id, or by the value of a reference. */
export type Need =
  | { kind: RowKind; ids: readonly string[] }
  | { kind: RowKind; field: string; values: readonly string[] }
