import { z } from 'zod'
import { COLUMN_TARGETS } from '@/lib/domain/import/column-target'
import { SCALES } from '@/lib/domain/import/scale'
import { ENCODINGS } from '@/lib/exchange/sheet/decode-text'
import { DELIMITERS } from '@/lib/exchange/sheet/read-text-table'
import { SHEET_COLUMNS_MAX, SHEET_ROWS_MAX, SHEETS_MAX } from '@/lib/exchange/sheet/sheet-limits'

const column = z.strictObject({ target: z.enum(COLUMN_TARGETS), scale: z.enum(SCALES).nullable(), fillDown: z.boolean() })

const newRegister = z.strictObject({ kind: z.literal('new'), code: z.string().max(100), title: z.string().max(300) })
const knownRegister = z.strictObject({ kind: z.literal('known'), code: z.string().max(100) })

/** What a person chose for the import of a table; null or absent where the guess stands. */
export const tableChoiceSchema = z.strictObject({
  /** Name of the file; it tells the format and suggests a register. */
  name: z.string().min(1).max(300),
  encoding: z.enum(ENCODINGS).nullable().default(null),
  delimiter: z.enum(DELIMITERS).nullable().default(null),
  /** Place of the sheet or table in the file, from 0. */
  sheet: z.int().min(0).max(SHEETS_MAX).nullable().default(null),
  columns: z.array(column).max(SHEET_COLUMNS_MAX).nullable().default(null),
  /** Whether a mapping that was kept of the source is used, where the columns are not mapped here. */
  kept: z.enum(['use', 'ignore']).default('use'),
  residual: z.enum(['current', 'target']).nullable().default(null),
  /** Numbers of the rows whose offered repair is accepted, one by one. */
  repairs: z.array(z.int().min(0)).max(SHEET_ROWS_MAX).default([]),
  /** What becomes of failure modes that the register has already. */
  matched: z.enum(['update', 'skip']).default('update'),
  /** Whether rows with a problem stop the import or are left out. */
  problems: z.enum(['stop', 'skip']).default('stop'),
  into: z.discriminatedUnion('kind', [newRegister, knownRegister]).nullable().default(null),
})
export type TableChoice = z.infer<typeof tableChoiceSchema>
