import * as z from 'zod/mini'
import type { Value } from '@/lib/domain/row/change'
import { isCleanText } from '@/lib/domain/row/clean-text'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { isOrderKey } from '@/lib/kernel/order-key'

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

export interface Field<T extends Value = Value> {
  label: string
  shape: FieldShape
  schema: z.ZodMiniType<T>
  /** Value of a new row that does not name the field; absent when the field must be given. */
  initial?: T
  /** Kind of row that a reference points at, or each of several. */
  target?: RowKind
  choices?: readonly string[]
  /** Most characters of a text. */
  max?: number
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

function cleanText(max: number) {
  return z
    .string({ error: 'Expected text.' })
    .check(
      z.maxLength(max, { error: `At most ${max.toLocaleString('en')} characters.` }),
      z.refine(isCleanText, { error: 'Holds control or broken characters.', params: { hint: 'Write them as visible text, or leave them out.' } }),
    )
}

const lineText = (max: number) =>
  cleanText(max).check(z.refine((text) => !text.includes('\n'), { error: 'Must be one line.' }), z.trim())

const emptyToNull = z.transform((text: string): string | null => (text.trim() === '' ? null : text))

/** A line that must hold text. */
export function requiredLine(label: string, max = LINE_MAX, initial?: string): Field<string> {
  const schema = lineText(max).check(z.refine((text) => text !== '', { error: `${label} must not be empty.` }))
  return { label, shape: 'line', schema, initial, max }
}

/** A line that may be empty; empty text is stored as null. */
export function line(label: string, max = LINE_MAX): Field<string | null> {
  return { label, shape: 'line', schema: z.nullable(z.pipe(lineText(max), emptyToNull)), initial: null, max }
}

/** Inline Markdown; empty text is stored as null. */
export function prose(label: string, max = PROSE_MAX): Field<string | null> {
  return { label, shape: 'prose', schema: z.nullable(z.pipe(cleanText(max), emptyToNull)), initial: null, max }
}

/** Inline Markdown that must hold text. */
export function requiredProse(label: string, max = PROSE_MAX): Field<string> {
  const schema = cleanText(max).check(z.refine((text) => text.trim() !== '', { error: `${label} must not be empty.` }))
  return { label, shape: 'prose', schema, max }
}

/** Markdown blocks; never null, the empty string is an empty body. */
export function blocks(label: string): Field<string> {
  return { label, shape: 'blocks', schema: cleanText(BLOCKS_MAX), initial: '', max: BLOCKS_MAX }
}

/** A line in a table cell: never null, may be empty. */
export function cell(label: string, max = LINE_MAX): Field<string> {
  return { label, shape: 'line', schema: lineText(max), initial: '', max }
}

/** Inline Markdown in a table cell: never null, may be empty. */
export function proseCell(label: string, max = PROSE_MAX): Field<string> {
  return { label, shape: 'prose', schema: cleanText(max), initial: '', max }
}

/** One word of a closed set. */
export function choice<const C extends readonly [string, ...string[]]>(
  label: string,
  choices: C,
  initial?: C[number],
): Field<C[number]> {
  const schema = z.enum(choices, { error: `Expected one of ${choices.join(', ')}.` }) as unknown as z.ZodMiniType<C[number]>
  return { label, shape: 'choice', schema, choices, initial }
}

/** One word of a closed set, or null. */
export function optionalChoice<const C extends readonly [string, ...string[]]>(label: string, choices: C): Field<C[number] | null> {
  const field = choice(label, choices)
  return { ...field, schema: z.nullable(field.schema), initial: null }
}

/** Words of a closed set, each at most once. */
export function choices<const C extends readonly [string, ...string[]]>(
  label: string,
  set: C,
  initial: C[number][] = [],
): Field<C[number][]> {
  const one = choice(label, set).schema
  const schema = z.array(one).check(z.refine((list) => new Set(list).size === list.length, { error: 'Each word at most once.' }))
  return { label, shape: 'choices', schema, choices: set, initial }
}

function wholeNumberSchema(min: number, max: number) {
  const error = `Expected a whole number from ${min} to ${max}.`
  return z.int({ error }).check(z.minimum(min, { error }), z.maximum(max, { error }))
}

/** A whole number in a range, or null. */
export function optionalNumber(label: string, min: number, max: number): Field<number | null> {
  return { label, shape: 'number', schema: z.nullable(wholeNumberSchema(min, max)), initial: null }
}

/** A whole number in a range. */
export function wholeNumber(label: string, min: number, max: number, initial?: number): Field<number> {
  return { label, shape: 'number', schema: wholeNumberSchema(min, max), initial }
}

/** The id of another row. */
export function reference(label: string, target: RowKind): Field<string> {
  return { label, shape: 'reference', target, schema: z.uuid({ error: 'Expected an id.' }) }
}

/** The id of another row, or null. */
export function optionalReference(label: string, target: RowKind): Field<string | null> {
  return { label, shape: 'reference', target, schema: z.nullable(z.uuid({ error: 'Expected an id.' })), initial: null }
}

/** Ids of other rows, each at most once. */
export function references(label: string, target: RowKind, most: number): Field<string[]> {
  const schema = z
    .array(z.uuid({ error: 'Expected an id.' }))
    .check(
      z.maxLength(most, { error: `At most ${most.toLocaleString('en')}.` }),
      z.refine((list) => new Set(list).size === list.length, { error: 'Each at most once.' }),
    )
  return { label, shape: 'references', target, schema, initial: [] }
}

// The calendar of the database begins with the year 1, that of the schema with a year 0.
const YEAR = { error: 'Expected a year from 0001 to 9999.', params: { hint: 'Send a day such as 2026-01-31.' } }
const hasYear = (text: string): boolean => !text.startsWith('0000')

/** An ISO day such as 2026-01-31, from the year 1 to 9999. */
export const isoDay = z.iso.date({ error: 'Expected a day such as 2026-01-31.' }).check(z.refine(hasYear, YEAR))

const isoInstant = z.iso.datetime({ error: 'Expected a time in UTC.' }).check(z.refine(hasYear, YEAR))

/** An ISO day such as 2026-01-31, or null. */
export function optionalDate(label: string): Field<string | null> {
  return { label, shape: 'date', schema: z.nullable(isoDay), initial: null }
}

/** An ISO day such as 2026-01-31. */
export function date(label: string): Field<string> {
  return { label, shape: 'date', schema: isoDay }
}

/** An ISO time in UTC, or null. */
export function optionalInstant(label: string): Field<string | null> {
  return { label, shape: 'instant', schema: z.nullable(isoInstant), initial: null }
}

/** An ISO time in UTC. */
export function instant(label: string): Field<string> {
  return { label, shape: 'instant', schema: isoInstant }
}

/** A fractional order key, of at most 120 characters. */
export function order(): Field<string> {
  const schema = z
    .string({ error: 'Expected an order key.' })
    .check(z.refine(isOrderKey, { error: 'Expected an order key, such as a0.', params: { hint: 'Send a fractional index between the keys of the neighbours.' } }))
  return { label: 'Place', shape: 'order', schema }
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
