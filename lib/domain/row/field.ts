import type { Value } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'

/**
 * What a field holds, which decides its column, its editor and how it is compared. `line` is one line of plain text, `prose` inline
 * Markdown, `blocks` Markdown blocks, `references` ids of other rows, `order` a fractional order key, `instant` an ISO time, `date` an ISO day.
 */
export type FieldShape =
  | 'line'
  | 'prose'
  | 'blocks'
  | 'choice'
  | 'choices'
  | 'number'
  | 'numbers'
  | 'reference'
  | 'references'
  | 'date'
  | 'instant'
  | 'order'

/** What a field is: plain data, from which column, editor and schema (row-schema.ts) follow. A page that only reads loads no schemas. */
export interface Field<T extends Value = Value> {
  label: string
  shape: FieldShape
  /** Value of a new row that does not name the field; absent when the field must be given. */
  initial?: T
  /** Kind of row that a reference points at, or each of several. */
  target?: RowKind
  choices?: readonly string[]
  /** Most characters of a text. */
  max?: number
  /** True for a text that must hold something. */
  required?: boolean
  /** True where null may stand; an empty text is stored as null. */
  nullable?: boolean
  /** A known form of a text, by which it is checked and written. */
  form?: 'email'
  /** Least and greatest of a number, or of each of its numbers. */
  range?: readonly [number, number]
  /** Most entries of a list of references. */
  most?: number
  /** What holds beyond the shape. */
  rule?: { isRight(value: Value): boolean; error: string }
  /** Set when the row is made and never again by an edit. */
  fixed?: boolean
  /** Set by the command itself from what it knows; an input that names it is refused. Always fixed. */
  derived?: boolean
  /** The rows that it points at may have been deleted since: people leave, and what they said stays theirs. */
  lasting?: boolean
}

export const LINE_MAX = 300
export const PROSE_MAX = 10_000
export const BLOCKS_MAX = 100_000

/** A line that must hold text. */
export function requiredLine(label: string, max = LINE_MAX, initial?: string): Field<string> {
  return { label, shape: 'line', required: true, initial, max }
}

/** A line that may be empty; empty text is stored as null. */
export function line(label: string, max = LINE_MAX): Field<string | null> {
  return { label, shape: 'line', nullable: true, initial: null, max }
}

/** Inline Markdown; empty text is stored as null. */
export function prose(label: string, max = PROSE_MAX): Field<string | null> {
  return { label, shape: 'prose', nullable: true, initial: null, max }
}

/** Inline Markdown that must hold text. */
export function requiredProse(label: string, max = PROSE_MAX): Field<string> {
  return { label, shape: 'prose', required: true, max }
}

/** Markdown blocks; never null, the empty string is an empty body. */
export function blocks(label: string): Field<string> {
  return { label, shape: 'blocks', initial: '', max: BLOCKS_MAX }
}

/** A line in a table cell: never null, may be empty. */
export function cell(label: string, max = LINE_MAX): Field<string> {
  return { label, shape: 'line', initial: '', max }
}

/** Inline Markdown in a table cell: never null, may be empty. */
export function proseCell(label: string, max = PROSE_MAX): Field<string> {
  return { label, shape: 'prose', initial: '', max }
}

/** One word of a closed set. */
export function choice<const C extends readonly [string, ...string[]]>(
  label: string,
  choices: C,
  initial?: C[number],
): Field<C[number]> {
  return { label, shape: 'choice', choices, initial }
}

/** One word of a closed set, or null. */
export function optionalChoice<const C extends readonly [string, ...string[]]>(label: string, choices: C): Field<C[number] | null> {
  return { label, shape: 'choice', choices, nullable: true, initial: null }
}

/** Words of a closed set, each at most once. */
export function choices<const C extends readonly [string, ...string[]]>(
  label: string,
  set: C,
  initial: C[number][] = [],
): Field<C[number][]> {
  return { label, shape: 'choices', choices: set, initial }
}

/** A whole number in a range, or null. */
export function optionalNumber(label: string, min: number, max: number): Field<number | null> {
  return { label, shape: 'number', range: [min, max], nullable: true, initial: null }
}

/** A whole number in a range. */
export function wholeNumber(label: string, min: number, max: number, initial?: number): Field<number> {
  return { label, shape: 'number', range: [min, max], initial }
}

/** The id of another row. */
export function reference(label: string, target: RowKind): Field<string> {
  return { label, shape: 'reference', target }
}

/** The id of another row, or null. */
export function optionalReference(label: string, target: RowKind): Field<string | null> {
  return { label, shape: 'reference', target, nullable: true, initial: null }
}

/** Ids of other rows, each at most once. */
export function references(label: string, target: RowKind, most: number): Field<string[]> {
  return { label, shape: 'references', target, most, initial: [] }
}

/** An ISO day such as 2026-01-31, or null. */
export function optionalDate(label: string): Field<string | null> {
  return { label, shape: 'date', nullable: true, initial: null }
}

/** An ISO day such as 2026-01-31. */
export function date(label: string): Field<string> {
  return { label, shape: 'date' }
}

/** An ISO time in UTC, or null. */
export function optionalInstant(label: string): Field<string | null> {
  return { label, shape: 'instant', nullable: true, initial: null }
}

/** An ISO time in UTC. */
export function instant(label: string): Field<string> {
  return { label, shape: 'instant' }
}

/** A fractional order key, of at most 120 characters. */
export function order(): Field<string> {
  return { label: 'Place', shape: 'order' }
}

/** The same field, with something that holds beyond its shape. */
export function ruled<T extends Value>(field: Field<T>, isRight: (value: T) => boolean, error: string): Field<T> {
  // The schema has parsed the value before it asks.
  return { ...field, rule: { isRight: (value) => isRight(value as T), error } }
}

/** The same field, closed to edits once the row exists. */
export function fixed<T extends Value>(field: Field<T>): Field<T> {
  return { ...field, fixed: true }
}

/** The same field, set by the command alone. */
export function derived<T extends Value>(field: Field<T>): Field<T> {
  return { ...field, fixed: true, derived: true }
}

/** The same pointer, which holds also after what it points at was deleted. */
export function lasting<T extends Value>(field: Field<T>): Field<T> {
  return { ...field, lasting: true }
}
