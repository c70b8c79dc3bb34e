import { optionalInstant, type Field } from '@/lib/domain/row/field'
import type { RowKind } from '@/lib/domain/row/row-kinds'

export type FieldMap = Record<string, Field>

/** What the product knows about one kind of row: its name for people, its fields and, for a register's rows, the parent it belongs to. */
export interface RowDefinition<K extends RowKind = RowKind, F extends FieldMap = FieldMap> {
  kind: K
  /** Name for people, such as "failure mode". */
  label: string
  /** False for rows that are never deleted; their `deletedAt` is always null and has no column. */
  deletable: boolean
  fields: F & { deletedAt: Field<string | null> }
}

/** The TypeScript row of a definition. */
export type RowOf<D> =
  D extends RowDefinition<RowKind, infer F>
    ? { id: string; deletedAt: string | null } & { [P in keyof F]: F[P] extends Field<infer T> ? T : never }
    : never

export function defineRow<const K extends RowKind, F extends FieldMap>(
  kind: K,
  label: string,
  fields: F,
  { deletable = true } = {},
): RowDefinition<K, F> {
  return { kind, label, deletable, fields: { ...fields, deletedAt: { ...optionalInstant('Deleted'), fixed: true } } }
}
