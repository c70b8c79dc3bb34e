import * as z from 'zod/mini'
import { cardRow } from '@/lib/domain/workshop/workshop-rows'
import { fieldSchema } from '@/lib/domain/row/row-schema'

const id = z.uuid({ error: 'Expected an id.' })
const { text, trigger, notice, categoryId, promptKey } = cardRow.fields

/** What an author writes on a card. */
const words = { text: fieldSchema(text), trigger: fieldSchema(trigger), notice: fieldSchema(notice), categoryId: fieldSchema(categoryId) }
/** Fits what a browser makes of 32 random bytes, and nothing that somebody could guess. */
const secret = z.string().check(z.regex(/^[0-9a-f]{64}$/, { error: 'Expected 64 hexadecimal digits.' }))

export const writeCardSchema = z.strictObject({ workshopId: id, id, ...words, promptKey: fieldSchema(promptKey) })
export const rewriteCardSchema = z.strictObject({ workshopId: id, id, ...words })
export const withdrawCardSchema = z.strictObject({ workshopId: id, id })
export const writeAnonymousCardSchema = z.strictObject({ ...writeCardSchema.shape, secret })
export const rewriteAnonymousCardSchema = z.strictObject({ ...rewriteCardSchema.shape, secret })
export const withdrawAnonymousCardSchema = z.strictObject({ ...withdrawCardSchema.shape, secret })

/** How many cards are hidden in a category; null for those that name none. */
export interface HiddenCount {
  categoryId: string | null
  cards: number
}
