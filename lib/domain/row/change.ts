import type { RowKind } from '@/lib/domain/row/row-kinds'

/** A value as it is stored, sent and compared: plain JSON. */
export type Value = string | number | boolean | null | string[] | number[]

/** A row as it travels: its id and its fields. */
export type Row = { id: string } & Record<string, Value>

/**
 * One thing that changed: a field of a row from one value to another or, with `field` null, a row that came to be
 * (`before` null, `after` the whole row). Changes are what a command decides, the database stores, an event remembers and a
 * browser applies; rows never vanish, their `deletedAt` is set.
 */
export type Change =
  | { kind: RowKind; id: string; field: string; before: Value; after: Value }
  | { kind: RowKind; id: string; field: null; before: null; after: Row }

/** True when two values are the same; lists are compared in order. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => item === b[i])
  return (a ?? null) === (b ?? null)
}

/** The change that takes this one back; null for a row that came to be, which is taken back by deleting it. */
export function invertChange(change: Change): Change | null {
  return change.field === null ? null : { ...change, before: change.after, after: change.before }
}
