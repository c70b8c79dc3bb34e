import * as z from 'zod/mini'
import { COLUMN_TARGETS } from '@/lib/domain/import/column-target'
import type { FoundTable } from '@/lib/domain/import/find-table'
import type { Mapping } from '@/lib/domain/import/guess-mapping'
import { SCALES } from '@/lib/domain/import/scale'

/** Most columns of a table. */
const COLUMNS_MAX = 200

const column = z.strictObject({ target: z.enum(COLUMN_TARGETS), scale: z.nullable(z.enum(SCALES)), fillDown: z.boolean() })
const mapping = z.strictObject({ columns: z.array(column).check(z.minLength(1), z.maxLength(COLUMNS_MAX)), residual: z.nullable(z.enum(['current', 'target'])) })

/** A mapping as the text that is kept. */
export function printMapping({ columns, residual }: Mapping): string {
  return JSON.stringify({ columns: columns.map(({ target, scale, fillDown }) => ({ target, scale, fillDown })), residual })
}

/** Reads a kept mapping; null for a text that is none, such as one with a target that is not known any more. */
export function readMapping(text: string): Mapping | null {
  try {
    return mapping.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** What tells one source from another: its headers in their order, those above them, and the name of the sheet, however they are spaced and capitalised. */
export function describeSource({ headers, groups, sheet }: FoundTable): string {
  const fold = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
  return JSON.stringify([sheet.kind, fold(sheet.name ?? ''), headers.map(fold), groups.map(fold)])
}
