import type { z } from 'zod'
import { parseInput } from '@/lib/domain/row/input-problems'
import { tableChoiceSchema, type TableChoice } from '@/lib/services/register/table-choice'
import { refuseInput } from '@/lib/kernel/errors'

/** Most bytes of a form with a file and what was chosen for it. */
export const TABLE_UPLOAD_MAX = 9 * 1024 * 1024

/** The file of a multipart form and what was chosen for its table; the bytes were read and bounded already. Throws AppError `invalid`. */
export async function readTableUpload(body: Uint8Array, contentType: string): Promise<{ bytes: Uint8Array; choice: TableChoice }> {
  return readUpload(body, contentType, tableChoiceSchema)
}

/** The file and the choices of a multipart form, as a schema knows them. Throws AppError `invalid`. */
export async function readUpload<T>(body: Uint8Array, contentType: string, schema: z.ZodType<T>): Promise<{ bytes: Uint8Array; choice: T }> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData().catch(() => refuseInput('body', 'This is no form with a file.', 'Send multipart/form-data with the parts `file` and `choice`.'))
  const file = form.get('file')
  const choice = form.get('choice')
  if (!(file instanceof Blob) || typeof choice !== 'string') return refuseInput('body', 'The form lacks a part.', 'Send the parts `file` and `choice`.')
  return { bytes: new Uint8Array(await file.arrayBuffer()), choice: parseInput(schema, readJson(choice)) }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return refuseInput('choice', 'The choices are not JSON.', 'Send one JSON object.')
  }
}
