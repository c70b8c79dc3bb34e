import * as z from 'zod/mini'
import type { Row, Value } from '@/lib/domain/row/change'
import { isCleanText } from '@/lib/domain/row/clean-text'
import type { Field } from '@/lib/domain/row/field'
import type { RowDefinition } from '@/lib/domain/row/row-definition'
import { isOrderKey } from '@/lib/kernel/order-key'

const known = new WeakMap<Field, z.ZodMiniType<Value>>()

/** The schema of a field, as its declaration says; the same object for the same field. What it returns is what is stored: lines trimmed, empty texts null where null may stand. */
export function fieldSchema<T extends Value>(field: Field<T>): z.ZodMiniType<T> {
  const own = field as Field
  const schema = known.get(own) ?? makeSchema(own)
  known.set(own, schema)
  return schema as z.ZodMiniType<T>
}

/** The schema of a new row: an id, every field that has no initial value, and any of the others; unknown and derived fields are refused. */
export function newRowSchema(definition: RowDefinition): z.ZodMiniType<Row> {
  const shape: Record<string, z.ZodMiniType<Value>> = { id: idSchema }
  for (const [name, field] of Object.entries(definition.fields)) {
    if (name === 'deletedAt' || field.derived) continue
    shape[name] = field.initial === undefined ? fieldSchema(field) : z._default(fieldSchema(field), field.initial)
  }
  return z.pipe(
    z.strictObject(shape),
    z.transform((row: Record<string, Value>) => ({ ...row, deletedAt: null }) as unknown as Row),
  )
}

/** A value from anywhere. It has no depth, so that no input can exhaust the stack of whoever walks it. */
export const valueSchema: z.ZodMiniType<Value> = z.union(
  [z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()), z.array(z.number())],
  { error: 'Expected a text, a number, true, false, null, or a list of texts or numbers.' },
)

const idSchema = z.uuid({ error: 'Expected an id.' })

// The calendar of the database begins with the year 1, that of the schema with a year 0.
const hasYear = z.refine<string>((text) => !text.startsWith('0000'), {
  error: 'Expected a year from 0001 to 9999.',
  params: { hint: 'Send a day such as 2026-01-31.' },
})

/** An ISO day such as 2026-01-31, from the year 1 to 9999. */
export const isoDay = z.iso.date({ error: 'Expected a day such as 2026-01-31.' }).check(hasYear)

/** An ISO time in UTC, from the year 1 to 9999. */
export const isoInstant = z.iso.datetime({ error: 'Expected a time in UTC.' }).check(hasYear)

const orderKey = z.string({ error: 'Expected an order key.' }).check(
  z.refine(isOrderKey, {
    error: 'Expected an order key, such as a0.',
    params: { hint: 'Send a fractional index between the keys of the neighbours.' },
  }),
)

const emptyToNull = z.transform((text: string): string | null => (text.trim() === '' ? null : text))

function makeSchema(field: Field): z.ZodMiniType<Value> {
  const { rule, nullable } = field
  const plain = shapeSchema(field)
  const ruled = rule ? plain.check(z.refine((value: Value) => rule.isRight(value), { error: rule.error })) : plain
  if (!nullable) return ruled
  return z.nullable(isText(field) ? z.pipe(ruled as z.ZodMiniType<string>, emptyToNull) : ruled)
}

function shapeSchema(field: Field): z.ZodMiniType<Value> {
  switch (field.shape) {
    case 'line':
    case 'prose':
    case 'blocks':
      return textSchema(field)
    case 'choice':
      return wordSchema(field)
    case 'choices':
      return z.array(wordSchema(field)).check(isUnique('Each word at most once.'))
    case 'number':
      return numberSchema(field.range)
    case 'numbers':
      return z.array(numberSchema(field.range))
    case 'reference':
      return idSchema
    case 'references':
      return z.array(idSchema).check(z.maxLength(field.most ?? 0, { error: `At most ${(field.most ?? 0).toLocaleString('en')}.` }), isUnique('Each at most once.'))
    case 'date':
      return isoDay
    case 'instant':
      return isoInstant
    case 'order':
      return orderKey
  }
}

const isText = ({ shape }: Field): boolean => shape === 'line' || shape === 'prose' || shape === 'blocks'

function textSchema({ label, shape, max = 0, required, form }: Field): z.ZodMiniType<string> {
  const clean = z.string({ error: 'Expected text.' }).check(
    z.maxLength(max, { error: `At most ${max.toLocaleString('en')} characters.` }),
    z.refine(isCleanText, { error: 'Holds control or broken characters.', params: { hint: 'Write them as visible text, or leave them out.' } }),
  )
  const shaped = shape === 'line' ? clean.check(z.refine((text) => !text.includes('\n'), { error: 'Must be one line.' }), z.trim()) : clean
  if (form === 'email') return z.pipe(shaped.check(z.toLowerCase()), z.email({ error: 'Expected an e-mail address.' }))
  return required ? shaped.check(z.refine((text) => text.trim() !== '', { error: `${label} must not be empty.` })) : shaped
}

function wordSchema({ choices = [] }: Field): z.ZodMiniType<string> {
  return z.enum(choices as [string, ...string[]], { error: `Expected one of ${choices.join(', ')}.` })
}

function numberSchema([least, greatest]: readonly [number, number] = [0, 0]): z.ZodMiniType<number> {
  const error = `Expected a whole number from ${least} to ${greatest}.`
  return z.int({ error }).check(z.minimum(least, { error }), z.maximum(greatest, { error }))
}

function isUnique(error: string) {
  return z.refine<readonly string[]>((list) => new Set(list).size === list.length, { error })
}
