import * as z from 'zod/mini'
import { problemSchema, sendBody, type Sent } from '@/components/import/import-doors'
import { CHANGE_SIDES } from '@/lib/domain/round-trip/round-trip-change'

const placeSchema = z.discriminatedUnion('in', [
  z.object({ in: z.literal('register') }),
  z.object({ in: z.literal('section'), title: z.string() }),
  z.object({ in: z.literal('scenario'), code: z.string(), title: z.string() }),
])

const text = z.nullable(z.string())
const changeSchema = z.object({
  id: z.string(),
  mark: z.string(),
  place: placeSchema,
  label: z.string(),
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  side: z.enum(CHANGE_SIDES),
  exported: text,
  here: text,
  file: text,
  note: text,
  isTakable: z.boolean(),
  isPreset: z.boolean(),
})
export type EditedChange = z.infer<typeof changeSchema>

const previewSchema = z.object({
  problems: z.array(problemSchema),
  register: z.nullable(z.object({ code: z.string(), title: z.string() })),
  exported: z.nullable(z.object({ event: z.number(), at: text })),
  says: text,
  changes: z.array(changeSchema),
  left: z.number(),
})
export type EditedPreview = z.infer<typeof previewSchema>

const takenSchema = z.object({ code: z.string(), seq: z.nullable(z.number()) })
export type EditedTaken = z.infer<typeof takenSchema>

/** What a person chose: the register to compare with where the file does not say it, and what is taken. */
export interface EditedChoice {
  name: string
  code: string | null
  taken: { id: string; mark: string }[]
}

function formOf(bytes: ArrayBuffer, choice: EditedChoice): FormData {
  const form = new FormData()
  form.set('choice', JSON.stringify(choice))
  form.set('file', new Blob([bytes]), 'file')
  return form
}

/** Sends an edited document to be compared with its register; nothing is stored. */
export async function askForEdited(bytes: ArrayBuffer, choice: EditedChoice, signal: AbortSignal): Promise<Sent<EditedPreview>> {
  return sendBody('/api/imports/edited/preview', { body: formOf(bytes, choice) }, previewSchema, signal)
}

/** Takes the chosen changes. Sent again with the same command id it changes nothing more. */
export async function askToTake(bytes: ArrayBuffer, choice: EditedChoice, commandId: string, signal: AbortSignal): Promise<Sent<EditedTaken>> {
  return sendBody(`/api/imports/edited?commandId=${commandId}`, { body: formOf(bytes, choice) }, takenSchema, signal)
}
